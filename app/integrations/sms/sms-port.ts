/** What features see of text messages. */
export type SmsPort = {
  /** @throws when the message cannot be handed over: the job that sends it fails and is repeated. */
  send(message: SmsMessage): Promise<void>;
};

export type SmsMessage = {
  /** E.164: `+221771234567`. */
  to: string;
  text: string;
};
