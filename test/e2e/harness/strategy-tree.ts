import { readable } from './number-text';
import type { Visit } from './visit';
import { appIn } from './walk';

/** What the tree of the Strategy page says about a target. */
export async function targetRow(strategy: Visit, key: string): Promise<string> {
  const frame = appIn(strategy, 'strategy');
  await frame.getByRole('button', { name: 'Expand all' }).click();
  const row = frame.getByRole('row').filter({ hasText: key });
  await row.waitFor();
  return readable(await row.innerText());
}
