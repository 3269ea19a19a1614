import { parseNin } from '~/domain/affiliation/nin';
import { parsePhone } from '~/domain/affiliation/phone';
import type { IpmContext, TenantSql } from '~/platform/context';
import { startingWith } from '../forms/list-query';
import type { MemberFilter } from './member-filter';

type Asking = Pick<IpmContext, 'sql' | 'today' | 'vault' | 'ipm'>;

/** What follows `WHERE p.ipmId = …` for a filter. */
export function memberConditions(ctx: Asking, filter: MemberFilter) {
  const { sql } = ctx;
  const { status, search } = filter;
  return sql.part`${status === null ? sql.none : sql.part`AND p.status = ${status}`}
    ${employed(ctx, filter)} ${search === '' ? sql.none : found(ctx, search)}`;
}

export function memberOrder(sql: TenantSql, { sort }: MemberFilter, reversed: boolean) {
  const descending = sort.descending !== reversed;
  if (sort.key === 'matricule') {
    return descending ? sql.part`p.matricule DESC` : sql.part`p.matricule`;
  }
  return descending
    ? sql.part`p.lastName DESC, p.firstName DESC, p.id DESC`
    : sql.part`p.lastName, p.firstName, p.id`;
}

function employed({ sql, today }: Asking, { affiliationId, regionCode }: MemberFilter) {
  if (affiliationId === null && regionCode === null) return sql.none;
  const employer =
    affiliationId === null ? sql.none : sql.part`AND e.affiliationId = ${affiliationId}`;
  const region = regionCode === null ? sql.none : sql.part`AND a.regionCode = ${regionCode}`;
  return sql.part`AND p.id IN (SELECT e.participantId FROM Employment e
    JOIN Affiliation a ON a.ipmId = e.ipmId AND a.id = e.affiliationId
    WHERE e.ipmId = ${sql.ipm} AND e.validFrom <= ${today} AND e.validTo > ${today}
      ${employer} ${region})`;
}

/** A whole NIN or phone number is looked up as such; words begin a name or a matricule. */
function found({ sql, vault, ipm }: Asking, search: string) {
  const nin = parseNin(search, null);
  if (nin.ok) return sql.part`AND p.ninIndex = ${vault.blindIndex(nin.value, ipm.id)}`;
  const phone = /^[+\d\s.-]{9,}$/.test(search) ? parsePhone(search) : null;
  if (phone?.ok) return sql.part`AND p.phone = ${phone.value.number}`;
  return search
    .split(/\s+/)
    .slice(0, 4)
    .map((word) => {
      const start = startingWith(word);
      return sql.part`AND (p.lastName LIKE ${start} OR p.firstName LIKE ${start}
        OR p.matricule LIKE ${start})`;
    })
    .reduce((all, one) => sql.part`${all} ${one}`, sql.none);
}
