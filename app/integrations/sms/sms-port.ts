/** What features see of text messages. */
export type SmsPort = {
  /** @throws when the message cannot be handed over: the job that sends it fails and is repeated. */
  send(message: SmsMessage): Promise<void>;
  /** The latest messages, the newest first; only where they stay on this machine. */
  recent?(limit: number): Promise<readonly SentSms[]>;
};

export type SentSms = { to: string; text: string; sentAt: Date };

export type SmsMessage = {
  /** E.164: `+221771234567`. */
  to: string;
  text: string;
};
