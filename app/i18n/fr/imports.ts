export const imports = {
  title: 'Importations',
};
