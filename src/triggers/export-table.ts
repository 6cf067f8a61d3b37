import { z } from 'zod';
import { parseObjectiveKey, type ObjectiveKey } from '../domain/ids';
import type { Deps } from '../usecases/deps';
import { sightedAsSelf } from '../usecases/sight/sighted';
import { getStrategyTable } from '../usecases/views/strategy-tree';
import { tableDocument, textDocument, type AdfDocument } from './table-document';

/**
 * The macro's configuration reaches an export as `extensionPayload.config`; apps in use also see it in the context.
 * https://developer.atlassian.com/platform/forge/manifest-reference/modules/macro/
 */
const config = z.object({ objectives: z.array(z.string()) });
const exportPayload = z.object({
  extensionPayload: z.object({ config: z.unknown().optional() }).optional(),
  context: z
    .object({ extension: z.object({ config: z.unknown().optional() }).optional(), config: z.unknown().optional() })
    .optional(),
  config: z.unknown().optional(),
});

/** Objectives on one exported table, as in the macro. */
const MAX_OBJECTIVES = 50;

function chosenIn(payload: unknown): readonly ObjectiveKey[] {
  const parsed = exportPayload.safeParse(payload);
  if (!parsed.success) return [];
  const { extensionPayload, context } = parsed.data;
  for (const place of [extensionPayload?.config, context?.extension?.config, context?.config, parsed.data.config]) {
    const found = config.safeParse(place);
    if (!found.success) continue;
    return found.data.objectives
      .slice(0, MAX_OBJECTIVES)
      .map((key) => parseObjectiveKey(key))
      .filter((key) => key !== undefined);
  }
  return [];
}

/** The macro as a document for PDF and Word: the same table with the same numbers, for a person who may see them. */
export const createExportTable =
  (deps: Deps) =>
  async (payload: unknown): Promise<AdfDocument> => {
    const chosen = chosenIn(payload);
    if (chosen.length === 0) return textDocument('This strategy table has no objectives chosen yet.');
    const rights = await deps.viewer.rights();
    if (rights === undefined) {
      return textDocument('Strategy is kept in Jira. You need access to Jira on this site to export this table.');
    }
    return tableDocument(await getStrategyTable(sightedAsSelf(deps), chosen));
  };
