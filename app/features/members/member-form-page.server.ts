import type { IpmContext } from '~/platform/context';
import { idOfPath } from '../progress/id-of-path';
import { getMember } from './member-queries.server';
import { openNin } from './nin.server';

/** What the form of a participant starts from. */
export async function readMemberForm(ctx: IpmContext) {
  const record = await getMember(ctx, idOfPath(ctx.params['id']));
  const { id, matricule, lastName, firstName, birthDate, sex, phone, email } = record;
  const nin = openNin(ctx, record.ninCiphertext, id);
  return {
    base: ctx.base,
    formKey: ctx.formKey,
    member: { id, matricule, lastName, firstName, birthDate, sex, phone, email, nin },
  };
}
