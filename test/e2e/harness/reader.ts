import type { FrameLocator, Locator } from 'playwright-core';
import type { Visit, VisitOptions } from './visit';
import { appIn, type Walk } from './walk';

/** A person with the Strategy page before them. */
export interface Reader {
  readonly visit: Visit;
  readonly frame: FrameLocator;
  readonly drawer: Locator;
}

/** Opens the Strategy page at a place in it. */
export async function readStrategy(walk: Walk, path = '', options?: VisitOptions): Promise<Reader> {
  const visit = await walk.open(`/jira/apps/strategy${path}`, options);
  const frame = appIn(visit, 'strategy');
  await frame.getByRole('heading', { name: 'Strategy' }).waitFor();
  return { visit, frame, drawer: frame.getByRole('complementary') };
}

/** Opens the settings page. */
export async function readSettings(walk: Walk, options?: VisitOptions): Promise<Omit<Reader, 'drawer'>> {
  const visit = await walk.open('/jira/settings/apps/settings', options);
  const frame = appIn(visit, 'settings');
  await frame.getByRole('tablist').waitFor();
  return { visit, frame };
}

/** The key of what the page says was created. */
export async function keyOfNew(frame: FrameLocator, kind: 'OBJ' | 'TGT'): Promise<string> {
  const said = await frame.getByText(new RegExp(`^${kind}-\\w{5} was created`)).innerText();
  return said.split(' ')[0] ?? '';
}

/** The button of exactly this name. */
export const button = (place: Locator | FrameLocator, name: string | RegExp): Locator =>
  place.getByRole('button', { name, exact: true });
