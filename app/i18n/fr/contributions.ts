export const contributions = {
  title: 'Cotisations',
};
