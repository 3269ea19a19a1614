import { publicLoader } from '~/platform/handler.server';
import { notFound } from '~/platform/http.server';

/** Any other address: its error page then has the document's language and theme, as the browser expects. */
export const loader = publicLoader((): never => {
  throw notFound();
});

export default function UnknownAddress() {
  return null;
}
