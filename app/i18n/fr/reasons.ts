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
  'import-file-missing': 'Choisissez un fichier.',
  'import-file-too-large': 'Ce fichier dépasse 50 Mo. Divisez-le en plusieurs fichiers.',
  'import-file-interrupted':
    'L’envoi s’est interrompu, ou le nom du fichier contient un signe inattendu. Renommez le fichier et envoyez-le de nouveau.',
  'import-file-empty': 'Ce fichier est vide.',
  'import-file-pdf':
    'Ce fichier est un PDF. Demandez le tableau d’origine, en Excel (.xlsx) ou en CSV.',
  'import-file-old-xls':
    'Ce fichier est d’un ancien Excel (.xls) ou protégé par un mot de passe. Ouvrez-le et enregistrez-le au format .xlsx, sans mot de passe.',
  'import-file-other': 'Ce fichier n’est ni un classeur Excel (.xlsx) ni un CSV.',
  'import-file-gone': 'Ce fichier n’est plus conservé. Envoyez-le de nouveau.',
  'import-not-a-table':
    'Ce fichier ne se lit pas comme un tableau : un guillemet est resté ouvert, ou une cellule est démesurée.',
  'import-encoding-unclear':
    'Les lettres accentuées de ce fichier sont abîmées ou mélangées. Ouvrez l’original dans un tableur et enregistrez-le de nouveau, en .xlsx ou en CSV UTF-8.',
  'import-not-a-workbook':
    'Ce fichier n’est pas un classeur Excel lisible. Ouvrez-le et enregistrez-le de nouveau au format .xlsx.',
  'import-header-not-found':
    'Aucune ligne d’en-têtes n’a été reconnue. Comparez votre fichier au modèle à télécharger.',
  'import-columns-missing':
    'Il manque au fichier : {{columns}}. Comparez-le au modèle à télécharger.',
  'import-column-twice': 'Deux colonnes du fichier sont lues comme « {{column}} ». Gardez-en une.',
  'import-too-many-columns':
    'Ce fichier a plus de colonnes qu’un tableur n’en montre. Gardez celles du modèle.',
  'import-workbook-too-large':
    'Ce classeur est démesuré une fois ouvert. Gardez la seule feuille à importer, ou divisez-la.',
  'import-no-rows': 'Sous les en-têtes, le fichier n’a aucune ligne.',
  'import-too-many-rows': 'Ce fichier compte plus de 500 000 lignes. Divisez-le.',
  'import-not-ready': 'Ce fichier n’est plus à vérifier : son état a changé. Rechargez la page.',
  'import-row-still-wrong': 'La ligne est encore à corriger. {{why}}',
  'import-not-applied': 'Seule une importation appliquée s’annule. Rechargez la page.',
  'import-undo-called':
    'Cette importation ne s’annule plus : {{record}} figure dans un appel de cotisation.',
  'import-undo-billed':
    'Cette importation ne s’annule plus : {{record}} figure dans une facture de soins.',
  'import-undo-family':
    'Cette importation ne s’annule pas : {{record}} a des ayants droit. Annulez d’abord leur importation.',
  'import-undo-employed':
    'Cette importation ne s’annule pas : {{record}} a des participants. Annulez d’abord leur importation.',
  'import-undo-paid': 'Cette importation ne s’annule plus : {{record}} a déjà versé.',
  'import-undo-changed':
    'Cette importation ne s’annule plus : des fiches ont été modifiées depuis ({{record}}).',
  'import-leavers-many':
    'Ce fichier ferait sortir {{count}} participants, plus d’un sur cinq chez ces employeurs. Confirmez-le en cochant la case, ou vérifiez que le fichier est complet.',
  'import-leavers-none': 'Choisissez d’abord au moins une personne dans la liste.',
  'import-nothing-to-apply': 'Ce fichier n’a aucune ligne à appliquer.',
  'period-in-future': 'Ce mois n’a pas commencé : il ne peut pas encore être appelé.',
  'no-contribution-rule':
    'Aucune règle de cotisation n’est en vigueur ce mois-là. Enregistrez-la d’abord.',
  'call-already-cancelled': 'Cet appel est déjà annulé.',
  'call-has-payments':
    'Cet appel a reçu un paiement : contre-passez d’abord le reçu, ou laissez l’appel.',
  'call-cancelled': 'L’appel {{number}} est annulé : il n’y a rien à payer.',
  'call-already-settled': 'L’appel {{number}} est déjà soldé. Rechargez la page.',
  'calls-of-several-employers':
    'Ces appels sont de plusieurs employeurs : payez-les employeur par employeur.',
  'amount-above-balance': 'Ce montant dépasse ce qui reste dû.',
  'amount-not-positive': 'Le montant doit être supérieur à zéro.',
  'wave-refused': 'Wave n’a pas ouvert le paiement. {{cause}}',
  'wave-does-not-answer': 'Wave ne répond pas pour le moment. La confirmation viendra d’elle-même.',
  'wave-not-paid-yet': 'Wave n’a pas encore reçu ce paiement.',
  'wave-just-paid':
    'Wave vient de recevoir ce paiement : rien d’autre ne vous est demandé. Rechargez la page.',
  'dues-payment-above-remaining':
    'Il ne reste que {{remainingXof, xof}} à payer pour {{year}}, ce qui est déjà déclaré compris.',
  'dues-payment-known': 'Un paiement par ce moyen porte déjà cette référence.',
  'remittance-is-declared': 'Ce paiement n’est pas encore confirmé : refusez-le.',
  'remittance-is-confirmed': 'Ce paiement est déjà confirmé. Rechargez la page.',
  'remittance-is-refused': 'Ce paiement est déjà refusé. Rechargez la page.',
  'remittance-is-reversed': 'Ce paiement est déjà contre-passé. Rechargez la page.',
  'remittance-changed': 'Le montant a changé : rechargez la page et relisez-le.',
  'day-in-future': 'Cette date n’est pas encore venue.',
  'paid-before-year': 'Cette date précède l’année dont la cotisation est payée.',
  'no-dues-rule': 'Cette date est antérieure aux règles de cotisation connues. Vérifiez l’année.',
  'receipt-reference-known': 'Cette référence est déjà celle du reçu {{number}}.',
  'receipt-is-a-reversal': 'Ce reçu est lui-même une contre-passation.',
  'receipt-already-reversed': 'Ce reçu est déjà contre-passé.',
  'receipt-fully-allocated': 'Ce reçu est déjà imputé en entier.',
  'no-wallet': 'L’IPM n’a pas de portefeuille Wave.',
  'receipt-is-at-wave':
    'Wave détient cet argent : remboursez le reçu par Wave au lieu de le contre-passer.',
  'receipt-not-by-wave': 'Ce reçu n’a pas été payé par Wave.',
  'receipt-not-by-cheque': 'Ce reçu n’est pas un chèque.',
  'receipt-not-found': 'Aucun reçu ne porte ce numéro.',
  'refund-not-whole': 'Le montant de ce reçu n’est pas celui du remboursement.',
  'refund-pending':
    'Wave n’a pas répondu. La demande est gardée et sera reprise dans la minute ; rien ne sera remboursé deux fois.',
  'refund-refused': 'Le remboursement n’a pas été fait. {{cause}}',
  'cheque-already-cleared': 'Ce chèque est déjà encaissé par la banque.',
  'cleared-before-received': 'La banque ne peut pas l’avoir encaissé avant que vous l’ayez reçu.',
  'nothing-chosen': 'Donnez un montant à au moins un appel.',
  'call-not-open': 'Un de ces appels n’est plus ouvert. Rechargez la page.',
  'amount-above-receipt': 'Le total dépasse ce qui reste à imputer sur ce reçu.',
  'transaction-not-waiting': 'Ce mouvement n’attend plus d’explication. Rechargez la page.',
  'transaction-not-in-transit': 'Ce virement n’est plus en route. Rechargez la page.',
  'banked-before-sent': 'La banque ne peut pas l’avoir reçu avant le départ du portefeuille.',
  'nothing-to-settle': 'Cet employeur n’a aucun appel ouvert.',
  'rule-refused': 'La règle ne peut pas être enregistrée : corrigez les réponses signalées.',
  'rule-before-issued-call':
    'Des appels sont émis jusqu’en {{period, period}} : la règle doit commencer après.',
  'rule-before-last': 'Une règle commence déjà le {{day, day}} : la nouvelle doit commencer après.',
  'wallet-key-missing': 'La clé d’API et le secret du webhook sont nécessaires la première fois.',
  'ledger-month-closed':
    'Le mois {{month, period}} est clôturé : il ne reçoit plus de pièce. Choisissez une date d’un mois ouvert.',
  'ledger-month-order': 'Les mois se clôturent dans l’ordre : clôturez d’abord {{month, period}}.',
  'ledger-month-not-over': 'Ce mois n’est pas terminé : il se clôture à partir du mois suivant.',
  'ledger-month-empty': 'Aucune pièce n’est passée : il n’y a rien à clôturer.',
  'job-not-failed': 'Ce traitement n’est plus en échec : il est reparti ou déjà fait.',
  'invoice-file-too-long':
    'Ce fichier compte plus de {{count}} lignes. Faites-en plusieurs factures.',
  'invoice-reference-known': 'La référence {{reference}} est déjà saisie pour ce prestataire.',
  'line-care-after-receipt':
    'Ligne {{line}} : les soins ne peuvent pas suivre la réception de la facture.',
  'line-matricule-unknown':
    'Ligne {{line}} : aucun participant ne porte le matricule {{matricule}}.',
  'line-beneficiary-unknown':
    'Ligne {{line}} : aucun ayant droit de ce participant ne s’appelle {{name}}.',
  'line-beneficiary-ambiguous':
    'Ligne {{line}} : plusieurs ayants droit s’appellent {{name}} ; ajoutez l’année de naissance.',
  'invoice-not-to-adjudicate':
    'Cette facture est déjà approuvée ou refusée : ses montants sont fixés.',
  'invoice-not-adjudicated': 'Cette facture n’est plus à approuver, ou n’est pas encore liquidée.',
  'invoice-figures-changed':
    'La facture a été liquidée de nouveau entre-temps : relisez les montants, puis approuvez.',
  'nothing-to-pay': 'Aucune ligne n’est prise en charge : cette facture se refuse.',
  'invoice-not-to-refuse': 'Cette facture est déjà approuvée ou refusée.',
  'invoice-not-to-pay': 'Cette facture n’est pas approuvée : il n’y a rien à régler.',
  'approver-entered':
    'Vous avez saisi cette facture : une autre personne doit l’approuver (séparation des tâches, dans les réglages).',
  'approver-adjudicated':
    'Vous avez liquidé cette facture : une autre personne doit l’approuver (séparation des tâches, dans les réglages).',
  'payer-approved':
    'Vous avez approuvé cette facture : une autre personne doit la régler (séparation des tâches, dans les réglages).',
  'duties-in-past': 'Un réglage ne commence pas dans le passé : ce qui a été fait ne change pas.',
  'duties-same-day': 'Un réglage commence déjà ce jour-là : choisissez-en un autre.',
  'payout-hindered':
    'La facture {{number}} ne peut pas être payée par Wave. {{cause}} Rien n’est parti. Ce qui reste à payer est ci-dessous : relisez-le, puis confirmez.',
  'payout-under-way': 'Wave est en train de payer cette facture.',
  'no-wave-account': 'Le prestataire n’a pas de compte Wave : le gérant l’écrit sur sa fiche.',
  'payer-wrote-account': 'Vous avez écrit ce compte Wave : une autre personne doit payer.',
  'payout-account-changed':
    'Le compte Wave d’un de ces prestataires a changé depuis. Relisez à qui va l’argent, puis confirmez.',
  'payout-total-changed': 'Le total a changé depuis. Relisez-le, puis confirmez.',
  'payout-names-not-verified':
    'Wave connaît l’un de ces comptes sous un autre nom : vérifiez-le auprès du prestataire, puis cochez la case.',
  'payouts-under-way':
    'Des règlements sont en cours chez Wave, et cette clé n’est pas celle du même portefeuille : attendez qu’ils soient finis, ou enregistrez une clé du même portefeuille.',
  'payment-undone': 'Ce règlement est déjà annulé.',
  'payment-by-wave-order':
    'Ce règlement est parti par Wave : reprenez-le chez Wave, l’argent doit revenir.',
  'payout-not-paid': 'Wave n’a pas exécuté cet ordre, ou a déjà rendu l’argent.',
  'payout-to-business': 'Wave ne reprend pas ce qui est versé à une entreprise.',
  'payout-too-old': 'Wave ne reprend un versement que dans les trois jours.',
  'reference-of-order':
    'Cette référence est celle d’un versement ordonné d’ici : il règle sa facture de lui-même, dès que Wave le dit.',
  'return-under-way':
    'Cet argent revient d’un règlement de facture : le règlement est défait de lui-même dans la minute.',
  'invoice-paid': 'Cette facture est déjà réglée.',
  'payment-before-approval': 'Le règlement ne peut pas précéder l’approbation de la facture.',
  'provider-already-here': 'Ce prestataire a déjà une convention ici, sous le numéro {{number}}.',
  'adhesion-overlaps':
    'La convention {{number}} court jusqu’au {{day, day}} : la nouvelle commence ce jour-là au plus tôt.',
  'adhesion-already-ended': 'Cette convention a déjà une fin.',
  'adhesion-ends-before-start': 'La fin doit suivre le début de la convention.',
  'tariff-same-day': 'L’acte {{act}} a déjà un tarif à partir de ce jour.',
  'tariff-price-zero': 'Le prix doit être supérieur à zéro.',
  'cover-rate-below-minimum': 'Le taux ne peut pas être inférieur à 50 %.',
  'cover-rate-above-maximum': 'Le taux ne peut pas dépasser 80 %.',
  'cover-rate-not-whole-basis-points': 'Écrivez le taux avec deux décimales au plus.',
  'cover-rate-same-day': 'Cette rubrique a déjà un taux à partir de ce jour.',
  'matricule-taken': 'Ce matricule est déjà celui de {{name}}.',
  'nin-taken': 'Ce NIN est déjà celui du participant {{matricule}}.',
  'before-enrolment': 'Cette date précède le premier jour de droits du participant.',
  'salary-unchanged': 'Le participant a déjà ce salaire chez cet employeur à cette date.',
  'participant-left': 'Ce participant est déjà parti.',
  'employed-later': 'Un emploi commence après cette date : terminez-le ou corrigez la date.',
  'dependant-known':
    'Cette personne est déjà dans la liste de ce participant : si son rattachement est terminé, reprenez-le.',
  'before-birth': 'Le rattachement ne peut pas précéder la naissance.',
  'before-tie': 'Cette date précède le rattachement.',
  'employer-known': 'Ce NINEA est déjà affilié : {{name}}.',
  'employer-ended': 'L’affiliation de cet employeur est terminée.',
  'employer-suspended': 'Les droits de cet employeur sont déjà suspendus à cette date.',
  'employer-not-suspended': 'Les droits de cet employeur ne sont pas suspendus à cette date.',
  'employer-not-ended': 'L’affiliation de cet employeur n’est pas terminée.',
  'hired-later':
    'Un participant y est embauché après cette date : terminez cet emploi ou corrigez la date.',
  'tie-goes-on': 'Ce rattachement n’est pas terminé.',
  'before-affiliation': 'Cette date précède l’affiliation.',
  'before-suspension': 'Cette date précède la suspension.',
  'simulator-no-answer':
    'Le simulateur de Wave n’a pas exécuté cet ordre. Vérifiez qu’il tourne, puis réessayez.',
  'simulated-amount': 'Le montant doit être supérieur à zéro.',
  'simulated-refund':
    'Le remboursement n’a pas eu lieu : le solde ne suffit pas, ou la transaction n’est pas un encaissement.',
  'simulated-session-closed': 'Cette session n’est plus ouverte : rien n’a changé.',
  'simulated-event-refused': 'L’application n’a pas pris l’événement (réponse {{status}}).',
};
