export const audit = {
  title: 'Journal d’audit',
};
