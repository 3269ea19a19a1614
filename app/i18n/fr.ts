import { common } from './fr/basics';
import { shell } from './fr/shell';
import { toasts } from './fr/toasts';
import { reasons } from './fr/reasons';
import { errors } from './fr/errors';
import { auth } from './fr/auth';
import { members } from './fr/members';
import { imports } from './fr/imports';
import { contributions } from './fr/contributions';
import { payments } from './fr/payments';
import { wave } from './fr/wave';
import { reconciliation } from './fr/reconciliation';
import { care } from './fr/care';
import { home } from './fr/home';
import { boards } from './fr/boards';
import { icamo } from './fr/icamo';
import { jobs } from './fr/jobs';
import { ledger } from './fr/ledger';
import { audit } from './fr/audit';
import { platform } from './fr/platform';
import { providers } from './fr/providers';
import { affiliations } from './fr/affiliations';
import { paying } from './fr/paying';
import { payouts } from './fr/payouts';
import { remittance } from './fr/remittance';
import { demonstration } from './fr/demonstration';

/** All French texts, the model of the keys. */
export const fr = {
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
};
