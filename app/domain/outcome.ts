type Values = Readonly<Record<string, string | number>>;

/** Ends a command that a rule refuses: its transaction is rolled back and the page says the sentence of `reason`. */
export class Refused extends Error {
  override readonly name = 'Refused';

  constructor(
    readonly reason: string,
    readonly values: Values = {},
  ) {
    super(reason);
  }
}

/** The record is not there, or is not the asker's: the same answer for both. */
export class NotFound extends Error {
  override readonly name = 'NotFound';
}
