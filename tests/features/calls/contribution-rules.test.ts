import { describe, expect, it } from 'vitest';
import { CONTRIBUTION_RULE_REASONS } from '~/domain/contributions/contribution-rule';
import { OPEN_END, toDay } from '~/domain/period';
import { createRule } from '~/features/rules/create-rule.server';
import { CreateRuleForm, FIELD_OF_REASON } from '~/features/rules/rule-form';
import { findRuleOn, listRules } from '~/features/rules/rule-queries.server';
import { en } from '~/i18n/en';
import { fr } from '~/i18n/fr';
import {
  issueMonth,
  newPayingIpm,
  newWorker,
  openPaymentWorld,
} from '#tests/features/payments/payment-world';

openPaymentWorld();

const typed = {
  validFrom: '2026-12-01',
  rateBasisPoints: '7,5',
  ceilingXof: '250 000',
  employerShareBasisPoints: '50',
  waitingMonths: '2',
  dueDayOfMonth: '15',
  source: 'Règlement intérieur, art. 12',
};

const input = (changes: object = {}) => CreateRuleForm.parse({ ...typed, ...changes });

describe('a new contribution rule', () => {
  it('holds from its day on, ends the one before, and is in the journal', async () => {
    const made = await newPayingIpm();
    expect(await createRule(made.gerant(), input())).toMatchObject({ ok: true });
    const rules = await listRules(made.sql);
    expect(rules.map(({ validFrom, validTo }) => [validFrom, validTo])).toEqual([
      ['2026-12-01', OPEN_END],
      ['2000-01-01', '2026-12-01'],
    ]);
    const rateOn = async (day: string) => (await findRuleOn(made.sql, toDay(day)))?.rateBasisPoints;
    expect([await rateOn('2026-11-30'), await rateOn('2026-12-01')]).toEqual([600, 750]);
    const journal = await made.sql.rows`SELECT action FROM AuditEntry
      WHERE ipmId = ${made.sql.ipm} AND entityKind = ${'rule'}`;
    expect(journal).toEqual([{ action: 'rule.created' }]);
  });

  it('is refused where a call is already issued, and before the last rule', async () => {
    const made = await newPayingIpm();
    await newWorker(made, made.affiliationId, 250_000n);
    await issueMonth(made, '2026-10');
    expect(await createRule(made.gerant(), input({ validFrom: '2026-10-15' }))).toMatchObject({
      reason: 'rule-before-issued-call',
      values: { period: '2026-10' },
    });
    expect(await createRule(made.gerant(), input({ validFrom: '1999-01-01' }))).toMatchObject({
      reason: 'rule-before-last',
    });
    expect(await listRules(made.sql)).toHaveLength(1);
    expect(await createRule(made.gerant(), input({ validFrom: '2026-11-01' }))).toMatchObject({
      ok: true,
    });
  });

  it('saved twice at the same moment is saved once', async () => {
    const made = await newPayingIpm();
    const answers = await Promise.all([
      createRule(made.gerant(), input()),
      createRule(made.gerant(), input()),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await listRules(made.sql)).toHaveLength(2);
  });

  it('tells every reason beside its field', () => {
    const wrong = CreateRuleForm.safeParse({
      ...typed,
      rateBasisPoints: '16',
      floorXof: '300000',
      employerShareBasisPoints: '40',
      dueDayOfMonth: '32',
    });
    expect(wrong.error?.issues.map(({ path, message }) => [path.join(), message])).toEqual([
      ['rateBasisPoints', 'rate-above-legal-maximum'],
      ['floorXof', 'floor-above-ceiling'],
      ['employerShareBasisPoints', 'employer-share-below-legal-minimum'],
      ['dueDayOfMonth', 'due-day-out-of-bounds'],
    ]);
  });

  it.each(CONTRIBUTION_RULE_REASONS)('puts %s in words, in both languages', (reason) => {
    expect(fr.errors[reason]).not.toBe('');
    expect(en.errors[reason]).not.toBe('');
    expect(typed).toHaveProperty(
      FIELD_OF_REASON[reason] === 'floorXof' ? 'ceilingXof' : FIELD_OF_REASON[reason],
    );
  });
});
