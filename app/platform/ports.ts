import type { MailPort } from '~/integrations/mail/mail-port';
import type { PdfPort } from '~/integrations/pdf/pdf-port';
import type { SmsPort } from '~/integrations/sms/sms-port';
import type { StoragePort } from '~/integrations/storage/storage-port';
import type { WaveSimulatorPort } from '~/integrations/wave/simulator-port';
import type { WavePort } from '~/integrations/wave/wave-port';

/** What features may ask of the outside world; bound by the composition of the process. */
export type Ports = {
  readonly mail: MailPort;
  readonly sms: SmsPort;
  readonly storage: StoragePort;
  readonly pdf: PdfPort;
  /** Wave as seen with one wallet's key; with a signing secret, requests are signed. */
  readonly wave: (apiKey: string, signingSecret?: string) => WavePort;
  /** The switches of Wave's simulator; null where Wave is not simulated. */
  readonly waveSimulator: WaveSimulatorPort | null;
};
