import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Plus } from 'lucide-react';
import { LinkButton } from '~/components/button';
import { PageHeader } from '~/components/page-header';
import { Section } from '~/components/section';
import { listRules } from '~/features/rules/rule-queries.server';
import { RuleTable } from '~/features/rules/rule-table';
import { useT } from '~/i18n/t';
import { ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('rule:read', async (ctx) => {
  const { base, today } = ctx;
  const rules = await listRules(ctx.sql);
  return {
    base,
    today,
    rules,
    canWrite: ctx.can('rule:write'),
    title: ctx.t('contributions.rules.title'),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function Rules() {
  const { base, today, rules, canWrite, title } = useLoaderData<typeof loader>();
  const t = useT();
  const create = canWrite && (
    <LinkButton to={`${base}/rules/new`} tone="primary" icon={Plus}>
      {t('contributions.rules.new')}
    </LinkButton>
  );
  return (
    <>
      <PageHeader title={title} description={t('contributions.rules.text')} actions={create} />
      <Section flush>
        <RuleTable rules={rules} today={today} emptyAction={create} />
      </Section>
    </>
  );
}
