import { NotFound } from '~/domain/outcome';
import { publicLoader } from '~/platform/handler.server';

/** Any other address: its error page then has the document's language and theme, as the browser expects. */
export const loader = publicLoader((): never => {
  throw new NotFound('address');
});

export default function UnknownAddress() {
  return null;
}
