/** What features see of mail. */
export type MailPort = {
  /**
   * Hands one message over. A message is text; `html` is the same message for those who prefer it.
   * @throws when an address holds a line break or the message cannot be handed over: the job that
   * sends it fails and is repeated.
   */
  send(message: MailMessage): Promise<void>;
};

export type MailMessage = {
  to: MailAddress;
  subject: string;
  text: string;
  html?: string;
};

export type MailAddress = { address: string; name?: string };
