/** What has just been done, by the name that the action gives. */
export const toasts = {
  saved: 'Les modifications sont enregistrées.',
  'signed-out': 'Vous êtes déconnecté.',
  'password-reset': 'Le mot de passe est changé. Connectez-vous avec le nouveau.',
  'password-changed': 'Le mot de passe est changé, vos autres sessions sont fermées.',
  'second-factor-on': 'Le second facteur est actif.',
  'second-factor-off': 'Le second facteur est désactivé.',
  'account-opened': 'Votre compte est ouvert. Bienvenue.',
  'sessions-ended_one': '{{count}} session est fermée.',
  'sessions-ended_other': '{{count}} sessions sont fermées.',
  'user-invited': 'L’invitation part à {{email}}.',
  'user-revoked': 'Le rôle de {{name}} est retiré.',
  'second-factor-reset': 'L’accès de {{name}} est réinitialisé, une invitation part.',
  'import-started': 'Les lignes s’appliquent. Vous pouvez quitter la page.',
  'import-discarded': 'Le fichier est écarté.',
  'import-resumed': 'Le travail reprend.',
};
