export const jobs = {
  title: 'Traitements',
  description:
    'Ce que le service fait en arrière-plan. Un traitement qui échoue est repris de lui-même ; ceux qui ont échoué jusqu’au bout attendent ici votre décision.',
  name: 'Traitement',
  createdAt: 'Demandé le',
  attempts: 'Essais',
  error: 'Raison de l’échec',
  state: 'État',
  waiting: 'En attente',
  running: 'En cours',
  failed: 'En échec',
  retry: 'Relancer',
  retryTitle: 'Relancer ce traitement ?',
  retryConsequence:
    'Il recommence dans quelques secondes. Ce qui a déjà été fait ne se fera pas deux fois.',
  retried: 'Le traitement repart.',
  empty: 'Aucun traitement n’attend.',
  emptyHelp: 'Tout ce qui a été demandé est fait.',
  names: {
    import: {
      analyse: 'Lecture d’un fichier',
      apply: 'Application d’un fichier',
      undo: 'Annulation d’un fichier',
    },
    calls: { issue: 'Émission des appels' },
    wave: {
      event: 'Paiement Wave reçu',
      'settle-intents': 'Suivi des paiements Wave',
      'settle-payouts': 'Règlements par Wave',
    },
    dues: {
      claim: 'Annonce à l’ICAMO',
      'payment-declared': 'Paiement annoncé à l’ICAMO',
      'payment-decided': 'Décision de l’ICAMO sur un paiement',
    },
    wallet: { reconcile: 'Rapprochement du compte Wave' },
    records: { purge: 'Effacement de ce qui n’a plus à être gardé' },
    account: { invite: 'Envoi d’une invitation', 'reset-password': 'Envoi d’un lien' },
    audit: { seal: 'Scellement du journal', anchor: 'Ancrage des journaux' },
  },
};
