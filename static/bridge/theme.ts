import { view } from '@forge/bridge';

/** A page shows itself after this long even when the host never answers; it would else stay blank. */
const THEME_WAIT_MS = 1_500;

/** Asks the host for its theme. Awaited before the first render, or a dark page would flash white. */
export async function enableTheme(): Promise<void> {
  const patience = new Promise<void>((resolve) => {
    setTimeout(resolve, THEME_WAIT_MS);
  });
  try {
    await Promise.race([view.theme.enable(), patience]);
  } catch {
    // Without a theme the tokens' fallbacks give a right light page.
  }
}
