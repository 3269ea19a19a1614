/** What `server.js` knows of every request before anybody answers it. */
export type RequestFacts = {
  /** The address without its query. */
  readonly path: string;
  readonly requestId: string;
};
