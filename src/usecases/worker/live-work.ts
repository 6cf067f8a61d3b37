import type { ProjectId } from '../../domain/ids';
import type { WorkSource } from '../../ports/work-source';

/**
 * Jira without the work of archived projects. Its search leaves such work out and its reads by id do not; a number that takes
 * some of a project and not the rest would mean nothing, so archived work counts nowhere.
 */
export function liveSource(source: WorkSource, archived: readonly ProjectId[]): WorkSource {
  if (archived.length === 0) return source;
  const out = new Set(archived);
  return {
    ...source,
    async fetch(idsOrKeys, numberFields) {
      const found = await source.fetch(idsOrKeys, numberFields);
      return found.filter(({ project }) => !out.has(project));
    },
  };
}
