export const providers = {
  title: 'Prestataires',
};
