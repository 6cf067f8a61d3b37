import { source } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface Known {
  readonly rule: string;
  readonly html: RegExp;
}

/**
 * What Atlaskit itself does, and a page cannot change; nothing else is allowed:
 * the selected and focused option of a select has a contrast of 3.91 in the light theme, and the crosses of a select of many
 * values are 16 px wide, as is the place to type behind them.
 */
const ATLASKIT: readonly Known[] = [
  { rule: 'color-contrast', html: /role="option"/ },
  { rule: 'target-size', html: /^<button aria-label="Remove |^<input [^>]*autocapitalize="none"/ },
];

interface Violation {
  readonly id: string;
  readonly nodes: ReadonlyArray<{
    readonly target: readonly unknown[];
    readonly html: string;
    readonly failureSummary?: string;
  }>;
}

/** Puts the rules into a document; the text itself has no value that could be handed over. */
const READY = `${source}; undefined`;

/** Runs the rules over one document, or a part of it, and hands over no more than what they object to. */
const looking = (within: string | undefined): string => {
  const options = { runOnly: { type: 'tag', values: RULES }, iframes: false, resultTypes: ['violations'] };
  const part = within === undefined ? 'document' : JSON.stringify({ include: [within] });
  return `axe.run(${part}, ${JSON.stringify(options)}).then(({ violations }) => violations.map(({ id, nodes }) => ({
    id, nodes: nodes.map(({ target, html, failureSummary }) => ({ target, html, failureSummary })),
  })))`;
};

/** Whether anybody sees a frame, and it belongs to what is looked at. */
async function isLookedAt(frame: Frame, within: string | undefined): Promise<boolean> {
  for (let at = frame, above = at.parentFrame(); above !== null; at = above, above = at.parentFrame()) {
    const element = await at.frameElement();
    if (!(await element.isVisible())) return false;
    const isOutermost = above.parentFrame() === null;
    if (!isOutermost || within === undefined) continue;
    if (!(await element.evaluate((one, part) => (one as Element).closest(part) !== null, within))) return false;
  }
  return true;
}

/**
 * What WCAG A and AA find in a page and its frames, or in one element of it; one line each: rule, element, why. Every document is
 * looked at by itself: axe's own way through the frames hands on all that is right too, which takes five times as long.
 */
export async function accessibilityProblems(page: Page, within?: string): Promise<readonly string[]> {
  const violations: Violation[] = [];
  for (const frame of page.frames()) {
    if (!(await isLookedAt(frame, within))) continue;
    await frame.evaluate(READY);
    const part = frame === page.mainFrame() ? within : undefined;
    violations.push(...(await frame.evaluate<readonly Violation[]>(looking(part))));
  }
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .filter(({ html }) => !ATLASKIT.some((known) => known.rule === id && known.html.test(html)))
      .map(
        ({ target, html, failureSummary }) =>
          `${id} at ${target.join(' ')}: ${html.slice(0, 160)} ${failureSummary ?? ''}`,
      ),
  );
}
