import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createMail } from '~/integrations/mail/mail-file.server';
import { pdfFile } from '~/integrations/pdf/pdf-file.server';
import { createSms } from '~/integrations/sms/sms-file.server';
import { createDiskStorage } from '~/integrations/storage/storage-disk.server';
import { createSimulatorClient } from '~/integrations/wave/simulator-client.server';
import { createWaveClient } from '~/integrations/wave/wave-client.server';
import { settings, type Settings } from '~/platform/env.server';
import { log } from '~/platform/log.server';
import type { Ports } from '~/platform/ports';
import { leaseProcessNumber } from '~/platform/process-lease.server';
import { createRuntime, provideRuntime, type Runtime } from '~/platform/runtime.server';

export { installEndpoints } from '~/endpoints/install.server';
export { pathForLogs } from '~/platform/http.server';

export type Composed = { readonly runtime: Runtime; readonly release: () => Promise<void> };

const MAIL_SENDER = { name: 'icamo', address: 'ne-pas-repondre@icamo.example' };

/** What the server file reads before it listens. */
export const serverSettings = {
  get port() {
    return settings().PORT;
  },
  get host() {
    return settings().HOST;
  },
  get appUrl() {
    return settings().appUrl;
  },
  get secureCookies() {
    return settings().secureCookies;
  },
  get trustedProxies() {
    return settings().TRUSTED_PROXIES;
  },
  get payOrigins(): readonly string[] {
    return [settings().wavePayOrigin];
  },
};

export const logger = log();

/** Binds the integrations to the ports and opens what a process needs: web server and worker alike. */
export async function compose(): Promise<Composed> {
  const current = settings();
  const runtime = provideRuntime(createRuntime({ settings: current, ports: bindPorts(current) }));
  const giveBack = await leaseProcessNumber(runtime);
  return {
    runtime,
    async release() {
      await giveBack().catch(() => undefined);
      await runtime.close();
    },
  };
}

function bindPorts(current: Settings): Ports {
  const now = () => new Date();
  return {
    mail: createMail(current.MAIL_URL ?? folderUrl('.data/mail'), { from: MAIL_SENDER, now }),
    sms: createSms(current.SMS_URL ?? folderUrl('.data/sms'), { now }),
    storage: createDiskStorage(resolve(current.FILES_DIR)),
    pdf: { file: pdfFile },
    wave: (apiKey, signingSecret) =>
      createWaveClient({
        baseUrl: current.WAVE_API_URL,
        apiKey,
        ...(signingSecret === undefined ? {} : { signingSecret }),
        onAttempt: (attempt) => {
          log().info(attempt, 'wave call');
        },
      }),
    waveSimulator: isWaveSimulated(current) ? createSimulatorClient(current.WAVE_API_URL) : null,
  };
}

/** The client speaks http with this machine only: there, a demonstration's Wave is the simulator. */
const isWaveSimulated = ({ DEMO, WAVE_API_URL }: Settings) =>
  DEMO && WAVE_API_URL.startsWith('http:');

const folderUrl = (folder: string) => pathToFileURL(resolve(folder)).href;

/** Kept on globalThis: a development reload evaluates this file again. */
const holder = globalThis as typeof globalThis & { icamoComposed?: Composed };

export async function startServer(): Promise<void> {
  holder.icamoComposed ??= await compose();
}

export async function shutdown(): Promise<void> {
  await holder.icamoComposed?.release();
}
