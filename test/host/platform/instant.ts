import type { SiteClock } from '../kernel';

/** The site's time as text, written out once as long as the clock stands still: every call of the app is noted with it. */
export function createInstant(clock: SiteClock): () => string {
  let atMs = Number.NaN;
  let text = '';
  return () => {
    const nowMs = clock.nowMs();
    if (nowMs !== atMs) {
      text = new Date(nowMs).toISOString();
      atMs = nowMs;
    }
    return text;
  };
}
