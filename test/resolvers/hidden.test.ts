import type { CallName } from '../../src/contract/calls';
import { unpackAnswer } from '../../src/contract/packed';
import { alignmentCalls } from '../../src/resolvers/alignment';
import { settingsCalls } from '../../src/resolvers/settings';
import { strategyCalls, tableCalls } from '../../src/resolvers/strategy';
import type { TestSite } from '../support/site';
import { INSIDER, openRestrictedLater, openTwins, SECRETS, SHUT_OUT, type Twins } from '../support/twin-sites';
import { HIDDEN_CASES } from './hidden-cases';

/** Every call of every audience, by the module it is made through. */
const AUDIENCES = {
  alignment: alignmentCalls,
  strategy: strategyCalls,
  settings: settingsCalls,
  'strategy-table': tableCalls,
};
const CALLS = Object.entries(AUDIENCES).flatMap(([module, table]) =>
  Object.keys(table).map((name) => [module, name as CallName] as const),
);

const DRAWN = new Set(['errorId', 'importId', 'undoId', 'versionId']);
const INSTANT = /^\d{4}-\d{2}-\d{2}T/;
/** How often the worker has been at a target's number depends on when its rounds fell. */
const isNumber = (value: unknown): boolean => typeof value === 'object' && value !== null && 'result' in value;

/** Ids are drawn by chance, and time goes on with every read: what is left of an answer is the same on equal sites. */
const comparable = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (name, one: unknown) => {
      if (DRAWN.has(name)) return '';
      if (typeof one === 'string' && INSTANT.test(one)) return '';
      if (isNumber(one)) return { ...(one as object), rev: 0 };
      return one;
    }),
  );

/** What is expected of a target grows from one read to the next; no two numbers here that mean anything are as close. */
const NEAR = 0.01;
function withNear(value: unknown, other: unknown): unknown {
  if (typeof value === 'number' && typeof other === 'number' && Math.abs(value - other) < NEAR) return other;
  if (Array.isArray(value) && Array.isArray(other)) return value.map((one, index) => withNear(one, other[index]));
  if (typeof value !== 'object' || value === null || typeof other !== 'object' || other === null) return value;
  const others = new Map<string, unknown>(Object.entries(other));
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withNear(one, others.get(name))]));
}

/** The audit log has what happened in one moment in no order. */
function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('data' in value)) return value;
  const { data } = value as { data: { entries?: unknown[] } };
  if (!Array.isArray(data.entries)) return value;
  return { ...value, data: { ...data, entries: data.entries.map((one) => JSON.stringify(one)).sort() } };
}

/** What somebody gets to read: the answer, or the status with which the platform refuses to open the module. */
async function answerOf(site: TestSite, module: string, name: string, input: unknown, user: string | undefined) {
  try {
    return inOrder(comparable(unpackAnswer(await site.host.invoke(module, name, input, user))));
  } catch (error) {
    return { status: (error as { status?: number }).status };
  }
}

/** What the answer says of hidden things beyond what the person said themselves. */
const traces = (answer: unknown, input: unknown): readonly string[] => {
  // Digits behind a point were worked out; every number that is hidden is a whole one.
  const said = JSON.stringify(answer).replace(/(\d)\.\d+/g, '$1');
  const asked = JSON.stringify(input);
  return SECRETS.filter((secret) => said.includes(secret) && !asked.includes(secret));
};

const HOUR_MS = 3_600_000;

describe('what is restricted', () => {
  let twins: Twins;
  let atMs = Date.parse('2021-07-01T00:00:00Z');

  /** The same call at the same moment on both sites. */
  async function onBoth(module: string, name: string, input: unknown, user: string | undefined) {
    atMs += HOUR_MS / 60;
    const answers: unknown[] = [];
    for (const site of [twins.whole, twins.bare]) {
      await site.host.advance({ toMs: atMs });
      answers.push(await answerOf(site, module, name, input, user));
    }
    return { whole: withNear(answers[0], answers[1]), bare: answers[1] };
  }

  beforeAll(async () => {
    twins = await openTwins();
  }, 60_000);
  afterAll(async () => twins.close());

  it.each(CALLS)('leaves no trace in %s %s, which answers as where it never was', async (module, name) => {
    const told: unknown[] = [];
    for (const input of HIDDEN_CASES[name]) {
      for (const [who, user] of Object.entries(SHUT_OUT)) {
        const { whole, bare } = await onBoth(module, name, input, user);
        expect({ who, input, answer: whole }).toEqual({ who, input, answer: bare });
        if (traces(whole, input).length > 0) told.push({ who, input, traces: traces(whole, input) });
      }
    }
    expect(told).toEqual([]);
  });

  it('is seen by those it is meant for', async () => {
    const seen = await answerOf(twins.whole, 'strategy', 'getStrategy', {}, INSIDER);
    const target = await answerOf(twins.whole, 'strategy', 'getTarget', { target: 'SEC-2' }, INSIDER);
    const found = JSON.stringify([seen, target]);
    expect(SECRETS.filter((secret) => !found.includes(secret))).toEqual([]);
  });
});

describe('what was there for everybody and is restricted since', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await openRestrictedLater();
  }, 60_000);
  afterAll(async () => site.close());

  it.each(CALLS)('has left no trace in %s %s', async (module, name) => {
    const told: unknown[] = [];
    for (const input of HIDDEN_CASES[name]) {
      for (const [who, user] of Object.entries(SHUT_OUT)) {
        const found = traces(await answerOf(site, module, name, input, user), input);
        if (found.length > 0) told.push({ who, input, traces: found });
      }
    }
    expect(told).toEqual([]);
  });

  it('has left none in an export of the macro that names it', async () => {
    const config = { objectives: ['OBJ-2', 'HID-1', 'HID-3', 'OBJ-3'] };
    const told: unknown[] = [];
    for (const user of [SHUT_OUT.user, SHUT_OUT.manager, SHUT_OUT.admin, SHUT_OUT.wiki]) {
      const answer = await site.host
        .callFunction('export-table', 'strategy-table', { extensionPayload: { config } }, user)
        .catch((error: unknown) => String(error));
      told.push(traces(answer, config));
    }
    expect(told.flat()).toEqual([]);
  });

  it('is still seen, with all of its past, by those it is meant for', async () => {
    const versions = await answerOf(site, 'strategy', 'listVersions', { kind: 'objective', key: 'HID-1' }, INSIDER);
    const checkIns = await answerOf(site, 'strategy', 'listCheckInHistory', { target: 'SEC-2' }, INSIDER);
    expect(JSON.stringify([versions, checkIns])).toMatch(/restricted.*73193/s);
  });
});
