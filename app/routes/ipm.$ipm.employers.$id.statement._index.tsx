import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Notice } from '~/components/notice';
import { PageHeader } from '~/components/page-header';
import { PaperVerdict } from '~/features/documents/paper-verdict';
import { isGenuine } from '~/features/documents/verification';
import { idOfPath } from '~/features/progress/id-of-path';
import { getParty, readPartyStatement } from '~/features/statements/party-statement.server';
import { StatementOfAccount } from '~/features/statements/statement-of-account';
import { vouchedStatement } from '~/features/statements/vouched-statement';
import { useT } from '~/i18n/t';
import { ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('receipt:read', async (ctx) => {
  const party = await getParty(ctx, idOfPath(ctx.params['id']));
  const statement = await readPartyStatement(ctx, party);
  const { from, to, closingXof } = statement;
  const closing = ctx.query.get('closing') ?? String(closingXof);
  const genuine = isGenuine(ctx, 'statements', vouchedStatement(party.id, { from, to, closing }));
  const hasMoved = genuine === true && closing !== String(closingXof);
  const title = ctx.t('paying.statement.title');
  return { base: ctx.base, party, statement, genuine, hasMoved, title };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function EmployerStatement() {
  const { base, party, statement, genuine, hasMoved, title } = useLoaderData<typeof loader>();
  const t = useT();
  const employerTo = `${base}/employers/${party.id}`;
  return (
    <>
      <PageHeader
        title={title}
        aside={party.number}
        description={party.name}
        breadcrumb={[
          { label: t('affiliations.title'), to: `${base}/employers` },
          { label: party.name, to: employerTo },
        ]}
      />
      <PaperVerdict genuine={genuine} />
      {hasMoved && (
        <div className="mb-5">
          <Notice tone="info">{t('paying.statement.hasMoved')}</Notice>
        </div>
      )}
      <StatementOfAccount to={`${employerTo}/statement`} {...{ base, party, statement }} />
    </>
  );
}
