import type { Behaviour, SimulatorState } from './simulator-state';

export const GOOD_BEHAVIOUR: Readonly<Behaviour> = Object.freeze({
  delayMs: 0,
  copies: 1,
  reorder: 0,
  loseNext: 0,
  losePercent: 0,
  seen: 0,
  holdPayouts: false,
});

export function behaviourOf(state: SimulatorState, walletId: string): Readonly<Behaviour> {
  return state.behaviours[walletId] ?? GOOD_BEHAVIOUR;
}

/** Changes what is named; a share of losses is counted from its last change. */
export function changeBehaviour(
  state: SimulatorState,
  walletId: string,
  changes: Partial<Behaviour>,
): Behaviour {
  const seen = changes.losePercent === undefined ? {} : { seen: 0 };
  const changed = { ...behaviourOf(state, walletId), ...seen, ...changes };
  state.behaviours[walletId] = changed;
  return changed;
}

/** Whether the event that has just happened is lost; counts it. */
export function takeLoss(state: SimulatorState, walletId: string): boolean {
  const behaviour = state.behaviours[walletId];
  if (behaviour === undefined) return false;
  if (behaviour.loseNext > 0) {
    behaviour.loseNext -= 1;
    return true;
  }
  const lostSoFar = lossesAmong(behaviour);
  behaviour.seen += 1;
  return lossesAmong(behaviour) > lostSoFar;
}

const lossesAmong = ({ seen, losePercent }: Behaviour) => Math.floor((seen * losePercent) / 100);
