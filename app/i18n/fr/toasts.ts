/** What has just been done, by the name that the action gives. */
export const toasts = {
  saved: 'Les modifications sont enregistrées.',
};
