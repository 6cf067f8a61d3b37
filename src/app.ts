import { parseStrategyFile, parseStrategyText } from './contract/strategy-file';
import { createJiraClient } from './gateways/jira/client';
import { createDirectory } from './gateways/jira/directory';
import { createGroups } from './gateways/jira/groups';
import { createJqlReader } from './gateways/jira/jql-reader';
import { createViewer } from './gateways/jira/viewer';
import { createWorkSource } from './gateways/jira/work-source';
import { systemClock } from './platform/clock';
import { keyedHash } from './platform/keyed-hash';
import { consoleLog } from './platform/log';
import { calmWake, createWake } from './platform/queue';
import { systemRandom } from './platform/random';
import { alignmentCalls } from './resolvers/alignment';
import { register } from './resolvers/register';
import { settingsCalls } from './resolvers/settings';
import { strategyCalls, tableCalls } from './resolvers/strategy';
import { createAuditLog } from './storage/audit-log';
import { createCheckInLog } from './storage/check-in-log';
import { createErrorLog } from './storage/error-log';
import { createEventGate } from './storage/event-gate';
import { createFingerprints } from './storage/fingerprints';
import { createFrontStore } from './storage/front-store';
import { createHistoryLog } from './storage/history-log';
import { createAccessStore } from './storage/access-store';
import { createGlassStore } from './storage/glass-store';
import { createHealthStore } from './storage/health-store';
import { createImportStore } from './storage/import-store';
import { createKeyDraw } from './storage/key-draw';
import { createLeftovers } from './storage/leftovers';
import { createPastCache } from './storage/past-cache';
import { createPastStops } from './storage/past-stops';
import { createReadingStore } from './storage/reading-store';
import { createReconcileStore } from './storage/reconcile-store';
import { createRollStore } from './storage/roll-store';
import { createStrategyStore } from './storage/strategy-store';
import { createViewStore } from './storage/view-store';
import { createWaitLog } from './storage/wait-log';
import { createWorkLog } from './storage/work-log';
import { createExportTable } from './triggers/export-table';
import { createTriggers } from './triggers/handlers';
import type { Deps } from './usecases/deps';
import { keepFailure } from './usecases/worker/keep-failure';
import { noteUnwoken } from './usecases/worker/note-waiting';

/** The composition root: the only place that knows every layer. Nothing built here holds data of a site. */
export function createApp() {
  const whole = createStrategyStore();
  const deps: Deps = {
    clock: systemClock,
    random: systemRandom,
    log: consoleLog,
    errors: createErrorLog(),
    audit: createAuditLog(),
    checkInLog: createCheckInLog(),
    history: createHistoryLog(),
    strategy: whole,
    whole,
    front: createFrontStore(),
    reader: { fromText: parseStrategyText, fromValue: parseStrategyFile },
    rolls: createRollStore(),
    pasts: createPastCache(),
    pastStops: createPastStops(),
    readings: createReadingStore(),
    checks: createReconcileStore(),
    gate: createEventGate(),
    work: createWorkLog(),
    waits: createWaitLog(),
    imports: createImportStore(),
    keyDraw: createKeyDraw(systemRandom, keyedHash),
    leftovers: createLeftovers(),
    fingerprints: createFingerprints(),
    health: createHealthStore(),
    wake: createWake(),
    source: createWorkSource(createJiraClient('app')),
    sourceBehind: (gate) => createWorkSource(createJiraClient('app', gate)),
    personal: createWorkSource(createJiraClient('user')),
    jql: createJqlReader(),
    viewer: createViewer(createJiraClient('user')),
    views: createViewStore(),
    directory: createDirectory(createJiraClient('app')),
    groups: createGroups(createJiraClient('app')),
    glass: createGlassStore(),
    access: createAccessStore(),
  };
  const calls: Deps = {
    ...deps,
    wake: calmWake(deps.wake, deps.log, async () => {
      await noteUnwoken(deps, []);
      await keepFailure(deps, 'queue', 'wake-refused');
    }),
  };
  return {
    alignment: register(calls, alignmentCalls),
    strategy: register(calls, strategyCalls),
    settings: register(calls, settingsCalls),
    table: register(calls, tableCalls),
    exportTable: createExportTable(deps),
    ...createTriggers(deps),
  };
}
