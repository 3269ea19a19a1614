import { permissionsOf, rolesOf, type Role } from '~/domain/permissions';

/** The organisation whose users are managed: one IPM, or the nation. */
export type UsersArea = 'ipm' | 'nation';

const INVITABLE: Readonly<Record<UsersArea, readonly Role[]>> = {
  ipm: [...rolesOf('ipm'), ...rolesOf('employer'), ...rolesOf('provider')],
  nation: [...rolesOf('icamo'), ...rolesOf('tutelle')],
};

/** Roles of its own area only: an IPM gives no national role, ICAMO none inside an IPM. */
export const invitableRoles = (area: UsersArea): readonly Role[] => INVITABLE[area];

/** The roles of which the last holder stays, or nobody could invite anyone any more. */
export const isKeyRole = (role: Role): boolean =>
  permissionsOf(role).some(
    (permission) => permission === 'user:invite' || permission === 'national-user:invite',
  );

/** These roles are of one employer or one provider of the IPM. */
export const needsOrganisation = (role: Role): boolean =>
  role === 'employer' || role === 'provider';
