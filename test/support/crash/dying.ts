/** When a process dies: at the n-th storage write of the app, just before it happens or just after. */
export interface Dying {
  readonly nth: number;
  readonly when: 'before' | 'after';
}

export const dyingAt = (nth: number, when: Dying['when']): Dying => ({ nth, when });

const READS = /^(get|entity\/get|query|entity\/query|batch\/get)\b/;

/** Counts the app's storage writes; from the one at which it dies on, no call comes back and nothing more is written. */
export function createCalls(dying: Dying | undefined) {
  let writes = 0;
  let isDead = false;
  let die: () => void = () => undefined;
  const died = new Promise<void>((resolve) => {
    die = resolve;
  });
  const dieNow = (): boolean => {
    isDead = true;
    die();
    return false;
  };
  return {
    died,
    isDead: () => isDead,
    writes: () => writes,
    /** Whether a call goes through; a process that has died asks for nothing. */
    mayCall(target: string, call: string): boolean {
      if (isDead) return false;
      if (target !== 'kvs' || READS.test(call)) return true;
      writes += 1;
      return writes === dying?.nth && dying.when === 'before' ? dieNow() : true;
    },
    /** Whether the answer to a call that has happened still arrives. */
    mayAnswer(target: string, call: string): boolean {
      if (isDead) return false;
      if (target !== 'kvs' || READS.test(call)) return true;
      return writes === dying?.nth && dying.when === 'after' ? dieNow() : true;
    },
  };
}
