import type { FrameLocator, Locator } from 'playwright-core';
import type { Visit } from './visit';

/** Opens a select by its key, because what takes the focus is an input without a size, and chooses with the mouse. */
export async function choose({ page }: Visit, frame: FrameLocator, select: Locator, option: string): Promise<void> {
  await select.focus();
  await page.keyboard.press('ArrowDown');
  await frame.getByRole('option', { name: option, exact: true }).click();
}
