export const platform = {
  title: 'Plateforme',
};
