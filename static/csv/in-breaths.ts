/** A page that has not answered for longer than this feels stuck; everything else waits no longer. */
const BREATH_MS = 30;

/** Lets the page answer to whatever has happened meanwhile. */
export const breath = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 0);
  });

/** Does long work step by step and lets the page breathe in between. */
export async function inBreaths<T>(steps: Iterator<undefined, T>): Promise<T> {
  let begunAt = performance.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    if (performance.now() - begunAt < BREATH_MS) continue;
    await breath();
    begunAt = performance.now();
  }
}
