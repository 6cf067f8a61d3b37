import { DEFAULT_SETTINGS, type Settings } from '../../domain/settings';
import type { Engine, RollStore, Spending } from '../../ports/roll-store';

/** The engine as one round or one batch of it keeps it. */
export interface KeptEngine {
  readonly rolls: RollStore;
  /** The settings as they were last read or changed here. */
  settings(): Settings;
  /** Notes what has been used of Jira's points. */
  saveSpending(spending: Spending): Promise<void>;
}

/**
 * Reads the engine once and again only when a target has changed what is listened to; `isJqlKept` leaves even that out,
 * for a batch that does not match anything.
 */
export function withKeptEngine(rolls: RollStore, isJqlKept = false): KeptEngine {
  let engine: Engine | undefined;
  let isStale = false;
  const current = async (): Promise<Engine> => {
    if (engine === undefined || isStale) engine = await rolls.engine();
    isStale = false;
    return engine;
  };
  const save = async (next: Engine): Promise<void> => {
    engine = next;
    await rolls.saveEngine(next);
  };
  return {
    rolls: {
      ...rolls,
      engine: current,
      saveEngine: save,
      async saveReach(target, reach, jql, atMs) {
        isStale = !isJqlKept;
        return rolls.saveReach(target, reach, jql, atMs);
      },
      async markScopes(scopes) {
        isStale = !isJqlKept;
        return rolls.markScopes(scopes);
      },
    },
    settings: () => engine?.settings ?? DEFAULT_SETTINGS,
    // What is kept with the targets is not written here, so it need not be fresh.
    saveSpending: async (spending) => save({ ...(engine ?? (await current())), spending }),
  };
}
