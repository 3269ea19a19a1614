import { describe, expect, it } from 'vitest';
import { addDays } from '~/domain/period';
import { plainSpaces } from '~/domain/text/plain-spaces';
import { checkFileLines } from '~/features/invoices/check-file-lines.server';
import { createTranslator } from '~/i18n/t';
import { CARE_DAY, newCareIpm, TODAY } from './care-world';

describe('the lines of a provider’s file', () => {
  it('are each checked before anything is sent: every wrong field, with its reason in words', async () => {
    const { ctx, adhesionId } = await newCareIpm();
    const right = {
      matricule: 'm001',
      beneficiary: '',
      careOn: CARE_DAY,
      actCode: 'c',
      quantity: '1',
      billedXof: '5 000',
    };
    const errors = await checkFileLines({ ...ctx, t: createTranslator('fr') }, adhesionId, [
      right,
      { ...right, matricule: 'M999' },
      { ...right, beneficiary: 'Inconnue' },
      { ...right, actCode: 'RADIO' },
      { ...right, careOn: '31/02/2026', billedXof: 'dix mille' },
      { ...right, careOn: addDays(TODAY, 2) },
      { ...right, matricule: '' },
    ]);
    expect(plain(errors)).toEqual({
      'lines.1.matricule': 'Ligne 2 : aucun participant ne porte le matricule M999.',
      'lines.2.beneficiary': 'Ligne 3 : aucun ayant droit de ce participant ne s’appelle Inconnue.',
      'lines.3.actCode':
        'Ligne 4 : votre convention n’a pas de tarif pour l’acte RADIO au 02/11/2026 ; il serait rejeté.',
      'lines.4.careOn': 'Ligne 5, « 31/02/2026 » : Cette date n’existe pas dans le calendrier.',
      'lines.4.billedXof':
        'Ligne 5, « dix mille » : Écrivez un montant en francs, par exemple 25 000.',
      'lines.5.careOn': 'Cette date n’est pas encore venue.',
      'lines.6.matricule': 'Ligne 7, «  » : À remplir.',
    });
  });
});

const plain = (sentences: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(sentences).map(([field, sentence]) => [field, plainSpaces(sentence)]),
  );
