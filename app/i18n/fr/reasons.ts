/** Why a rule refused, by the reason's name. */
export const reasons = {
  'not-allowed': 'Votre rôle ne permet pas cette opération.',
  'sign-in-refused': 'Cette adresse et ce mot de passe ne vont pas ensemble. Vérifiez les deux.',
  'sign-in-again': 'Trop de temps a passé depuis le mot de passe : connectez-vous de nouveau.',
  'too-many-attempts_one': 'Trop d’essais manqués. Réessayez dans {{count}} minute.',
  'too-many-attempts_other': 'Trop d’essais manqués. Réessayez dans {{count}} minutes.',
  'code-refused': 'Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant.',
  'first-code-refused':
    'Ce code n’est pas le bon. Vérifiez l’heure de votre téléphone et recopiez le code affiché.',
  'second-factor-already-on': 'Le second facteur est déjà actif sur ce compte.',
  'second-factor-required': 'Votre rôle à l’ICAMO exige le second facteur.',
  'password-or-code-refused': 'Le mot de passe ou le code n’est pas le bon.',
  'current-password-refused': 'Le mot de passe actuel n’est pas le bon.',
  'password-too-short': 'Le mot de passe doit compter au moins 10 caractères.',
  'password-too-common':
    'Ce mot de passe est parmi les premiers que l’on essaie. Choisissez-en un autre.',
  'password-like-owner':
    'Ce mot de passe reprend votre nom ou votre adresse. Choisissez-en un autre.',
  'link-expired': 'Ce lien a déjà servi ou n’est plus valable. Demandez-en un nouveau.',
  'role-not-given-here': 'Ce rôle ne se donne pas depuis cette organisation.',
  'cannot-invite-yourself': 'Vous ne pouvez pas vous donner un rôle à vous-même.',
  'already-member': 'Cette personne a déjà ce rôle.',
  'organisation-missing': 'Indiquez l’employeur ou le prestataire pour lequel cette personne agit.',
  'organisation-unknown':
    'Aucun employeur ou prestataire de cette IPM ne porte ce nom, ce numéro ou ce NINEA.',
  'organisation-ambiguous': 'Plusieurs portent ce nom : indiquez le numéro.',
  'last-manager':
    'C’est la dernière personne qui peut inviter les autres. Donnez d’abord ce rôle à quelqu’un d’autre.',
  'own-second-factor': 'Votre propre accès se règle dans la sécurité de votre compte.',
  'second-factor-national':
    'Cette personne travaille aussi à l’ICAMO : c’est l’ICAMO qui réinitialise son accès.',
};
