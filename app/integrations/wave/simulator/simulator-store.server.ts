import { readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { emptyState } from './simulator-state';
import type { SimulatorState } from './simulator-state';

export type SimulatorStore = {
  state: SimulatorState;
  /** Says that the state changed; several changes in a row make one write. */
  changed(): void;
  /** Resolves when everything that changed is on disk. */
  flush(): Promise<void>;
};

/** Without a path the state lives in memory only. */
export function openStore(path: string | null): SimulatorStore {
  const state = path === null ? emptyState() : readState(path);
  let dirty = false;
  let writing: Promise<void> | null = null;

  async function writeWhileDirty(target: string): Promise<void> {
    while (dirty) {
      dirty = false;
      await writeAtomically(target, JSON.stringify(state));
    }
  }
  function changed(): void {
    if (path === null) return;
    dirty = true;
    writing ??= writeWhileDirty(path).finally(() => {
      writing = null;
    });
  }
  return { state, changed, flush: async () => (await writing) ?? undefined };
}

function readState(path: string): SimulatorState {
  try {
    return { ...emptyState(), ...(JSON.parse(readFileSync(path, 'utf8')) as SimulatorState) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return emptyState();
    throw new Error(`The simulator's state in ${path} cannot be read`, { cause: error });
  }
}

/** A crash leaves the old file or the new one, never half of one. */
async function writeAtomically(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.next`, text, { mode: 0o600 });
  await rename(`${path}.next`, path);
}
