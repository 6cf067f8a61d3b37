import type { CallOutput } from '../../src/contract/calls';
import { followed, type ImportState } from '../../static/features/settings/run-import';
import { runRestore } from '../../static/features/settings/run-restore';
import { ANSWERS } from './support/answers';
import { answerCalls, callsMade, Refused } from './support/page';

const NOTHING = { cycles: 0, objectives: 0, targets: 0, links: 0, checkIns: 0, settings: 0 };
const RUNNING: CallOutput<'importStatus'> = { state: 'running', done: 562, total: 1_429 };
const DONE: CallOutput<'importStatus'> = { state: 'done', done: 1_429, total: 1_429, changed: NOTHING };

/** One answer after the other; the last stays. */
function inTurn<T>(answers: readonly T[]): () => T {
  let turn = 0;
  return () => {
    const answer = answers[Math.min(turn, answers.length - 1)];
    turn += 1;
    if (answer === undefined) throw new Error('no answer');
    return answer;
  };
}

const asked = (name: string) => callsMade().filter(([made]) => made === name).length;

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('an import that is followed', () => {
  it('is asked about again when it could not be answered, and says so meanwhile', async () => {
    const said: ImportState[] = [];
    const busy = new Refused('busy');
    answerCalls({ importStatus: inTurn([RUNNING, busy, new Refused('unavailable'), RUNNING, DONE]) });
    const end = followed('import-1', (state) => said.push(state));
    await jest.advanceTimersByTimeAsync(10_000);
    expect(await end).toEqual({ kind: 'done', changed: NOTHING, syncing: 0 });
    const reached = { kind: 'applying', done: 562, total: 1_429 };
    expect(said).toEqual([false, true, true, false].map((isHeld) => ({ ...reached, isHeld })));
  });

  it('is asked about ever more slowly while nothing is answered, at least twice a minute', async () => {
    answerCalls({ importStatus: () => new Refused('busy') });
    void followed('import-1', () => undefined);
    await jest.advanceTimersByTimeAsync(0);
    const counts: number[] = [];
    for (const seconds of [1, 2, 4, 8, 16, 30, 30]) {
      await jest.advanceTimersByTimeAsync(seconds * 1_000 - 1);
      counts.push(asked('importStatus'));
      await jest.advanceTimersByTimeAsync(1);
    }
    expect(counts).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('ends when it is refused', async () => {
    answerCalls({ importStatus: () => new Refused('not-found') });
    await expect(followed('import-1', () => undefined)).rejects.toMatchObject({ code: 'not-found' });
    expect(asked('importStatus')).toBe(1);
  });
});

it('a restore is followed, and compared with its backup, through what could not be answered', async () => {
  const said: ImportState[] = [];
  const { file } = ANSWERS.exportStrategy({});
  const busy = new Refused('busy');
  answerCalls({ importStatus: inTurn([busy, DONE]), exportStrategy: inTurn([busy, { file }]) });
  const backup = {
    format: 'throughline.backup',
    version: 1,
    at: '2021-06-30T12:00:00.000Z',
    counts: { cycles: 0, objectives: 0, targets: 0, links: 0, checkIns: 0 },
    checksum: '',
    from: null,
    strategy: file,
  } as const;
  const choice = { removesAdded: false, opensClosed: false, reason: '' };
  const end = runRestore(backup, { importId: 'import-1', parts: 1, preview: null }, choice, (state) =>
    said.push(state),
  );
  await jest.advanceTimersByTimeAsync(10_000);
  expect(await end).toEqual({ state: { kind: 'done', changed: NOTHING, syncing: 0 }, proof: [] });
  expect(said).toEqual([
    { kind: 'sending' },
    { kind: 'applying', done: 0, total: 0, isHeld: true },
    { kind: 'comparing', isHeld: false },
    { kind: 'comparing', isHeld: true },
  ]);
});
