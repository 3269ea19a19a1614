export const icamo = {
  title: 'ICAMO',
};
