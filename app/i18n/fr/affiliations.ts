export const affiliations = {
  title: 'Employeurs adhérents',
};
