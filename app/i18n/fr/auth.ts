export const auth = {
  title: 'Connexion',
};
