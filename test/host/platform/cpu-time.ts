import { realNow } from './globals';

/** CPU time of the app's own code, leaving out what the site itself spends on answering its calls. */
export interface CpuMeter {
  /** Milliseconds since some fixed moment. */
  appMs(): number;
  /** Runs work of the site; its time is not the app's. */
  notApp<T>(work: () => Promise<T>): Promise<T>;
}

/**
 * CPU time of this process. It is asked for once in a millisecond: asking takes longer than many an answer of the site, and
 * twenty calls begin and end in that time. What was spent since is charged to whoever is at work when it
 * is asked for again, as a profiler that takes samples does.
 */
function createCpuClock(): () => number {
  let askedAt = Number.NaN;
  let cpuMs = 0;
  return () => {
    const now = realNow();
    if (now !== askedAt) {
      askedAt = now;
      const { user, system } = process.cpuUsage();
      cpuMs = (user + system) / 1000;
    }
    return cpuMs;
  };
}

/** Creates a meter over the CPU time of this process; invocations that overlap share what both were charged. */
export function createCpuMeter(): CpuMeter {
  let depth = 0;
  let enteredMs = 0;
  let siteMs = 0;
  const cpuMs = createCpuClock();
  return {
    appMs: () => (depth > 0 ? enteredMs : cpuMs()) - siteMs,
    async notApp(work) {
      if (depth++ === 0) enteredMs = cpuMs();
      try {
        return await work();
      } finally {
        if (--depth === 0) siteMs += cpuMs() - enteredMs;
      }
    },
  };
}

/** Counts none of it: an invocation takes what its calls are modelled to take, on whatever machine and however busy. */
export const uncountedCpu: CpuMeter = { appMs: () => 0, notApp: (work) => work() };
