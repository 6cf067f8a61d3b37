import type { FrameLocator, Locator } from 'playwright-core';
import type { Visit } from './visit';

/** Chooses from a select by mouse: on the box that a person sees, not on the input without a size inside of it. */
export async function choose({ page }: Visit, frame: FrameLocator, select: Locator, option: string): Promise<void> {
  await select.scrollIntoViewIfNeeded();
  const place = await select.boundingBox();
  if (place === null) throw new Error('the select is not there');
  await page.mouse.click(place.x + 20, place.y);
  await frame.getByRole('option', { name: option, exact: true }).click();
}
