import { NotFound } from '~/domain/outcome';
import type { PublicContext } from '~/platform/context';

const SHOWN = 30;

/** The latest mail and SMS of a demonstration. @throws NotFound anywhere else. */
export async function listSentMessages({ demo, ports }: Pick<PublicContext, 'demo' | 'ports'>) {
  if (!demo) throw new NotFound('messages');
  const [mail, sms] = await Promise.all([
    ports.mail.recent?.(SHOWN) ?? [],
    ports.sms.recent?.(SHOWN) ?? [],
  ]);
  return {
    mail: mail.map(({ to, subject, text, sentAt }) => ({ to, subject, text, sentAt })),
    sms: sms.map(({ to, text, sentAt }) => ({ to, subject: null, text, sentAt })),
  };
}
