import type { IpmContext } from '~/platform/context';
import { listHistory } from '../audit/audit-queries.server';
import { idOfPath } from '../progress/id-of-path';
import {
  getAffiliation,
  getEmployer,
  listEmployerCalls,
  listSuspensions,
} from './employer-queries.server';

/** Everything that the page of one employer shows. */
export async function readEmployerPage(ctx: IpmContext) {
  const employer = await getEmployer(ctx, idOfPath(ctx.params['id']));
  const [calls, suspensions, history] = await Promise.all([
    ctx.can('call:read') ? listEmployerCalls(ctx, employer.id) : null,
    listSuspensions(ctx, employer.id),
    listHistory(ctx, 'employer', employer.id),
  ]);
  return {
    base: ctx.base,
    formKey: ctx.formKey,
    today: ctx.today,
    mayWrite: ctx.can('employer:write'),
    maySeeMembers: ctx.can('member:read'),
    maySeeStatement: ctx.can('receipt:read'),
    employer,
    calls,
    suspensions,
    history,
  };
}

export type EmployerPage = Awaited<ReturnType<typeof readEmployerPage>>;

export async function readEmployerForm(ctx: IpmContext) {
  const employer = await getAffiliation(ctx, idOfPath(ctx.params['id']));
  return { base: ctx.base, formKey: ctx.formKey, employer };
}
