import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { accessibilityProblems } from './accessibility';
import type { ColourMode, Visit } from './visit';
import type { Walk } from './walk';

const SHOTS = path.join(__dirname, '..', 'shots');
const MODES: readonly ColourMode[] = ['light', 'dark'];
const WIDTHS = [1440, 360];

export interface Look {
  readonly name: string;
  path(): Promise<string> | string;
  /** Waits until the page shows what it is for. */
  ready(visit: Visit): Promise<void>;
  /** What is looked at, when the rest of the page has a look of its own. */
  readonly within?: string;
}

/** Takes a picture of each page, light and dark, wide and narrow, and looks for barriers and for what runs out of the screen. */
export function lookAt(looks: readonly Look[], walk: () => Walk): void {
  describe.each(looks)('$name', ({ name, path: pathOf, ready, within }) => {
    it.each(MODES)('has no barrier of WCAG A and AA and stays inside the screen, %s', async (colourMode) => {
      const address = await pathOf();
      mkdirSync(SHOTS, { recursive: true });
      for (const width of WIDTHS) {
        const visit = await walk().open(address, { colourMode, width });
        await ready(visit);
        await visit.settled();
        await visit.page.screenshot({
          path: path.join(SHOTS, `${name}-${width}-${colourMode}.png`),
          fullPage: within === undefined,
        });
        expect(await accessibilityProblems(visit.page, within)).toEqual([]);
        const overflowPx = await visit.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(Math.max(0, overflowPx)).toBe(0);
      }
    });
  });
}
