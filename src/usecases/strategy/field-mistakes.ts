import type { Measure } from '../../domain/measure';
import type { Mistake } from '../../domain/mistake';
import type { ParsedStrategyFile } from '../../domain/strategy-file/parsed-file';
import { WorkSourceBusy } from '../../ports/work-source';
import type { Deps } from '../deps';
import type { LoadedIndex } from './load-index';

/** The field of Jira that a measure reads its numbers from, and what the file calls the place it stands in. */
function fieldIn(measure: Measure): { readonly id: string; readonly part: 'field' | 'weighBy' } | undefined {
  if (measure.type === 'sum' || measure.type === 'average') return { id: measure.field, part: 'field' };
  if (measure.type !== 'completion' || measure.weighBy.kind !== 'field') return undefined;
  return { id: measure.weighBy.fieldId, part: 'weighBy' };
}

/** Ids and names of the fields that hold no number; undefined while Jira does not say. */
async function otherFields({ source, log }: Deps): Promise<ReadonlyMap<string, string> | undefined> {
  try {
    return await source.otherFields();
  } catch (error) {
    // Nobody is kept from saving by it: such a target is unmeasured and says why.
    if (!(error instanceof WorkSourceBusy)) throw error;
    log.info('fields-not-known', { reason: error.reason });
    return undefined;
  }
}

/**
 * Fields that are new to their target and of which Jira knows that they hold no number. One that Jira does not know at all may
 * come with the project it belongs to.
 */
export async function fieldMistakes(
  deps: Deps,
  { targets }: ParsedStrategyFile,
  { index }: LoadedIndex,
): Promise<Mistake[]> {
  const asked = targets.flatMap(({ key, measure }, at) => {
    const field = fieldIn(measure);
    const before = index.targets.get(key)?.measure;
    if (field === undefined || (before !== undefined && fieldIn(before)?.id === field.id)) return [];
    return [{ id: field.id, path: `targets[${at}].measure.${field.part}` }];
  });
  if (asked.length === 0) return [];
  const others = await otherFields(deps);
  return asked.flatMap(({ id, path }) => {
    const name = others?.get(id);
    return name === undefined
      ? []
      : [{ path, message: `must be a number field of Jira; "${id}" (${name}) holds no number` }];
  });
}
