export const ledger = {
  title: 'Comptabilité',
};
