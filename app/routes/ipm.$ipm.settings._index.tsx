import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { PageHeader } from '~/components/page-header';
import { DetailLayout } from '~/components/section';
import { listHistory } from '~/features/audit/audit-queries.server';
import { DutiesPanel } from '~/features/duties/duties-panel';
import { SetDutiesForm } from '~/features/duties/duty-form';
import { dutiesOn, listDutyRules } from '~/features/duties/duty-queries.server';
import { setDuties } from '~/features/duties/set-duties.server';
import { RecordHistory } from '~/features/documents/record-history';
import { BankAccountForm } from '~/features/payments/bank-account-form';
import { BankAccountPanel } from '~/features/payments/bank-account-panel';
import { findBankAccount } from '~/features/payments/bank-account-queries.server';
import { saveBankAccount } from '~/features/payments/save-bank-account.server';
import { removePreviousSecret } from '~/features/wallets/remove-previous-secret.server';
import { removeSigningSecret } from '~/features/wallets/remove-signing-secret.server';
import { saveWallet } from '~/features/wallets/save-wallet.server';
import { RemoveSecretForm, WalletForm } from '~/features/wallets/wallet-form';
import { WalletPanel } from '~/features/wallets/wallet-panel';
import { findWalletSettings } from '~/features/wallets/wallet-settings-queries.server';
import { useT } from '~/i18n/t';
import { byIntent, ipmAction, ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('wallet:write', async (ctx) => {
  const wallet = await findWalletSettings(ctx);
  const history = wallet === null ? [] : await listHistory(ctx, 'wallet', wallet.id);
  const webhookUrl = `${ctx.url.origin}/webhooks/wave/${ctx.ipm.slug}`;
  const bank = await findBankAccount(ctx);
  const { formKey, today } = ctx;
  const duties = { duties: await dutiesOn(ctx, today), rules: await listDutyRules(ctx), today };
  const title = ctx.t('shell.nav.settings');
  return { formKey, wallet, bank, history, webhookUrl, duties, title };
});

export const action = byIntent({
  save: ipmAction('wallet:write', WalletForm, saveWallet, {
    done: (ctx) => ({ to: `${ctx.base}/settings`, toast: 'payments.toasts.walletSaved' }),
  }),
  'save-bank': ipmAction('wallet:write', BankAccountForm, saveBankAccount, {
    done: (ctx) => ({ to: `${ctx.base}/settings`, toast: 'paying.toasts.bankSaved' }),
  }),
  'set-duties': ipmAction('rule:write', SetDutiesForm, setDuties, {
    done: (ctx) => ({ to: `${ctx.base}/settings`, toast: 'duties-set' }),
  }),
  'remove-previous': ipmAction('wallet:write', RemoveSecretForm, removePreviousSecret, {
    done: (ctx) => ({ to: `${ctx.base}/settings`, toast: 'payments.toasts.previousRemoved' }),
  }),
  'remove-signing': ipmAction('wallet:write', RemoveSecretForm, removeSigningSecret, {
    done: (ctx) => ({ to: `${ctx.base}/settings`, toast: 'payments.toasts.signingRemoved' }),
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function Settings() {
  const { formKey, wallet, bank, history, webhookUrl, duties, title } =
    useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT();
  return (
    <>
      <PageHeader title={title} description={t('payments.wallet.text')} />
      <DetailLayout
        main={
          <>
            <WalletPanel {...{ wallet, formKey, result, webhookUrl }} />
            <BankAccountPanel account={bank} formKey={formKey} result={result} />
            <DutiesPanel {...duties} formKey={formKey} result={result} />
          </>
        }
        aside={<RecordHistory rows={history} />}
      />
    </>
  );
}
