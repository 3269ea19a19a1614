import { ageOn } from '~/domain/period';
import type { IpmContext } from '~/platform/context';
import { listHistory } from '../audit/audit-queries.server';
import { listEmployerChoices } from '../employers/employer-queries.server';
import { idOfPath } from '../progress/id-of-path';
import { entitlementToday } from './entitlement-today.server';
import {
  getMember,
  listContributions,
  listDependants,
  listEmployments,
  type MemberRecord,
} from './member-queries.server';
import { maskNin, openNin } from './nin.server';

/** Everything that the page of one participant shows. */
export async function readMemberPage(ctx: IpmContext) {
  const member = await getMember(ctx, idOfPath(ctx.params['id']));
  const mayWrite = ctx.can('member:write');
  const [employments, dependants, contributions, history, employers] = await Promise.all([
    listEmployments(ctx, member.id),
    listDependants(ctx, member.id),
    ctx.can('call:read') ? listContributions(ctx, member.id) : null,
    listHistory(ctx, 'participant', member.id),
    mayWrite ? listEmployerChoices(ctx) : [],
  ]);
  const rights = await entitlementToday(ctx, { member, employments, dependants });
  const nin = openNin(ctx, member.ninCiphertext, member.id);
  return {
    base: ctx.base,
    formKey: ctx.formKey,
    today: ctx.today,
    mayWrite,
    mayOpenEmployer: ctx.can('employer:read'),
    member: shown(member, mayWrite ? nin : maskNin(nin)),
    employments,
    dependants: dependants.map((dependant) => ({
      ...dependant,
      age: dependant.birthDate === null ? null : ageOn(dependant.birthDate, ctx.today),
      reasons: rights.dependants.get(dependant.id) ?? [],
    })),
    reasons: rights.member,
    contributions,
    employers,
    history,
  };
}

/** The record without its sealed columns. */
function shown(member: MemberRecord, nin: string | null) {
  const { id, matricule, lastName, firstName, birthDate, sex, phone, email } = member;
  const { status, enrolledOn, leftOn } = member;
  return {
    ...{ id, matricule, lastName, firstName, birthDate, sex, phone, email, nin },
    ...{ status, enrolledOn, leftOn },
  };
}

export type MemberPage = Awaited<ReturnType<typeof readMemberPage>>;
