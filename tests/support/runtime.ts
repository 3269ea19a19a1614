import { afterAll } from 'vitest';
import { readSettings } from '~/platform/env.server';
import type { Ports } from '~/platform/ports';
import { createRuntime, provideRuntime, type Runtime } from '~/platform/runtime.server';

/** What a test may replace: ports of the outside world and the clock. */
export type TestRuntimeOptions = {
  readonly ports?: Partial<Ports>;
  readonly clock?: () => Date;
};

let current: Runtime | undefined;

/**
 * The runtime of this test file, over the private database of the run. The first call of a file
 * opens it (with its ports and its clock); it is closed at the end of the file.
 */
export function testRuntime(options: TestRuntimeOptions = {}): Runtime {
  current ??= openRuntime(options);
  return current;
}

afterAll(async () => {
  await current?.close();
  current = undefined;
});

function openRuntime({ ports, clock }: TestRuntimeOptions): Runtime {
  return provideRuntime(
    createRuntime({
      settings: readSettings({ LOG_LEVEL: 'silent', ...process.env, NODE_ENV: 'test' }),
      ports: { ...absentPorts(), ...ports },
      processNumber: Number(process.env['VITEST_POOL_ID'] ?? 1) % 1024,
      ...(clock ? { clock } : {}),
    }),
  );
}

/** A port that the test did not bind says so when it is used. */
function absentPorts(): Ports {
  const absent = (name: string) =>
    new Proxy(
      {},
      {
        get: (_target, method) => {
          throw new Error(`this test binds no ${name}: ${String(method)} was called`);
        },
      },
    );
  return {
    mail: absent('mail') as Ports['mail'],
    sms: absent('sms') as Ports['sms'],
    storage: absent('storage') as Ports['storage'],
    pdf: absent('pdf') as Ports['pdf'],
    wave: () => absent('Wave') as ReturnType<Ports['wave']>,
    waveSimulator: null,
  };
}
