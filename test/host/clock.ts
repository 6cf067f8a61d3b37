import type { HostStore, SiteClock } from './kernel';

const TABLE = 'site';
const KEY = 'clock';

type KeptClock = { readonly frozenAtMs: number } | { readonly offsetMs: number };

/** The real time, kept before anything patches `Date`. */
export type RealNow = () => number;

/**
 * The site's clock. Time that was kept wins over a given start, so a site resumes where it stood; frozen time is written
 * before whatever is stamped with it, so it never runs backwards after a crash.
 */
export function openClock(store: HostStore, startMs: number | undefined, realNow: RealNow): SiteClock {
  const kept = store.get<KeptClock>(TABLE, KEY) ?? (startMs === undefined ? { offsetMs: 0 } : { frozenAtMs: startMs });
  return 'frozenAtMs' in kept ? frozenClock(store, kept.frozenAtMs) : runningClock(store, kept.offsetMs, realNow);
}

function keep(store: HostStore, clock: KeptClock): void {
  // The store writes commits in order, so nobody has to wait here; a store that cannot write fails the next awaited commit.
  store.commit([{ table: TABLE, key: KEY, value: clock }]).catch(() => undefined);
}

function frozenClock(store: HostStore, startMs: number): SiteClock {
  let nowMs = startMs;
  keep(store, { frozenAtMs: nowMs });
  return {
    frozen: true,
    nowMs: () => nowMs,
    advance(ms) {
      if (ms <= 0) return;
      nowMs += ms;
      keep(store, { frozenAtMs: nowMs });
    },
  };
}

function runningClock(store: HostStore, startOffsetMs: number, realNow: RealNow): SiteClock {
  let offsetMs = startOffsetMs;
  keep(store, { offsetMs });
  return {
    frozen: false,
    nowMs: () => realNow() + offsetMs,
    advance(ms) {
      if (ms <= 0) return;
      offsetMs += ms;
      keep(store, { offsetMs });
    },
  };
}
