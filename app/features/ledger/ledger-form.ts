import { z } from 'zod';
import { periodField } from '~/features/forms/fields';

/** Confirms that a month takes no more pieces. */
export const CloseMonthForm = z.object({ period: periodField() });
export type CloseMonthInput = z.output<typeof CloseMonthForm>;
