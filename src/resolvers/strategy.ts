import { CALLS } from '../contract/calls';
import { LEAVES_PAGE } from '../contract/limits';
import { parseCycleKey, parseObjectiveKey, parseTargetKey } from '../domain/ids';
import { ok } from '../domain/result';
import { openStrategy } from '../usecases/views/front';
import { getHealth } from '../usecases/views/health';
import { getStrategy, getStrategyTable, listObjectives } from '../usecases/views/strategy-tree';
import { getTarget, listLeaves } from '../usecases/views/target-detail';
import { refresh } from './alignment';
import { carryCalls } from './carry';
import { checkInCalls } from './check-ins';
import { countingCalls } from './counting';
import { cycleCalls } from './cycles';
import { editCalls, editorOf } from './edit';
import { explainCalls } from './explain';
import { historyCalls } from './history';
import { measureCalls } from './measure';
import { pivotCalls } from './pivot';
import { rhythmCalls } from './rhythm';
import { call, failed, type CallTable } from './call';
import { mendCalls } from './sight';
import { targetLinkCalls } from './links';
import { unknownCycle, unknownTarget } from './mistakes';
import { viewCalls } from './views';

/** Calls of the Strategy page. */
export const strategyCalls: CallTable<
  | 'openStrategy'
  | 'getStrategy'
  | 'getHealth'
  | 'getTranslation'
  | 'getTarget'
  | 'getChanges'
  | 'getCommittedScope'
  | 'getHistory'
  | 'getWorkOfObjective'
  | 'listLeaves'
  | 'refreshTarget'
  | 'saveCycle'
  | 'saveObjective'
  | 'saveTarget'
  | 'saveMany'
  | 'getCheckIns'
  | 'recordCheckIn'
  | 'withdrawCheckIn'
  | 'putBackCheckIn'
  | 'listCheckInHistory'
  | 'resolveImpediment'
  | 'reopenImpediment'
  | 'listStandings'
  | 'getMyLine'
  | 'previewCycle'
  | 'commitCycle'
  | 'closeCycle'
  | 'reopenCycle'
  | 'previewCarry'
  | 'carryForward'
  | 'undoCarry'
  | 'getCarryUndo'
  | 'previewEdit'
  | 'listVersions'
  | 'affirm'
  | 'copyEntry'
  | 'undoCopy'
  | 'getViews'
  | 'saveViews'
  | 'mendGlass'
  | 'explainIssue'
  | 'getCounting'
  | 'getRhythm'
  | 'addLink'
  | 'changeLink'
  | 'removeLink'
  | 'previewAlignOnly'
  | 'alignOnly'
  | 'tryScope'
  | 'suggestWork'
  | 'previewMeasure'
> = {
  ...mendCalls,
  ...explainCalls,
  ...countingCalls,
  ...rhythmCalls,
  ...targetLinkCalls,
  ...measureCalls,
  ...editCalls,
  ...checkInCalls,
  ...cycleCalls,
  ...carryCalls,
  ...pivotCalls,
  ...viewCalls,
  getHealth: call(CALLS.getHealth, {
    needs: 'jira',
    whileBusy: 'reads',
    async run(deps, input) {
      const key = input.cycle === undefined ? undefined : parseCycleKey(input.cycle);
      const health = input.cycle !== undefined && key === undefined ? undefined : await getHealth(deps, key);
      return health === undefined ? unknownCycle() : ok(health);
    },
  }),
  openStrategy: call(CALLS.openStrategy, {
    needs: 'jira',
    whileBusy: 'opens',
    packs: ['objectives', 'targets'],
    async run(deps, input, actor, rights) {
      const key = input.cycle === undefined ? undefined : parseCycleKey(input.cycle);
      const isNamed = input.cycle !== undefined;
      const strategy =
        isNamed && key === undefined ? undefined : await openStrategy(deps, actor.accountId, rights, key);
      return strategy === undefined ? unknownCycle() : ok(strategy);
    },
  }),
  getStrategy: call(CALLS.getStrategy, {
    needs: 'jira',
    whileBusy: 'reads',
    packs: ['objectives', 'targets'],
    async run(deps, input, actor, rights) {
      const key = input.cycle === undefined ? undefined : parseCycleKey(input.cycle);
      const isNamed = input.cycle !== undefined;
      const strategy = isNamed && key === undefined ? undefined : await getStrategy(deps, actor.accountId, rights, key);
      return strategy === undefined ? unknownCycle() : ok(strategy);
    },
  }),
  getTarget: call(CALLS.getTarget, {
    needs: 'jira',
    whileBusy: 'reads',
    async run(deps, input, actor, rights) {
      const key = parseTargetKey(input.target);
      const target = key === undefined ? undefined : await getTarget(deps, editorOf(actor, rights), key);
      return target === undefined ? unknownTarget() : ok(target);
    },
  }),
  listLeaves: call(CALLS.listLeaves, {
    needs: 'jira',
    whileBusy: 'reads',
    async run(deps, input) {
      const key = parseTargetKey(input.target);
      const page = key === undefined ? undefined : await listLeaves(deps, key, input.cursor, LEAVES_PAGE);
      if (page === 'bad-cursor') {
        return failed('invalid', 'The list cannot go on from there.', [
          { path: 'cursor', message: 'not a cursor of this list' },
        ]);
      }
      return page === undefined ? unknownTarget() : ok(page);
    },
  }),
  ...historyCalls,
  refreshTarget: refresh,
};

/** Calls of the Confluence macro and its configuration. */
export const tableCalls: CallTable<'getStrategyTable' | 'listObjectives' | 'mendGlass'> = {
  ...mendCalls,
  getStrategyTable: call(CALLS.getStrategyTable, {
    needs: 'jira',
    whileBusy: 'opens',
    packs: ['objectives', 'targets'],
    async run(deps, input) {
      const keys = input.objectives.map((key) => parseObjectiveKey(key)).filter((key) => key !== undefined);
      const table = await getStrategyTable(deps, keys);
      const unreadable = input.objectives.filter((key) => parseObjectiveKey(key) === undefined);
      return ok({ ...table, missing: [...table.missing, ...unreadable] });
    },
  }),
  listObjectives: call(CALLS.listObjectives, { needs: 'jira', run: async (deps) => ok(await listObjectives(deps)) }),
};
