import { recordAudit } from '~/features/audit/record-audit.server';
import type { CommandResult, IpmContext } from '~/platform/context';
import type { BankAccountInput } from './bank-account-form';
import type { BankAccount } from './bank-account-queries.server';

/** Writes where employers pay by transfer; they see it at once, so the change is in the journal. */
export async function saveBankAccount(
  ctx: IpmContext,
  input: BankAccountInput,
): Promise<CommandResult> {
  return ctx.transaction(async (tx) => {
    const { sql, now } = tx;
    const { bankName, holder, number } = input;
    const before = await sql.first<BankAccount>`SELECT id, bankName, holder, number
      FROM BankAccount WHERE ipmId = ${sql.ipm} ORDER BY id LIMIT 1 FOR UPDATE`;
    const id = before?.id ?? tx.newId();
    if (before === null) {
      await sql.insert('BankAccount', { id, ...input, createdAt: now, updatedAt: now });
    } else {
      await sql.run`UPDATE BankAccount SET bankName = ${bankName}, holder = ${holder},
          number = ${number}, updatedAt = ${now}
        WHERE ipmId = ${sql.ipm} AND id = ${id}`;
    }
    await recordAudit(ctx, tx, {
      action: 'bank-account.saved',
      entityKind: 'bank-account',
      entityId: id,
      ...(before === null
        ? {}
        : { before: { bankName: before.bankName, holder: before.holder, number: before.number } }),
      after: input,
    });
    return { ok: true };
  });
}
