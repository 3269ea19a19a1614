/** Why a rule refused, by the reason's name. */
export const reasons = {
  'not-allowed': 'Votre rôle ne permet pas cette opération.',
};
