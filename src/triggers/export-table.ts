import { z } from 'zod';
import { parseAccountId, parseObjectiveKey, type AccountId, type ObjectiveKey } from '../domain/ids';
import type { Deps } from '../usecases/deps';
import { sightedAsSelf } from '../usecases/sight/sighted';
import { askingNothing, hadAccess, isJiraBusy } from '../usecases/sight/while-busy';
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

/** The platform's own word for whom it runs the export; nothing that a page sends reaches it. */
const caller = z.object({ principal: z.object({ accountId: z.string() }) });

function callerIn(context: unknown): AccountId | undefined {
  const parsed = caller.safeParse(context);
  return parsed.success ? parseAccountId(parsed.data.principal.accountId) : undefined;
}

const NO_ACCESS = textDocument('Strategy is kept in Jira. You need access to Jira on this site to export this table.');
const JIRA_SILENT = textDocument(
  'Jira does not answer just now, so this table could not be exported. Nothing was lost; try again in some minutes.',
);
const LAST_NUMBERS = 'Jira does not answer just now. These are the last numbers that were read, each with its time.';

/** What can be exported without Jira: to whom Jira has said of late that they have access, what the macro shows them. */
async function exportWhileBusy(
  deps: Deps,
  chosen: readonly ObjectiveKey[],
  accountId: AccountId | undefined,
): Promise<AdfDocument> {
  deps.log.error('jira-busy', { call: 'exportTable' });
  if (accountId === undefined || !(await hadAccess(deps, accountId))) return JIRA_SILENT;
  return tableDocument(await getStrategyTable(sightedAsSelf(askingNothing(deps, accountId)), chosen), LAST_NUMBERS);
}

/** The macro as a document for PDF and Word: the same table with the same numbers, for a person who may see them. */
export const createExportTable =
  (deps: Deps) =>
  async (payload: unknown, context?: unknown): Promise<AdfDocument> => {
    const chosen = chosenIn(payload);
    if (chosen.length === 0) return textDocument('This strategy table has no objectives chosen yet.');
    try {
      if ((await deps.viewer.rights()) === undefined) return NO_ACCESS;
      return tableDocument(await getStrategyTable(sightedAsSelf(deps), chosen));
    } catch (error) {
      if (!isJiraBusy(error)) throw error;
      return exportWhileBusy(deps, chosen, callerIn(context));
    }
  };
