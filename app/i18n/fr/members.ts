export const members = {
  title: 'Participants',
};
