import { expect, it } from 'vitest';
import { auditColumns } from '~/features/audit/audit-exports';
import { auditFilter } from '~/features/audit/audit-pages.server';
import { listAudit } from '~/features/audit/audit-queries.server';
import { recordAudit } from '~/features/audit/record-audit.server';
import { createTranslator, type Language } from '~/i18n/t';
import { newIpm } from '#tests/support/new-ipm';

it.each([
  ['fr', '', ['Awa Sarr', 'Traitement automatique']],
  ['en', '', ['Automatic processing', 'Awa Sarr']],
  ['fr', 'automatique', ['Traitement automatique']],
  ['en', 'Automatic', ['Automatic processing']],
  ['fr', 'sarr', ['Awa Sarr']],
] as const)(
  'the journal says in %s who acted, and finds « %s »',
  async (language: Language, asked, shown) => {
    const { ctx } = await newIpm();
    const user = { ...ctx.user, id: 7n };
    for (const acting of [
      { user: null, actor: 'système' },
      { user, actor: 'Awa Sarr' },
    ]) {
      await ctx.transaction((tx) =>
        recordAudit({ ...ctx, ...acting } as typeof ctx, tx, {
          action: 'call.issued',
          entityKind: 'call',
          entityId: 1n,
        }),
      );
    }
    const t = createTranslator(language);
    const query = new URLSearchParams({ q: asked, action: 'call.issued' });
    const { rows } = await listAudit(ctx, auditFilter({ query, t }), 1);
    const who = auditColumns(t).find(({ header }) => header === t('audit.who'));
    expect(rows.map((row) => who?.value(row)).sort()).toEqual(shown);
  },
);
