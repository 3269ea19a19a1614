export const payments = {
  title: 'Encaissements',
};
