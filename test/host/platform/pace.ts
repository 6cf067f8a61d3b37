import type { SiteClock } from '../kernel';

/** The time by which quotas count: the site's clock, at which every call takes as long as it would on a real site. */
export interface Pace {
  nowMs(): number;
  /** Takes the modelled time of a call. */
  spend(ms: number): void;
}

/**
 * In a site that stands still a call moves the clock itself. In a running one calls are answered at once, far faster than
 * on a real site: counted by the clock alone, an honest loop would run into limits of a second or a minute that it never
 * reaches there.
 */
export function createPace(clock: SiteClock): Pace {
  if (clock.frozen) {
    return {
      nowMs: () => clock.nowMs(),
      spend: (ms) => {
        clock.advance(ms);
      },
    };
  }
  let reachedMs = 0;
  const nowMs = (): number => (reachedMs = Math.max(reachedMs, clock.nowMs()));
  return {
    nowMs,
    spend: (ms) => {
      reachedMs = nowMs() + ms;
    },
  };
}
