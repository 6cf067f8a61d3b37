import type { FrameLocator } from 'playwright-core';
import { readable } from './number-text';
import type { Visit } from './visit';
import { appIn } from './walk';

/** Goes from where the Strategy page opens to its tree. */
export async function openTree(strategy: Visit): Promise<FrameLocator> {
  const frame = appIn(strategy, 'strategy');
  await frame.getByRole('tab', { name: 'Tree' }).click();
  await frame.getByRole('treegrid').waitFor();
  return frame;
}

/** What the tree of the Strategy page says about a target. */
export async function targetRow(strategy: Visit, key: string): Promise<string> {
  const frame = await openTree(strategy);
  await frame.getByRole('button', { name: 'Expand all' }).click();
  const row = frame.getByRole('row').filter({ hasText: key });
  await row.waitFor();
  return readable(await row.innerText());
}
