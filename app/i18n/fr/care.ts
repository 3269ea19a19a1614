export const care = {
  title: 'Factures de soins',
};
