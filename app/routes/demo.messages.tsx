import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PublicFrame } from '~/components/shell/public-frame';
import { listSentMessages } from '~/features/accounts/sent-message-queries.server';
import { SentMessages } from '~/features/accounts/sent-messages';
import { useT } from '~/i18n/t';
import { publicLoader } from '~/platform/handler.server';

export const loader = publicLoader(async (ctx) => ({
  title: ctx.t('auth.messages.title'),
  ...(await listSentMessages(ctx)),
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function MessagesPage() {
  const { mail, sms } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <PublicFrame
      width="wide"
      title={t('auth.messages.title')}
      description={t('auth.messages.description')}
      demo
    >
      <SentMessages
        title={t('auth.messages.mail')}
        empty={t('auth.messages.noMail')}
        messages={mail}
      />
      <SentMessages
        title={t('auth.messages.sms')}
        empty={t('auth.messages.noSms')}
        messages={sms}
      />
    </PublicFrame>
  );
}
