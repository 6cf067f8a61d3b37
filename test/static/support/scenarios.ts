import { CALLS, type CallName } from '../../../src/contract/calls';
import type { CallErrorCode } from '../../../src/contract/errors';
import { largeStrategy } from './large-strategy';
import { ANSWERS, pathTo, type Answers } from './answers';

const failure = (code: CallErrorCode, details?: readonly { path: string; message: string }[]) => ({
  ok: false,
  code,
  message: `refused: ${code}`,
  errorId: 'e-7f3a21',
  ...(details === undefined ? {} : { details }),
});

const MISTAKES = [
  { path: 'cycles[0].end', message: '2026-02-30 is not a day' },
  { path: 'objectives[2].parent', message: 'there is no objective OBJ-99, neither in the file nor on the site' },
  { path: 'objectives[4].level', message: 'must be one of organization, business-unit, team, individual' },
  { path: 'objectives[5].parent', message: 'OBJ-8 counts towards itself through OBJ-9' },
  { path: 'targets[0].owner', message: 'is missing' },
  { path: 'targets[3].measure.weighBy', message: '"story points" is neither count, points, estimate nor a field id' },
  { path: 'targets[7].due', message: '2026-01-01 is before the start 2026-02-01' },
  { path: 'links[11].issue', message: 'PLAT-9999 does not exist, or the app may not see it' },
];

/** Answers that differ from the company's usual ones, by scenario. */
const SCENARIOS: Readonly<Record<string, Partial<Answers>>> = {
  one: {
    getAlignment: (input) => ({ ...ANSWERS.getAlignment(input), paths: ANSWERS.getAlignment(input).paths.slice(1, 2) }),
  },
  none: { getAlignment: (input) => ({ ...ANSWERS.getAlignment(input), paths: [] }) },
  'none-read': { getAlignment: (input) => ({ ...ANSWERS.getAlignment(input), paths: [], canLink: false }) },
  unmeasured: {
    getAlignment: (input) => ({
      ...ANSWERS.getAlignment(input),
      paths: [pathTo('TGT-32', { kind: 'direct', issue: null }, null)],
    }),
  },
  stale: {
    getAlignment: (input) => ({
      ...ANSWERS.getAlignment(input),
      paths: [pathTo('TGT-16', { kind: 'direct', issue: null }, 0.49)],
    }),
  },
  'stale-edit': {
    getStrategy: (input) => {
      const strategy = ANSWERS.getStrategy(input);
      if (!isStale) return strategy;
      isStale = false;
      return {
        ...strategy,
        objectives: strategy.objectives.map((one) => ({ ...one, rev: 2, status: 'draft', weight: 2 })),
      };
    },
  },
  large: { getStrategy: (input) => ({ ...ANSWERS.getStrategy(input), objectives: largeStrategy(1000), targets: [] }) },
  empty: {
    getStrategy: (input) => ({ ...ANSWERS.getStrategy(input), cycle: null, cycles: [], objectives: [], targets: [] }),
    listObjectives: (input) => ({ ...ANSWERS.listObjectives(input), objectives: [] }),
  },
};

/** Whether somebody else has changed the objectives, as they do while a form is open. */
let isStale = false;

/** The envelope a call is answered with in a scenario; `error:<code>` refuses every call. */
export function answerIn(name: string, input: unknown, scenario: string | null): unknown {
  if (scenario?.startsWith('error:') === true) return { ...failure('internal'), code: scenario.slice('error:'.length) };
  if (scenario === 'mistakes' && name === 'importStrategy') return failure('invalid', MISTAKES);
  if (scenario === 'stale-edit' && name === 'saveObjective') {
    isStale = true;
    return failure('stale');
  }
  if (!(name in CALLS)) return failure('not-found');
  const known = name as CallName;
  const answer: unknown = answerFrom(known, input, scenario === null ? {} : (SCENARIOS[scenario] ?? {}));
  // The contract is the judge of the made-up answers too.
  return { ok: true, data: CALLS[known].output.parse(answer) };
}

function answerFrom<N extends CallName>(name: N, input: unknown, changed: Partial<Answers>): unknown {
  const answers = { ...ANSWERS, ...changed };
  if (name === 'openStrategy') return { ...answers.getStrategy({}), part: null };
  // Each call's input comes from the page, which TypeScript has checked against the contract.
  return (answers[name] as (given: unknown) => unknown)(input);
}

const CHOSEN: Readonly<Record<string, readonly string[] | undefined>> = {
  unset: undefined,
  gone: ['OBJ-90'],
  missing: ['OBJ-1', 'OBJ-90'],
};

/** What the platform would say of where the page stands. */
export function contextIn(page: string, scenario: string | null): unknown {
  const isMacro = page.startsWith('macro');
  const chosen = scenario !== null && scenario in CHOSEN ? CHOSEN[scenario] : ['OBJ-1', 'OBJ-3'];
  return {
    locale: 'en-US',
    timezone: 'Europe/Berlin',
    accountId: 'u-okafor',
    extension: {
      ...(page === 'panel' ? { issue: { id: '10133', key: 'PLAT-133' } } : {}),
      ...(isMacro
        ? { isEditing: page === 'macro-config', ...(chosen === undefined ? {} : { config: { objectives: chosen } }) }
        : {}),
    },
  };
}
