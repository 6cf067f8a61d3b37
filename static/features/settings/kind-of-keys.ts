import { call } from '../../bridge/call';
import { CallFailed } from '../../bridge/call-failed';

const ENTRY = /^\w+\[(\d+)\]/;

/** How many of these keys the app knows as such things; asking changes nothing. */
async function knownAs(kind: 'objectives' | 'targets', keys: readonly string[]): Promise<number> {
  const file = { format: 'throughline.strategy', version: 1, keepLinks: true, [kind]: keys.map((key) => ({ key })) };
  try {
    await call('previewImport', { file });
    return keys.length;
  } catch (error) {
    if (!(error instanceof CallFailed) || error.details.length === 0) throw error;
    const wrong = new Set(error.details.map(({ path }) => ENTRY.exec(path)?.[1]));
    return keys.length - wrong.size;
  }
}

/** What a table is about whose columns do not say it; undefined when its keys do not say it either. */
export async function kindOf(keys: readonly string[]): Promise<'objectives' | 'targets' | undefined> {
  const distinct = [...new Set(keys)];
  if (distinct.length === 0) return undefined;
  const [objectives, targets] = [await knownAs('objectives', distinct), await knownAs('targets', distinct)];
  if (objectives > 0 === targets > 0) return undefined;
  return objectives > 0 ? 'objectives' : 'targets';
}
