import { z } from 'zod';
import { idField } from '~/features/forms/fields';

export const RetryJobForm = z.object({ messageId: idField() });
export type RetryJobInput = z.output<typeof RetryJobForm>;
