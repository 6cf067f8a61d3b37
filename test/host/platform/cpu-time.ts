/** CPU time of the app's own code, leaving out what the site itself spends on answering its calls. */
export interface CpuMeter {
  /** Milliseconds since some fixed moment. */
  appMs(): number;
  /** The same when the site last answered; it asks no clock, for that takes longer than most answers. */
  appMsAtAnswer(): number;
  /** Runs work of the site; its time is not the app's. */
  notApp<T>(work: () => Promise<T>): Promise<T>;
}

/** Creates a meter over the CPU time of this process; invocations that overlap share what both were charged. */
export function createCpuMeter(): CpuMeter {
  let depth = 0;
  let enteredMs = 0;
  let leftMs = 0;
  let siteMs = 0;
  const cpuMs = (): number => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  };
  return {
    appMs: () => (depth > 0 ? enteredMs : cpuMs()) - siteMs,
    appMsAtAnswer: () => (depth > 0 ? enteredMs : leftMs) - siteMs,
    async notApp(work) {
      if (depth++ === 0) enteredMs = cpuMs();
      try {
        return await work();
      } finally {
        if (--depth === 0) {
          leftMs = cpuMs();
          siteMs += leftMs - enteredMs;
        }
      }
    },
  };
}

/** Counts none of it: an invocation takes what its calls are modelled to take, on whatever machine and however busy. */
export const uncountedCpu: CpuMeter = { appMs: () => 0, appMsAtAnswer: () => 0, notApp: (work) => work() };
