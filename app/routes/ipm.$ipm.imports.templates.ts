import { importTemplate } from '~/features/imports/import-template.server';
import { ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('import:read', (ctx) => importTemplate(ctx.query));
