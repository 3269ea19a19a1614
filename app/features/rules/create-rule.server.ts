import { firstDay, nextPeriod, OPEN_END, periodOf, type Day } from '~/domain/period';
import { recordAudit } from '~/features/audit/record-audit.server';
import type { CommandResult, IpmContext, IpmTransaction } from '~/platform/context';
import type { CreateRuleInput } from './rule-form';

type Last = { readonly id: bigint; readonly validFrom: Day };

/**
 * A new contribution rule from a day on: it ends the one before. Refused where a call is already
 * issued, so that no call is left without the rule it was computed from.
 */
export async function createRule(
  ctx: IpmContext,
  input: CreateRuleInput,
): Promise<CommandResult<{ readonly validFrom: Day }>> {
  return ctx.transaction(async (tx) => {
    const { sql } = tx;
    const { validFrom } = input;
    const last = await lockLastRule(tx);
    if (last !== null && last.validFrom >= validFrom) {
      return { ok: false, reason: 'rule-before-last', values: { day: last.validFrom } };
    }
    const issuedThrough = await lastIssuedMonth(tx);
    if (issuedThrough !== null && validFrom < firstDay(nextPeriod(periodOf(issuedThrough)))) {
      const values = { period: periodOf(issuedThrough) };
      return { ok: false, reason: 'rule-before-issued-call', values };
    }
    if (last !== null) {
      await sql.run`UPDATE ContributionRule SET validTo = ${validFrom}
        WHERE ipmId = ${sql.ipm} AND id = ${last.id}`;
    }
    const id = tx.newId();
    await sql.insert('ContributionRule', {
      id,
      ...input,
      validTo: OPEN_END,
      createdBy: ctx.user.id,
      createdAt: tx.now,
    });
    await recordAudit(ctx, tx, {
      action: 'rule.created',
      entityKind: 'rule',
      entityId: id,
      after: { ...input, endsRule: last?.id ?? null },
    });
    return { ok: true, validFrom };
  });
}

function lockLastRule({ sql }: IpmTransaction): Promise<Last | null> {
  return sql.first<Last>`SELECT id, validFrom FROM ContributionRule
    WHERE ipmId = ${sql.ipm} ORDER BY validFrom DESC LIMIT 1 FOR UPDATE`;
}

async function lastIssuedMonth({ sql }: IpmTransaction): Promise<Day | null> {
  const row = await sql.first<{ period: Day }>`SELECT period FROM ContributionCall
    WHERE ipmId = ${sql.ipm} AND state = ${'issued'} ORDER BY period DESC LIMIT 1`;
  return row?.period ?? null;
}
