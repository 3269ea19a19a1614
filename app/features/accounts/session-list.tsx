import { DataTable, type Column } from '~/components/data-table';
import { InstantText } from '~/components/dates';
import { Form, SubmitButton } from '~/components/form';
import { StateBadge } from '~/components/state-badge';
import { useT } from '~/i18n/t';

export type SessionItem = {
  readonly handle: string;
  readonly isThis: boolean;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly address: string;
  readonly device: string | null;
};

export function SessionList({ sessions }: { readonly sessions: readonly SessionItem[] }) {
  const t = useT();
  const columns: readonly Column<SessionItem>[] = [
    {
      key: 'device',
      header: t('auth.security.device'),
      cell: ({ device }) => device ?? t('auth.security.unknownDevice'),
    },
    {
      key: 'address',
      header: t('auth.security.address'),
      cell: ({ address }) => <span className="tabular break-all">{address}</span>,
    },
    {
      key: 'since',
      header: t('auth.security.since'),
      cell: ({ createdAt }) => <InstantText instant={createdAt} />,
      phone: 'hidden',
    },
    {
      key: 'lastSeen',
      header: t('auth.security.lastSeen'),
      cell: ({ lastSeenAt }) => <InstantText instant={lastSeenAt} />,
    },
    {
      key: 'action',
      header: t('auth.security.action'),
      phone: 'value',
      cell: (session) => <EndOne session={session} />,
    },
  ];
  return (
    <div className="flex flex-col gap-4">
      <div className="rounded border border-line">
        <DataTable
          caption={t('auth.security.sessionsTitle')}
          columns={columns}
          rows={sessions}
          rowKey={({ handle }) => handle}
        />
      </div>
      {sessions.length > 1 && (
        <Form intent="end-sessions">
          <SubmitButton tone="secondary">{t('auth.security.endOthers')}</SubmitButton>
        </Form>
      )}
    </div>
  );
}

function EndOne({ session }: { readonly session: SessionItem }) {
  const t = useT();
  if (session.isThis) {
    return <StateBadge tone="settled">{t('auth.security.thisDevice')}</StateBadge>;
  }
  return (
    <Form intent="end-sessions">
      <input type="hidden" name="session" value={session.handle} />
      <SubmitButton tone="secondary">{t('auth.security.endSession')}</SubmitButton>
    </Form>
  );
}
