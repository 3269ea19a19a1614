import { useT, type Translate } from '~/i18n/t';
import { Explanation } from '~/components/explanation';
import type { LineAmounts, LineCare } from './invoice-line-queries.server';

type Explained = { readonly line: LineAmounts; readonly care: LineCare };

/** Opens on how every franc of the line was found. */
export function LineExplanation({ line, care }: Explained) {
  const t = useT();
  return (
    <Explanation
      summary={<span className="text-sm font-normal">{t('common.explanation')}</span>}
      lines={explanationOf(t, line, care)}
      source={
        care.coverSource === null || line.rejectedXof > 0n
          ? undefined
          : t('care.explain.source', { source: care.coverSource })
      }
    />
  );
}

function explanationOf(t: Translate, line: LineAmounts, care: LineCare): string[] {
  const { baseXof, ipmShareXof, coPaymentXof, aboveCeilingXof, excessXof, rejectedXof } = line;
  const { tariffXof, rateBasisPoints, quantity } = care;
  if (rejectedXof > 0n || tariffXof === null || rateBasisPoints === null) {
    return [t('care.explain.rejected', { amount: rejectedXof })];
  }
  const parts = [
    t('care.explain.base', { billed: line.billedXof, tariff: tariffXof, quantity }),
    t('care.explain.share', { base: baseXof, rate: rateBasisPoints, share: ipmShareXof }),
    t('care.explain.coPayment', { amount: coPaymentXof }),
  ];
  if (aboveCeilingXof > 0n) parts.push(t('care.explain.aboveCeiling', { amount: aboveCeilingXof }));
  if (excessXof > 0n) parts.push(t('care.explain.excess', { amount: excessXof }));
  return parts;
}
