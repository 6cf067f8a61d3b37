import type { FrameLocator, Locator } from 'playwright-core';
import type { Visit } from './visit';

/**
 * Opens a select by its key, because what takes the focus is an input without a size. The menu may still move to its place
 * when it opens, so the option itself is sent the click.
 */
export async function choose({ page }: Visit, frame: FrameLocator, select: Locator, option: string): Promise<void> {
  await select.focus();
  await page.keyboard.press('ArrowDown');
  const choice = frame.getByRole('option', { name: option, exact: true });
  await choice.waitFor();
  await choice.dispatchEvent('click');
}
