/** How much was used in the current window of site time. */
export interface QuotaWindow {
  used(): number;
  add(amount: number): void;
  /** When the current window ends. */
  endsAtMs(): number;
}

/** A window that starts anew at each whole multiple of its length, as the platform's quotas do. */
export function createWindow(lengthMs: number, nowMs: () => number): QuotaWindow {
  let current = Number.NaN;
  let used = 0;
  const roll = (): number => {
    const now = Math.floor(nowMs() / lengthMs);
    if (now !== current) {
      current = now;
      used = 0;
    }
    return now;
  };
  return {
    used() {
      roll();
      return used;
    },
    add(amount) {
      roll();
      used += amount;
    },
    endsAtMs: () => (roll() + 1) * lengthMs,
  };
}
