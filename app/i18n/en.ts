import type { Dictionary } from './dictionary';
import { common } from './en/basics';
import { shell } from './en/shell';
import { toasts } from './en/toasts';
import { reasons } from './en/reasons';
import { errors } from './en/errors';
import { auth } from './en/auth';
import { members } from './en/members';
import { imports } from './en/imports';
import { contributions } from './en/contributions';
import { payments } from './en/payments';
import { wave } from './en/wave';
import { reconciliation } from './en/reconciliation';
import { care } from './en/care';
import { home } from './en/home';
import { boards } from './en/boards';
import { icamo } from './en/icamo';
import { jobs } from './en/jobs';
import { ledger } from './en/ledger';
import { audit } from './en/audit';
import { platform } from './en/platform';
import { providers } from './en/providers';
import { affiliations } from './en/affiliations';
import { paying } from './en/paying';
import { payouts } from './en/payouts';
import { remittance } from './en/remittance';
import { demonstration } from './en/demonstration';

export const en = {
  common,
  shell,
  errors,
  toasts,
  reasons,
  auth,
  members,
  imports,
  contributions,
  payments,
  wave,
  reconciliation,
  care,
  home,
  boards,
  icamo,
  jobs,
  ledger,
  audit,
  platform,
  providers,
  affiliations,
  paying,
  payouts,
  remittance,
  demonstration,
} satisfies Dictionary;
