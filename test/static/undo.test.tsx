import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StrategyPage } from '../../static/features/strategy/strategy-page';
import type { CallInput } from '../../src/contract/calls';
import type { ObjectiveView } from '../../src/contract/views';
import { ANSWERS } from './support/answers';
import { answerCalls, callsMade, showPage } from './support/page';

const strategy = ANSWERS.getStrategy({});
const FIRST = 'Win the enterprise segment';

/** An app in which objectives can be saved: one by one, or many. */
function livingStrategy(): {
  set(key: string, fields: Partial<ObjectiveView>): void;
  get(key: string): ObjectiveView | undefined;
} {
  let objectives = strategy.objectives;
  const set = (key: string, fields: Partial<ObjectiveView>): void => {
    objectives = objectives.map((one) => (one.key === key ? { ...one, ...fields, rev: one.rev + 1 } : one));
  };
  answerCalls({
    getStrategy: () => ({ ...strategy, objectives }),
    saveObjective: ({ objective }) => {
      const key = String(objective['key']);
      set(key, objective);
      return { changed: true, key };
    },
    saveMany: ({ entries }) => {
      for (const { entry } of entries) set(String(entry['key']), entry);
      return { changed: entries.length, unchanged: 0, left: [] };
    },
  });
  return { set, get: (key) => objectives.find((one) => one.key === key) };
}

async function rename(to: string): Promise<void> {
  showPage(<StrategyPage virtual={false} />);
  await userEvent.click(await screen.findByRole('tab', { name: 'Tree' }));
  const row = document.querySelector<HTMLElement>('[data-row="o:OBJ-1"]');
  if (row === null) throw new Error('the tree shows no OBJ-1');
  await userEvent.click(row);
  const drawer = await screen.findByRole('complementary', { name: FIRST });
  await userEvent.click(within(drawer).getByRole('button', { name: 'Edit' }));
  const form = await screen.findByRole('form', {}, { timeout: 10_000 });
  const name = within(form).getByLabelText(/^Name/);
  await userEvent.clear(name);
  await userEvent.type(name, `${to}{Enter}`);
  await screen.findByText('Saved.');
}
const manySent = (): readonly unknown[] =>
  callsMade()
    .filter(([name]) => name === 'saveMany')
    .map(([, input]) => input);

jest.setTimeout(30_000);

describe('undo of the last action', () => {
  it('puts back what an edit changed and nothing else, by its button', async () => {
    const app = livingStrategy();
    await rename('Another name');
    expect(app.get('OBJ-1')?.name).toBe('Another name');
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await screen.findByText('Undone: it is as it was before.');
    expect(app.get('OBJ-1')).toMatchObject({ name: FIRST, rev: 3 });
    const [sent] = manySent() as CallInput<'saveMany'>[];
    expect(sent?.entries.map(({ kind, rev, entry }) => [kind, rev, entry['name']])).toEqual([['objective', 2, FIRST]]);
    expect(screen.queryByRole('button', { name: 'Undo' })).not.toBeInTheDocument();
  });

  it('is Ctrl+Z on the page, but not while somebody types', async () => {
    const app = livingStrategy();
    await rename('Another name');
    await act(async () => screen.getByRole('searchbox').focus());
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(manySent()).toEqual([]);
    await act(async () => screen.getByRole('button', { name: 'Undo' }).focus());
    await userEvent.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(app.get('OBJ-1')?.name).toBe(FIRST));
  });

  it('keeps what somebody else made of it meanwhile, and says so', async () => {
    const app = livingStrategy();
    await rename('Another name');
    answerCallsStale(app);
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await screen.findByText('Not undone: somebody changed OBJ-1 meanwhile, and theirs is kept.');
    expect(app.get('OBJ-1')?.name).toBe('Theirs');
  });
});

/** Somebody else renames it, and the app refuses the revision that the page has. */
function answerCallsStale(app: ReturnType<typeof livingStrategy>): void {
  app.set('OBJ-1', { name: 'Theirs' });
  globalThis.__bridgeHandlers['invoke'] = stalelyOnce(globalThis.__bridgeHandlers['invoke']);
}

function stalelyOnce(next: ((payload: never) => unknown) | undefined): (payload: never) => unknown {
  return (payload: { functionKey: string }) =>
    payload.functionKey === 'saveMany'
      ? { ok: false, code: 'stale', message: 'changed meanwhile', errorId: 'e-1' }
      : next?.(payload as never);
}
