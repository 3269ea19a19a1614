import { z } from 'zod';
import { idField, periodField, textField } from '~/features/forms/fields';

export const IssueCallsForm = z.object({ period: periodField() });
export type IssueCallsInput = z.output<typeof IssueCallsForm>;

export const CancelCallForm = z.object({ callId: idField(), reason: textField(300) });
export type CancelCallInput = z.output<typeof CancelCallForm>;
