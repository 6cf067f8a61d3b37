import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * One finding of Atlaskit itself: the selected and focused option of a select has a contrast of 3.91 in the light theme.
 * Nothing else is allowed.
 */
function isAtlaskitOption(rule: string, html: string): boolean {
  return rule === 'color-contrast' && /role="option"/.test(html) && /-option|aria-selected="true"/.test(html);
}

/** What WCAG A and AA find in a page and its frames, one line each: rule, element, why. */
export async function accessibilityProblems(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .filter(({ html }) => !isAtlaskitOption(id, html))
      .map(
        ({ target, html, failureSummary }) =>
          `${id} at ${target.join(' ')}: ${html.slice(0, 160)} ${failureSummary ?? ''}`,
      ),
  );
}
