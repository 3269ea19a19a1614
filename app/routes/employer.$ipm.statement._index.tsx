import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PageHeader } from '~/components/page-header';
import { Tabs } from '~/components/tabs';
import {
  getOwnParty,
  listOwnParties,
  readPartyStatement,
} from '~/features/statements/party-statement.server';
import { StatementOfAccount } from '~/features/statements/statement-of-account';
import { useT } from '~/i18n/t';
import { employerLoader } from '~/platform/handler.server';

export const loader = employerLoader('own-call:read', async (ctx) => {
  const party = await getOwnParty(ctx);
  const [parties, statement] = await Promise.all([
    listOwnParties(ctx),
    readPartyStatement(ctx, party),
  ]);
  return { base: ctx.base, party, parties, statement, title: ctx.t('paying.statement.title') };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function OwnStatement() {
  const { base, party, parties, statement, title } = useLoaderData<typeof loader>();
  const t = useT();
  const to = `${base}/statement`;
  return (
    <>
      <PageHeader
        title={title}
        aside={party.number}
        description={t('paying.statement.ownText', { employer: party.name })}
      />
      {parties.length > 1 && (
        <Tabs
          label={t('payments.employer')}
          tabs={parties.map(({ id, name }) => ({
            to: `${to}?employer=${id}`,
            label: name,
            current: id === party.id,
          }))}
        />
      )}
      <StatementOfAccount {...{ base, to, party, statement }} />
    </>
  );
}
