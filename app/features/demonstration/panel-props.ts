import type { FormResult } from '~/components/form-context';
import type { ChosenWallet } from './simulated-wave-queries.server';

/** What every panel of one wallet needs. */
export type PanelProps = {
  readonly chosen: ChosenWallet;
  readonly result: FormResult | null | undefined;
};
