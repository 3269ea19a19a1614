import type { Translate } from '~/i18n/t';

/** How the actor of jobs is written in the journal. */
export const SYSTEM_ACTOR = 'système';

type Acting = { readonly userId: bigint | null; readonly actor: string };

/** Who did it, as people read it: somebody's name, or that the service did it by itself. */
export function actorName(t: Translate, { userId, actor }: Acting): string {
  return userId === null && actor === SYSTEM_ACTOR ? t('common.history.system') : actor;
}
