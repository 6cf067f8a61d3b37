import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

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

/** What WCAG A and AA find in a page and its frames, or in one element of it; one line each: rule, element, why. */
export async function accessibilityProblems(page: Page, within?: string): Promise<readonly string[]> {
  const builder = new AxeBuilder({ page }).withTags(RULES);
  const { violations } = await (within === undefined ? builder : builder.include(within)).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .filter(({ html }) => !ATLASKIT.some((known) => known.rule === id && known.html.test(html)))
      .map(
        ({ target, html, failureSummary }) =>
          `${id} at ${target.join(' ')}: ${html.slice(0, 160)} ${failureSummary ?? ''}`,
      ),
  );
}
