import { describe, expect, it } from 'vitest';
import { toDay } from '~/domain/period';
import { cancelCall } from '~/features/calls/cancel-call.server';
import { recordReceipt } from '~/features/payments/record-receipt.server';
import {
  eachMovement,
  getOwnParty,
  readPartyStatement,
} from '~/features/statements/party-statement.server';
import { NotFound } from '~/domain/outcome';
import {
  issueMonth,
  newPayingIpm,
  newWorker,
  openPaymentWorld,
} from '#tests/features/payments/payment-world';

openPaymentWorld();

describe('the statement of an employer', () => {
  it('runs from its opening balance through every piece to account 411, to the franc', async () => {
    const made = await newPayingIpm();
    await newWorker(made, made.affiliationId, 250_000n);
    await issueMonth(made, '2026-08');
    const { id } = await issueMonth(made, '2026-09');
    await issueMonth(made, '2026-10');
    await cancelCall(made.gerant(), { callId: id, reason: 'Effectif erroné' });
    // More than is owed: what no call takes is set aside, out of the account.
    const paid = await recordReceipt(made.gerant(), {
      affiliationId: made.affiliationId,
      method: 'bank',
      reference: 'VIR-1',
      amountXof: 40_000n,
      receivedOn: toDay('2026-11-10'),
      note: null,
    });
    expect(paid).toMatchObject({ ok: true });
    const query = new URLSearchParams({ from: '2026-09-01', to: '2026-11-22' });
    const ctx = { ...made.employer(), query };
    const party = await getOwnParty(ctx);
    const statement = await readPartyStatement(ctx, party);
    const moved = statement.movements.map(({ debitXof, creditXof }) => debitXof - creditXof);
    expect(statement.openingXof).toBe(15_000n);
    expect(statement.list.total).toBe(moved.length);
    let balanceXof = statement.openingXof;
    for (const [index, movement] of statement.movements.entries()) {
      balanceXof += moved[index] ?? 0n;
      expect(movement.balanceXof).toBe(balanceXof);
      expect(movement.reference).not.toBeNull();
    }
    expect(statement.closingXof).toBe(balanceXof);
    const ledger = await made.sql.first<{ xof: bigint }>`SELECT
        SUM(IF(debitCode = ${'411000'}, amountXof, 0) - IF(creditCode = ${'411000'}, amountXof, 0))
          AS xof
      FROM LedgerTransfer WHERE ipmId = ${made.sql.ipm}`;
    expect(statement.closingXof).toBe(ledger?.xof);
    const all = [];
    for await (const movement of eachMovement(ctx, party, statement)) all.push(movement);
    expect(all).toEqual(statement.movements);
  });

  it('of another employer is not there', async () => {
    const made = await newPayingIpm();
    const ctx = { ...made.employer(), organisationIds: [1n] };
    await expect(getOwnParty(ctx)).rejects.toThrow(NotFound);
  });
});
