/** What Wave answered, in words: for whoever pays, and for the IPM's own people. */
export const wave = {
  errors: {
    'call-cancelled': 'L’appel a été annulé : la session est fermée.',
    'settling-failed':
      'Un mouvement lu chez Wave n’a pas pu être écrit dans les livres. Relancez ; si l’échec revient, prévenez l’exploitant.',
    'no-wallet': 'L’IPM n’a pas encore de portefeuille Wave. Payez autrement, ou prévenez-la.',
    'missing-auth-header': 'L’accès de l’IPM à Wave est mal réglé. Prévenez l’IPM.',
    'invalid-auth': 'La clé Wave de l’IPM est refusée. Prévenez l’IPM.',
    'api-key-not-provided': 'La clé Wave de l’IPM manque. Prévenez l’IPM.',
    'no-matching-api-key': 'Wave ne connaît pas la clé de l’IPM. Prévenez l’IPM.',
    'api-key-revoked': 'La clé Wave de l’IPM a été révoquée. Prévenez l’IPM.',
    'invalid-wallet': 'Le portefeuille Wave de l’IPM n’est pas valable. Prévenez l’IPM.',
    'disabled-wallet': 'Le portefeuille Wave de l’IPM est désactivé. Prévenez l’IPM.',
    'authorization-error': 'La clé Wave de l’IPM ne permet pas d’encaisser. Prévenez l’IPM.',
    'unauthorized-wallet': 'Ce portefeuille Wave ne peut pas encaisser. Prévenez l’IPM.',
    'no-permission': 'La clé Wave de l’IPM n’a pas ce droit. Prévenez l’IPM.',
    'request-validation-error': 'Wave n’accepte pas ce montant. Essayez un montant plus petit.',
    'request-not-json': 'Wave n’a pas compris la demande. Prévenez l’IPM.',
    'request-parsing-error': 'Wave n’a pas compris la demande. Prévenez l’IPM.',
    'not-found': 'Wave ne trouve pas ce paiement.',
    'idempotency-mismatch': 'Cette demande a déjà été faite à Wave autrement. Recommencez.',
    'too-many-requests': 'Wave reçoit trop de demandes. Réessayez dans une minute.',
    'internal-server-error': 'Wave est en panne. Réessayez dans quelques minutes.',
    'service-unavailable': 'Wave est indisponible. Réessayez dans quelques minutes.',
    'checkout-session-not-found': 'Wave ne connaît plus cette session de paiement.',
    'checkout-refund-failed': 'Wave n’a pas pu rembourser ce paiement.',
    'country-mismatch': 'Le compte Wave est d’un autre pays.',
    'currency-mismatch': 'Le compte Wave n’est pas en francs CFA.',
    'aggregated-merchant-required': 'Le compte Wave de l’IPM est incomplet. Prévenez l’IPM.',
    'invalid-aggregated-merchant-id': 'Le compte Wave de l’IPM est mal réglé. Prévenez l’IPM.',
    'insufficient-funds': 'Le solde du compte Wave ne suffit pas.',
    'recipient-minor': 'Le titulaire du compte Wave est mineur.',
    'recipient-account-blocked': 'Le compte Wave du bénéficiaire est bloqué.',
    'recipient-account-inactive': 'Le compte Wave du bénéficiaire est inactif.',
    'recipient-limit-exceeded': 'Le bénéficiaire a atteint la limite de son compte Wave.',
    'payout-reversal-time-limit-exceeded': 'Le délai de trois jours pour annuler est passé.',
    'payout-reversal-account-terminated': 'Le compte Wave du bénéficiaire est fermé.',
    timeout: 'Wave n’a pas répondu à temps. Réessayez : rien ne sera payé deux fois.',
    'network-failure': 'Wave est injoignable. Réessayez : rien ne sera payé deux fois.',
    'unexpected-response': 'La réponse de Wave n’a pas été comprise. Réessayez.',
    conflict: 'Ce paiement est déjà terminé chez Wave. Actualisez la page.',
    'unknown-error': 'Wave a refusé sans dire pourquoi. Réessayez, ou payez autrement.',
    'blocked-account': 'Le compte Wave du payeur est bloqué.',
    'cross-border-payment-not-allowed': 'Wave ne permet pas de payer depuis un autre pays.',
    'customer-age-restricted': 'L’âge du titulaire du compte Wave ne permet pas ce paiement.',
    'kyb-limits-exceeded': 'Le portefeuille de l’IPM a atteint sa limite. Payez autrement.',
    'payer-mobile-mismatch': 'Seul le numéro déclaré peut payer.',
    'payment-failure': 'Le paiement a échoué chez Wave. Rien n’a été débité.',
  },
  staffErrors: {
    'missing-auth-header':
      'L’accès à Wave est mal réglé : enregistrez la bonne clé dans les réglages.',
    'invalid-auth':
      'Wave refuse la clé du portefeuille : enregistrez la bonne clé dans les réglages.',
    'api-key-not-provided': 'La clé Wave manque : enregistrez la bonne clé dans les réglages.',
    'no-matching-api-key':
      'Wave ne connaît pas la clé du portefeuille : enregistrez la bonne clé dans les réglages.',
    'api-key-revoked':
      'La clé Wave du portefeuille a été révoquée : enregistrez la bonne clé dans les réglages.',
    'authorization-error':
      'La clé Wave ne permet pas cette opération : changez ses droits dans le portail Wave Business.',
    'no-permission':
      'La clé Wave n’a pas ce droit : changez ses droits dans le portail Wave Business.',
    'invalid-wallet': 'Le portefeuille Wave n’est pas valable : adressez-vous à Wave.',
    'disabled-wallet': 'Wave a désactivé le portefeuille : adressez-vous à Wave.',
    'unauthorized-wallet':
      'Ce portefeuille Wave ne permet pas cette opération : adressez-vous à Wave.',
    'request-not-json': 'Wave n’a pas compris la demande : prévenez l’exploitant du service.',
    'request-parsing-error': 'Wave n’a pas compris la demande : prévenez l’exploitant du service.',
    'invoice-paid': 'Cette facture a été réglée autrement.',
    'paid-twice':
      'Wave a payé cette facture alors qu’elle était déjà réglée : réclamez l’argent au prestataire ; le mouvement attend une explication au rapprochement.',
    'insufficient-funds': 'Le portefeuille de l’IPM ne couvre pas ce montant.',
    'aggregated-merchant-required': 'Le compte Wave de l’IPM est incomplet : adressez-vous à Wave.',
    'invalid-aggregated-merchant-id':
      'Le compte Wave de l’IPM est incomplet : adressez-vous à Wave.',
    'not-found': 'Wave ne connaît pas ce compte ou ce paiement : vérifiez le compte Wave.',
    'idempotency-mismatch':
      'Wave a déjà reçu cette demande autrement : elle est vérifiée chez Wave avant d’être refaite.',
    conflict: 'Wave dit que c’est déjà terminé : la suite est lue chez Wave.',
    'no-wallet': 'L’IPM n’a pas encore de portefeuille Wave : enregistrez-le dans les réglages.',
    'request-validation-error':
      'Wave n’accepte pas cette demande : vérifiez le montant et le numéro.',
  },
};
