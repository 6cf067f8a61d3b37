/** The longest pause between two tries of one call; what is longer bounds a whole function. */
const LONGEST_PAUSE_MS = 2_000;

/**
 * The app's pauses before it tries a call again pass at once. The site's clock does not run by them, so nothing that is
 * tested here depends on how long they are. Answers how to have them back.
 */
export function withQuickPauses(): () => void {
  const real = globalThis.setTimeout;
  const quick = (then: () => void, ms = 0) => real(then, ms > LONGEST_PAUSE_MS ? ms : 0);
  globalThis.setTimeout = quick as never;
  return () => {
    globalThis.setTimeout = real;
  };
}
