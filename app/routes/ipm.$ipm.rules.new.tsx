import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { PageHeader } from '~/components/page-header';
import { Section } from '~/components/section';
import { addMonths, firstDay, periodOf } from '~/domain/period';
import { createRule } from '~/features/rules/create-rule.server';
import { RuleFields } from '~/features/rules/rule-fields';
import { CreateRuleForm } from '~/features/rules/rule-form';
import { listRules } from '~/features/rules/rule-queries.server';
import { useT } from '~/i18n/t';
import { ipmAction, ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('rule:write', async (ctx) => {
  const { base, formKey } = ctx;
  const [last] = await listRules(ctx.sql);
  const from = firstDay(addMonths(periodOf(ctx.today), 1));
  return { base, formKey, last: last ?? null, from, title: ctx.t('contributions.rules.newTitle') };
});

export const action = ipmAction('rule:write', CreateRuleForm, createRule, {
  done: (ctx, { validFrom }) => ({
    to: `${ctx.base}/rules`,
    toast: { key: 'contributions.toasts.rule', values: { day: validFrom } },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function NewRule() {
  const { base, formKey, last, from, title } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT();
  return (
    <>
      <PageHeader
        title={title}
        description={t('contributions.rules.text')}
        breadcrumb={[{ label: t('contributions.rules.title'), to: `${base}/rules` }]}
      />
      <Section>
        <RuleFields {...{ base, formKey, last, from, result }} />
      </Section>
    </>
  );
}
