import '@remix-run/node';

/** Loader data keep their types: bigint and Date reach the component as such. */
declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true;
  }
}
