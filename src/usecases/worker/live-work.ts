import type { Engine } from '../../ports/roll-store';
import type { IssueFacts } from '../../ports/work-source';
import type { Deps } from '../deps';

/**
 * Issues by id, without those of archived projects. Jira's search leaves such work out and its reads by id do not; a number
 * that takes some of a project and not the rest would mean nothing, so archived work counts nowhere.
 */
export async function fetchLive(
  { source }: Pick<Deps, 'source'>,
  engine: Engine,
  ids: readonly string[],
  numberFields: readonly string[],
): Promise<readonly IssueFacts[]> {
  const found = await source.fetch(ids, numberFields);
  return engine.archived.length === 0 ? found : found.filter(({ project }) => !engine.archived.includes(project));
}
