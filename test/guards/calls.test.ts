import { CALLS } from '../../src/contract/calls';
import { alignmentCalls } from '../../src/resolvers/alignment';
import { settingsCalls } from '../../src/resolvers/settings';
import { strategyCalls, tableCalls } from '../../src/resolvers/strategy';
import { filesIn, readProjectFile } from './project-files';

/** Who may make which call. An administrator's call is on the settings page alone, which only administrators see. */
const audiences = {
  alignment: [
    'explainIssue',
    'getAlignment',
    'getCheckIns',
    'linkIssue',
    'mendGlass',
    'recordCheckIn',
    'refreshTarget',
    'resolveImpediment',
    'searchTargets',
    'suggestTargets',
    'unlinkIssue',
  ],
  strategy: [
    'addLink',
    'affirm',
    'alignOnly',
    'carryForward',
    'changeLink',
    'closeCycle',
    'commitCycle',
    'copyEntry',
    'explainIssue',
    'getCarryUndo',
    'getChanges',
    'getCheckIns',
    'getCommittedScope',
    'getCounting',
    'getHealth',
    'getHistory',
    'getMyLine',
    'getRhythm',
    'getStrategy',
    'getTarget',
    'getTranslation',
    'getViews',
    'getWorkOfObjective',
    'listCheckInHistory',
    'listLeaves',
    'listStandings',
    'listVersions',
    'mendGlass',
    'openStrategy',
    'previewAlignOnly',
    'previewCarry',
    'previewCycle',
    'previewEdit',
    'previewMeasure',
    'putBackCheckIn',
    'recordCheckIn',
    'refreshTarget',
    'removeLink',
    'reopenCycle',
    'reopenImpediment',
    'resolveImpediment',
    'saveCycle',
    'saveMany',
    'saveObjective',
    'saveTarget',
    'saveViews',
    'suggestWork',
    'tryScope',
    'undoCarry',
    'undoCopy',
    'withdrawCheckIn',
  ],
  settings: [
    'beginImport',
    'breakGlass',
    'commitImport',
    'commitRestore',
    'exportStrategy',
    'getBackground',
    'getDiagnostics',
    'getLastAnswer',
    'getSettings',
    'importStatus',
    'importStrategy',
    'listAudit',
    'mendGlass',
    'previewImport',
    'previewRestore',
    'putImportPart',
    'readEverything',
    'saveSettings',
    'stopJob',
  ],
  table: ['getStrategyTable', 'listObjectives', 'mendGlass'],
};

const tables = { alignment: alignmentCalls, strategy: strategyCalls, settings: settingsCalls, table: tableCalls };
const names = Object.keys(CALLS).sort();

describe('calls', () => {
  it('are registered for exactly these audiences', () => {
    const registered = Object.entries(tables).map(([audience, table]) => [audience, Object.keys(table).sort()]);
    expect(Object.fromEntries(registered)).toEqual(audiences);
  });

  it('all have an audience', () => {
    const reachable = new Set(Object.values(tables).flatMap((table) => Object.keys(table)));
    expect(names.filter((name) => !reachable.has(name))).toEqual([]);
  });

  it('that need an administrator are on the settings page alone', () => {
    const needing = Object.entries({ ...alignmentCalls, ...strategyCalls, ...tableCalls }).filter(
      ([, { needs }]) => needs === 'admin',
    );
    expect(needing.map(([name]) => name)).toEqual([]);
    const open = Object.entries(settingsCalls).filter(([, { needs }]) => needs !== 'admin' && needs !== 'manage');
    // While Jira does not answer nobody can be told to be an administrator; then the page says since when, and nothing else.
    expect(open.map(([name]) => name)).toEqual(['getLastAnswer']);
  });

  it('all have a row in the matrix of calls and actors', () => {
    const matrix = readProjectFile('test/resolvers/matrix.test.ts');
    expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(matrix))).toEqual([]);
  });

  it('are all made by a page, or are named in the interface to other tools', () => {
    const pages = filesIn('static', '.ts', '.tsx').map(readProjectFile).join('\n');
    expect(names.filter((name) => !pages.includes(`'${name}'`))).toEqual([]);
  });
});
