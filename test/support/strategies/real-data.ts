/**
 * A strategy over the real issues of the projects DAEMON, ALOY and MOD: epics with everything below them, epics alone,
 * scopes by version and component, overlapping and mixed, up and down, with and without credit for work in progress.
 */

const OWNER = '712020:3f0a6c1e-0d3b-4a5e-9b61-5d2f7a1c9e00';

interface Aim {
  readonly key: string;
  readonly name: string;
  readonly objective: string;
  readonly links: ReadonlyArray<{ readonly issue?: string; readonly jql?: string; readonly below?: boolean }>;
  readonly baseline?: number;
  readonly goal?: number;
  readonly unit?: string;
  readonly start?: string;
  readonly due?: string;
  readonly weighBy?: string;
}

const AIMS: readonly Aim[] = [
  {
    key: 'TGT-DAEMON-1',
    name: 'First version of the daemon',
    objective: 'OBJ-DAEMON',
    links: [{ issue: 'DAEMON-48' }],
  },
  { key: 'TGT-CLI', name: 'CLI as a service', objective: 'OBJ-DAEMON', links: [{ issue: 'DAEMON-74', below: true }] },
  {
    key: 'TGT-CLI-EPIC',
    name: 'The CLI epic itself',
    objective: 'OBJ-DAEMON',
    links: [{ issue: 'DAEMON-74', below: false }],
  },
  { key: 'TGT-DOCS', name: 'Alloy is documented', objective: 'OBJ-ALOY', links: [{ issue: 'ALOY-974' }] },
  { key: 'TGT-SAMPLES', name: 'Samples are easy to find', objective: 'OBJ-ALOY', links: [{ issue: 'ALOY-1024' }] },
  // The epic was closed as a duplicate: alone it is excluded, with children they count.
  { key: 'TGT-BACKBONE', name: 'Backbone is current', objective: 'OBJ-ALOY', links: [{ issue: 'ALOY-576' }] },
  {
    key: 'TGT-BACKBONE-EPIC',
    name: 'The Backbone epic itself',
    objective: 'OBJ-ALOY',
    links: [{ issue: 'ALOY-576', below: false }],
  },
  {
    key: 'TGT-REL-3',
    name: 'Release 3.0.0 is complete',
    objective: 'OBJ-ALOY',
    links: [{ jql: 'project = ALOY AND fixVersion = "Release 3.0.0"' }],
  },
  {
    key: 'TGT-APPCD-1',
    name: 'Open work of daemon 1.0.0 goes to zero',
    objective: 'OBJ-DAEMON',
    links: [{ jql: 'project = DAEMON AND fixVersion = "Appc Daemon 1.0.0"' }],
    baseline: 149,
    goal: 0,
    unit: 'issues',
  },
  {
    key: 'TGT-APPCD-LINE',
    name: 'Daemon 1.x and everything below it',
    objective: 'OBJ-DAEMON',
    links: [
      { jql: 'project = DAEMON AND fixVersion in ("Appc Daemon 1.0.0", "Appc Daemon 1.1.0")', below: true },
      { issue: 'DAEMON-48' },
    ],
  },
  {
    key: 'TGT-DOC-PARTS',
    name: 'Documentation debt',
    objective: 'OBJ-ALOY',
    links: [{ jql: 'component = Documentation' }],
  },
  {
    key: 'TGT-RUNTIME',
    name: 'Runtime and models',
    objective: 'OBJ-ALOY',
    links: [
      { jql: 'project = ALOY AND component in (Runtime, Models)' },
      { jql: 'project = ALOY AND component = Models', below: true },
      { issue: 'ALOY-576' },
      { issue: 'ALOY-974', below: false },
    ],
    start: '2021-02-01',
    due: '2021-08-31',
  },
  {
    key: 'TGT-MAPS',
    name: 'Maps and Facebook modules',
    objective: 'OBJ-MOD',
    links: [{ jql: 'project = MOD AND (component = Map OR component = Facebook)' }],
    baseline: -10,
    goal: 30,
    unit: 'points',
  },
  {
    key: 'TGT-REL-9',
    name: 'Release 9 of the modules',
    objective: 'OBJ-MOD',
    links: [
      { jql: 'project = MOD AND fixVersion in ("Release 9.0.0", "Release 9.1.0", "Release 9.2.0")' },
      { issue: 'MOD-2586' },
    ],
    due: '2022-06-30',
  },
  {
    key: 'TGT-ALL-DOCS',
    name: 'Documentation and samples across products',
    objective: 'OBJ-TOP',
    links: [
      { issue: 'ALOY-974' },
      { issue: 'ALOY-1024' },
      { issue: 'DAEMON-74' },
      { jql: 'project = ALOY AND component = "Samples & Templates" OR project = MOD AND component = "BLE"' },
    ],
  },
  {
    key: 'TGT-NOWHERE',
    name: 'A version nobody ships',
    objective: 'OBJ-MOD',
    links: [{ jql: 'project = MOD AND fixVersion = "Backlog" AND component = NFC' }],
  },
  {
    key: 'TGT-STORIES',
    name: 'Stories with their sub-tasks',
    objective: 'OBJ-ALOY',
    links: [{ issue: 'ALOY-43' }, { issue: 'ALOY-210' }, { issue: 'MOD-2860' }],
  },
  {
    key: 'TGT-ESTIMATE',
    name: 'Estimated effort',
    objective: 'OBJ-MOD',
    links: [{ issue: 'MOD-2586' }],
    weighBy: 'estimate',
  },
];

const LEVEL_OF: Readonly<Record<string, string>> = { 'OBJ-TOP': 'organization' };
const OBJECTIVES: ReadonlyArray<readonly [key: string, name: string]> = [
  ['OBJ-TOP', 'Developers choose the platform'],
  ['OBJ-DAEMON', 'Tooling is one fast service'],
  ['OBJ-ALOY', 'Alloy is the obvious framework'],
  ['OBJ-MOD', 'Modules keep up with their platforms'],
];

/** The strategy file; `credit` for work in progress and `pointsField` may be set to try other settings. */
export function realDataStrategy(settings?: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return {
    format: 'throughline.strategy',
    version: 1,
    ...(settings === undefined ? {} : { settings }),
    cycles: [{ key: 'FY21', name: '2021', start: '2021-01-01', end: '2021-12-31', translateBy: '2021-01-31' }],
    objectives: OBJECTIVES.map(([key, name]) => ({
      key,
      name,
      cycle: 'FY21',
      level: LEVEL_OF[key] ?? 'team',
      parent: key === 'OBJ-TOP' ? null : 'OBJ-TOP',
      owner: OWNER,
    })),
    targets: AIMS.map((aim) => ({
      key: aim.key,
      objective: aim.objective,
      name: aim.name,
      owner: OWNER,
      horizon: 'strategic',
      measure: { type: 'completion', weighBy: aim.weighBy ?? 'count' },
      baseline: aim.baseline ?? 0,
      goal: aim.goal ?? 100,
      unit: aim.unit ?? '%',
      start: aim.start ?? '2021-01-01',
      due: aim.due ?? '2021-12-31',
    })),
    links: AIMS.flatMap(({ key, links }) => links.map((link) => ({ target: key, ...link }))),
  };
}
