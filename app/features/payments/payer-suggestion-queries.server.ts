import { payerHints, type PayerHints } from '~/domain/payments/payer-hints';
import { containing } from '~/features/forms/list-query';
import type { IpmContext, TenantSql } from '~/platform/context';
import type { Payer } from './payer-queries.server';
import type { ReceiptDetail } from './receipt-queries.server';

export type SuggestedPayer = Payer & { readonly why: 'reference' | 'phone' | 'name' | 'amount' };

const SHOWN = 5;

/**
 * Employers that this money may be from, the surest reason first: a number of theirs in the
 * reference, their phone, their name, or a call that owes exactly this amount.
 */
export async function suggestPayers(
  { sql }: Pick<IpmContext, 'sql'>,
  receipt: ReceiptDetail,
): Promise<SuggestedPayer[]> {
  const hints = payerHints(receipt);
  const leftXof = receipt.amountXof - receipt.allocatedXof;
  const found: SuggestedPayer[] = [
    ...(await byReference(sql, hints)).map((payer) => ({ ...payer, why: 'reference' as const })),
    ...(await byPhone(sql, hints)).map((payer) => ({ ...payer, why: 'phone' as const })),
    ...(await byName(sql, hints)).map((payer) => ({ ...payer, why: 'name' as const })),
    ...(await byAmount(sql, leftXof)).map((payer) => ({ ...payer, why: 'amount' as const })),
  ];
  const seen = new Set<bigint>();
  return found.filter(({ id }) => !seen.has(id) && seen.add(id)).slice(0, SHOWN);
}

async function byReference(sql: TenantSql, { tokens }: PayerHints): Promise<Payer[]> {
  if (tokens.length === 0) return [];
  return sql.rows<Payer>`SELECT DISTINCT a.id, a.name, a.ninea, a.number FROM Affiliation a
      LEFT JOIN ContributionCall c ON c.ipmId = a.ipmId AND c.affiliationId = a.id
        AND c.number IN (${sql.list(tokens)})
    WHERE a.ipmId = ${sql.ipm} AND (a.ninea IN (${sql.list(tokens)})
      OR a.number IN (${sql.list(tokens)}) OR c.id IS NOT NULL)
    ORDER BY a.name, a.id LIMIT ${SHOWN}`;
}

async function byPhone(sql: TenantSql, { phone }: PayerHints): Promise<Payer[]> {
  if (phone === null) return [];
  return sql.rows<Payer>`SELECT id, name, ninea, number FROM Affiliation
    WHERE ipmId = ${sql.ipm} AND REPLACE(phone, ' ', '') LIKE ${`%${phone}`}
    ORDER BY name, id LIMIT ${SHOWN}`;
}

async function byName(sql: TenantSql, { word }: PayerHints): Promise<Payer[]> {
  if (word === null) return [];
  return sql.rows<Payer>`SELECT id, name, ninea, number FROM Affiliation
    WHERE ipmId = ${sql.ipm} AND name LIKE ${containing(word)} ORDER BY name, id LIMIT ${SHOWN}`;
}

const byAmount = (sql: TenantSql, leftXof: bigint): Promise<Payer[]> =>
  sql.rows<Payer>`SELECT DISTINCT a.id, a.name, a.ninea, a.number
    FROM ContributionCall c JOIN Affiliation a ON a.ipmId = c.ipmId AND a.id = c.affiliationId
    WHERE c.ipmId = ${sql.ipm} AND c.state = ${'issued'} AND c.totalXof - c.allocatedXof = ${leftXof}
    ORDER BY a.name, a.id LIMIT ${SHOWN}`;
