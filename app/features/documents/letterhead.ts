import type { IpmContext } from '~/platform/context';

/** Who writes: name, address, and the order that approved the IPM. */
export function letterheadOf({ ipm, t }: Pick<IpmContext, 'ipm' | 't'>) {
  const { name, address, phone, email, approvalNumber, approvedOn } = ipm;
  const approval =
    approvalNumber === null || approvedOn === null
      ? null
      : t('contributions.document.approval', { number: approvalNumber, day: approvedOn });
  return { name, lines: [address, phone, email].filter((line) => line !== ''), approval };
}
