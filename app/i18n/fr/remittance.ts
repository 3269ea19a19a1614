/** ICAMO's dues being paid: declared by the IPM, decided by ICAMO. */
export const remittance = {
  declare: 'Déclarer un paiement',
  declareTitle: 'Déclarer un paiement à l’ICAMO',
  declareText: 'Dites ce que l’IPM a payé à l’ICAMO. L’ICAMO confirme, et son reçu apparaît ici.',
  declareButton: 'Déclarer ce paiement',
  consequence:
    'La déclaration passe aussitôt en comptabilité : la dette envers l’ICAMO et la banque, ou le portefeuille Wave, diminuent à la date du paiement. Si l’ICAMO la refuse, l’écriture est contre-passée.',
  nothingLeft: 'Tout ce qui est dû à l’ICAMO est payé ou déclaré.',
  payment: 'Paiement à l’ICAMO',
  payments: 'Paiements à l’ICAMO',
  year: 'Année',
  yearHelp: 'L’année civile des encaissements dont la cotisation est payée.',
  yearLeft: '{{year}}, reste {{remainingXof, xof}}',
  paidOn: 'Payé le',
  referenceHelp: 'Numéro de virement, de chèque ou de transaction Wave.',
  receipt: 'Reçu de l’ICAMO',
  pdf: 'Reçu en PDF',
  declaredAt: 'Déclaré le',
  decidedAt: 'Décidé le',
  reason: 'Motif',
  reasonHelp: 'L’IPM lira ce motif.',
  paid: 'Payé',
  pending: 'Déclaré, à confirmer',
  remaining: 'Reste à payer',
  late: 'En retard',
  dueOnToConfirm:
    'À confirmer aussi : la cotisation d’un mois se paie avant la fin du mois suivant.',
  none: 'Aucun paiement',
  noneText: 'Les paiements déclarés à l’ICAMO apparaîtront ici.',
  noneNational: 'Aucun paiement d’IPM ne répond à ces critères.',
  awaiting: 'L’ICAMO n’a pas encore confirmé ce paiement.',
  told: {
    refused: 'L’ICAMO a refusé ce paiement',
    reversed: 'L’ICAMO a contre-passé ce paiement',
  },
  states: {
    declared: 'Déclaré',
    confirmed: 'Confirmé',
    refused: 'Refusé',
    reversed: 'Contre-passé',
  },
  national: 'Paiements des IPM',
  nationalText:
    'Ce que les IPM déclarent avoir payé. Confirmez ce que l’ICAMO a reçu : le reçu part alors à l’IPM.',
  search: 'IPM, référence ou reçu',
  toDecide_one: '{{count}} paiement à confirmer',
  toDecide_other: '{{count}} paiements à confirmer',
  confirm: {
    label: 'Confirmer la réception',
    title: 'Confirmer {{amountXof, xof}} ?',
    consequence:
      'L’argent entre dans les livres de l’ICAMO, et {{ipm}} reçoit un reçu numéroté. Ensuite, seule une contre-passation peut le défaire.',
  },
  refuse: {
    label: 'Refuser',
    title: 'Refuser {{amountXof, xof}} ?',
    consequence:
      'Rien n’entre dans les livres de l’ICAMO. L’IPM voit le motif, son écriture est contre-passée et elle pourra déclarer de nouveau.',
  },
  reverse: {
    label: 'Contre-passer',
    title: 'Contre-passer {{amountXof, xof}} ?',
    consequence:
      'Les écritures de l’ICAMO et celles de l’IPM sont contre-passées, et la somme redevient due. Le reçu garde son numéro mais ne vaut plus quittance.',
  },
  toasts: {
    declared: 'Le paiement est déclaré à l’ICAMO.',
    confirmed: 'Le paiement est confirmé, le reçu est prêt.',
    refused: 'Le paiement est refusé.',
    reversed: 'Le paiement est contre-passé.',
  },
  document: {
    title: 'Reçu de cotisation à l’ICAMO',
    issuer: 'Bénéficiaire',
    subject: 'Objet',
    dues: 'Cotisation de l’année {{year}}, sur les encaissements de l’IPM',
    verify: 'Ce code identifie le reçu auprès de l’ICAMO.',
    fileName: 'recu-icamo-{{number}}',
  },
  exportName: 'paiements-des-ipm',
};
