import type { FrameLocator, Locator } from 'playwright-core';
import type { Visit } from './visit';

const MOST_STEPS = 120;

const hasFocus = async (control: Locator): Promise<boolean> =>
  control.evaluate((element) => element === element.ownerDocument.activeElement);

/** Goes to a control as a person without a mouse does; one that Tab does not reach fails. */
export async function tabTo({ page }: Pick<Visit, 'page'>, control: Locator): Promise<void> {
  await control.waitFor();
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if (await hasFocus(control)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${String(control)}`);
}

/** Goes to a button or a link and presses it. */
export async function press(visit: Visit, control: Locator): Promise<void> {
  await tabTo(visit, control);
  await visit.page.keyboard.press('Enter');
}

/** Goes to a field and types in place of what it holds. */
export async function type(visit: Visit, control: Locator, text: string): Promise<void> {
  await tabTo(visit, control);
  await visit.page.keyboard.press('ControlOrMeta+A');
  await visit.page.keyboard.type(text);
}

/** Goes to a select and chooses an option by the arrows. */
export async function pick(visit: Visit, frame: FrameLocator, select: Locator, option: string | RegExp): Promise<void> {
  await tabTo(visit, select);
  await visit.page.keyboard.press('ArrowDown');
  const options = frame.getByRole('option');
  await options.first().waitFor();
  const texts = await options.allInnerTexts();
  const index = texts.findIndex((text) => (typeof option === 'string' ? text === option : option.test(text)));
  if (index < 0) throw new Error(`no option ${String(option)} among ${texts.join(', ')}`);
  await visit.page.keyboard.press('Home');
  for (let step = 0; step < index; step += 1) await visit.page.keyboard.press('ArrowDown');
  await visit.page.keyboard.press('Enter');
  await options.first().waitFor({ state: 'hidden' });
}

/** A radio button among others: Tab reaches one of them, the arrows the rest. */
export async function turnTo({ page }: Visit, group: Locator, name: string): Promise<void> {
  const wanted = group.getByRole('radio', { name });
  const radios = group.getByRole('radio');
  for (let step = 0; step < MOST_STEPS && !(await radiosHold(radios)); step += 1) await page.keyboard.press('Tab');
  for (let step = (await radios.count()) + 1; step > 0 && !(await wanted.isChecked()); step -= 1) {
    if ((await hasFocus(wanted)) || step === 1) await page.keyboard.press('Space');
    else await page.keyboard.press('ArrowRight');
  }
}

const radiosHold = async (radios: Locator): Promise<boolean> =>
  radios.evaluateAll((all) => all.some((one) => one === one.ownerDocument.activeElement));

/** The reader stands on something: what they pressed may be gone, and the focus is then where they go on. */
export async function keepsFocus(frame: FrameLocator): Promise<void> {
  await frame.locator('body :focus').first().waitFor({ timeout: 5_000 });
}

/** Goes to a tab among others: Tab reaches the one that is open, the arrows the rest. */
export async function turnToTab({ page }: Visit, frame: FrameLocator | Locator, name: string): Promise<void> {
  const wanted = frame.getByRole('tab', { name, exact: true });
  const open = frame.getByRole('tab', { selected: true }).first();
  await tabTo({ page }, open);
  const tabs = await frame.getByRole('tab').count();
  for (let step = 0; step < tabs && !(await hasFocus(wanted)); step += 1) await page.keyboard.press('ArrowRight');
  if ((await wanted.getAttribute('aria-selected')) !== 'true') throw new Error(`the arrows do not reach ${name}`);
}

/** Goes to a field that finds what is typed, and takes the first that it offers. */
export async function find(visit: Visit, frame: FrameLocator, field: Locator, text: string): Promise<void> {
  await tabTo(visit, field);
  await visit.page.keyboard.type(text);
  const option = frame.getByRole('option', { name: new RegExp(text, 'i') }).first();
  await option.waitFor();
  await visit.page.keyboard.press('Enter');
  await option.waitFor({ state: 'detached' });
}
