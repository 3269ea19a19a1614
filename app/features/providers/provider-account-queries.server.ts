import { NotFound } from '~/domain/outcome';
import type { WaveNameMatch } from '~/domain/payments/wave-recipient';
import { listHistory, type AuditHistoryRow } from '~/features/audit/audit-queries.server';
import type { IpmContext, TenantContext } from '~/platform/context';

export type ProviderAccount = {
  /** As `recipientText` writes it; null when the provider is not paid through Wave. */
  readonly waveRecipient: string | null;
  readonly waveNameMatch: WaveNameMatch | null;
};

const ACCOUNT_FIELDS: readonly string[] = [
  'waveRecipient',
  'waveNameMatch',
] satisfies (keyof ProviderAccount)[];

/** Whoever pays providers, or writes where they are paid; nobody else is sent an account. */
export const seesAccounts = ({ can }: Pick<IpmContext, 'can'>): boolean =>
  can('invoice:pay') || can('provider-account:write');

/** @throws NotFound when the IPM has no such adhesion. */
export async function getProviderAccount(
  { sql }: Pick<TenantContext, 'sql'>,
  adhesionId: bigint,
): Promise<ProviderAccount> {
  const account = await sql.first<ProviderAccount>`SELECT waveRecipient, waveNameMatch
    FROM ProviderAdhesion WHERE ipmId = ${sql.ipm} AND id = ${adhesionId}`;
  if (account === null) throw new NotFound(`adhesion ${adhesionId}`);
  return account;
}

/** That an account was written is for every reader; which one, only for those who see accounts. */
export async function listProviderHistory(
  ctx: Pick<IpmContext, 'sql' | 'can'>,
  adhesionId: bigint,
): Promise<AuditHistoryRow[]> {
  const history = await listHistory(ctx, 'provider', adhesionId);
  if (seesAccounts(ctx)) return history;
  return history.map(({ changes, ...entry }) => ({
    ...entry,
    changes: changes.filter(({ field }) => !ACCOUNT_FIELDS.includes(field)),
  }));
}
