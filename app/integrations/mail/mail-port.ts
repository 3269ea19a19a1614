/** What features see of mail. */
export type MailPort = {
  /**
   * Hands one message over. A message is text; `html` is the same message for those who prefer it.
   * @throws when an address holds a line break or the message cannot be handed over: the job that
   * sends it fails and is repeated.
   */
  send(message: MailMessage): Promise<void>;
  /** The latest messages, the newest first; only where they stay on this machine. */
  recent?(limit: number): Promise<readonly SentMail[]>;
};

export type SentMail = { to: string; subject: string; sentAt: Date; text: string };

export type MailMessage = {
  to: MailAddress;
  subject: string;
  text: string;
  html?: string;
};

export type MailAddress = { address: string; name?: string };
