import { sum } from '~/domain/money';
import { NotFound } from '~/domain/outcome';
import { addDays, type Day } from '~/domain/period';
import { recordAudit } from '~/features/audit/record-audit.server';
import { summariseInvoice } from '~/features/summaries/summarise-invoice.server';
import type { CommandResult, IpmTransaction, Refusal, TenantContext } from '~/platform/context';
import type { EnterInvoiceInput } from './invoice-form';
import { ownedBy, type Owners } from './invoice-owners';
import { nameLines, type NamedLine } from './name-lines.server';

type Adhesion = { readonly id: bigint; readonly paymentDelayDays: number };

/** Writes an invoice as the provider billed it; nothing is adjudicated or posted yet. */
export async function enterInvoice(
  ctx: TenantContext,
  input: EnterInvoiceInput,
  owners: Owners = null,
): Promise<CommandResult<{ readonly invoiceId: bigint }>> {
  const wrongDay = checkDays(input, ctx.today);
  if (wrongDay !== null) return wrongDay;
  return ctx.transaction(async (tx) => {
    const adhesion = await lockAdhesion(tx, input.adhesionId, owners);
    const twin = await findTwin(tx, input);
    if (twin !== null) {
      const values = { reference: input.providerReference };
      return { ok: false, reason: 'invoice-reference-known', values };
    }
    const { named, problems } = await nameLines(tx.sql, input.lines);
    const [problem] = problems;
    if (problem !== undefined) {
      const values = { ...problem.values, line: problem.index + 1 };
      return { ok: false, reason: problem.reason, values };
    }
    const invoiceId = await storeInvoice(ctx, tx, input, adhesion, named);
    await recordAudit(ctx, tx, {
      action: 'invoice.entered',
      entityKind: 'invoice',
      entityId: invoiceId,
      after: {
        adhesionId: input.adhesionId,
        providerReference: input.providerReference,
        receivedOn: input.receivedOn,
        lineCount: named.length,
        billedXof: sum(named.map(({ billedXof }) => billedXof)),
      },
    });
    return { ok: true, invoiceId };
  });
}

function checkDays({ receivedOn, lines }: EnterInvoiceInput, today: Day): Refusal | null {
  if (receivedOn > today) return { ok: false, reason: 'day-in-future' };
  const late = lines.findIndex(({ careOn }) => careOn > receivedOn);
  return late < 0
    ? null
    : { ok: false, reason: 'line-care-after-receipt', values: { line: late + 1 } };
}

/** Also makes two entries of one provider wait for each other: a reference is entered once. */
async function lockAdhesion(tx: IpmTransaction, adhesionId: bigint, owners: Owners) {
  const { sql } = tx;
  const adhesion = await sql.first<Adhesion>`SELECT a.id, a.paymentDelayDays
    FROM ProviderAdhesion a WHERE a.ipmId = ${sql.ipm} AND a.id = ${adhesionId}
      ${ownedBy(sql, owners)} FOR UPDATE`;
  if (adhesion === null) throw new NotFound(`adhesion ${adhesionId}`);
  return adhesion;
}

function findTwin({ sql }: IpmTransaction, { adhesionId, providerReference }: EnterInvoiceInput) {
  return sql.first<{ id: bigint }>`SELECT id FROM ProviderInvoice
    WHERE ipmId = ${sql.ipm} AND adhesionId = ${adhesionId}
      AND providerReference = ${providerReference} FOR UPDATE`;
}

async function storeInvoice(
  ctx: TenantContext,
  tx: IpmTransaction,
  input: EnterInvoiceInput,
  { id: adhesionId, paymentDelayDays }: Adhesion,
  lines: readonly NamedLine[],
): Promise<bigint> {
  const id = tx.newId();
  const entered = {
    ...NOT_ADJUDICATED,
    state: 'entered' as const,
    receivedOn: input.receivedOn,
    dueOn: addDays(input.receivedOn, paymentDelayDays),
    lineCount: lines.length,
    billedXof: sum(lines.map(({ billedXof }) => billedXof)),
  };
  summariseInvoice(tx, { before: null, after: { ...entered, approvedOn: null, paidOn: null } });
  await tx.sql.insert('ProviderInvoice', {
    ...entered,
    id,
    adhesionId,
    providerReference: input.providerReference,
    enteredBy: ctx.user?.id ?? 0n,
    createdAt: tx.now,
    updatedAt: tx.now,
  });
  await tx.sql.insertMany(
    'ProviderInvoiceLine',
    lines.map((line) => ({
      invoiceId: id,
      position: line.position,
      participantId: line.participantId,
      dependantId: line.dependantId,
      careOn: line.careOn,
      actCode: line.actCode,
      quantity: line.quantity,
      billedXof: line.billedXof,
      baseXof: 0n,
      ...NOT_ADJUDICATED,
      reasons: '[]',
    })),
  );
  return id;
}

const NOT_ADJUDICATED = {
  ipmShareXof: 0n,
  coPaymentXof: 0n,
  aboveCeilingXof: 0n,
  excessXof: 0n,
  rejectedXof: 0n,
} as const;
