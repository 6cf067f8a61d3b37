import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import '../../static/features/strategy/edit/close-objective';
import { editRights } from '../../static/features/strategy/edit/edit-rights';
import { mergeMoves, mergesInto } from '../../static/features/strategy/edit/merge-moves';
import { ANSWERS } from './support/answers';
import { OBJECTIVES, TARGETS } from './support/company';
import { answerCalls, callsMade, Refused } from './support/page';
import { openView, showStrategy } from './support/strategy';

const PLATFORM = 'Enterprise-ready platform';
const objectiveOf = (name: string) => {
  const found = OBJECTIVES.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no objective ${name}`);
  return found;
};
const from = objectiveOf(PLATFORM);
const into = OBJECTIVES.find(({ parent, status }) => parent === null && status === 'active' && from.parent !== null);
if (into === undefined) throw new Error('nothing to merge into');
const own = TARGETS.filter(({ objective }) => objective === from.key);

async function openMerge(): Promise<HTMLElement> {
  showStrategy();
  await openView('Tree');
  await userEvent.click(await screen.findByText(PLATFORM));
  const drawer = await screen.findByRole('complementary', { name: PLATFORM });
  await userEvent.click(await within(drawer).findByRole('button', { name: 'Close…' }));
  const form = await screen.findByRole('form', { name: /^Close/ });
  await userEvent.click(within(form).getByRole('combobox', { name: /^Why it ends/ }));
  await userEvent.click(await screen.findByRole('option', { name: /^Merged/ }));
  await userEvent.type(within(form).getByRole('combobox', { name: /^Goes on in/ }), `${into?.name ?? ''}{Enter}`);
  return form;
}

const saves = () =>
  callsMade().flatMap(([name, input]) =>
    name === 'saveMany'
      ? [
          (input as { entries: ReadonlyArray<{ entry: Record<string, unknown> }> }).entries.map(({ entry }) => [
            entry['key'],
            entry['objective'] ?? entry['status'],
          ]),
        ]
      : [],
  );

describe('merging an objective into another', () => {
  beforeEach(() => sessionStorage.clear());

  it('takes along what is under it, says so before, and is taken back as one', async () => {
    answerCalls();
    const form = await openMerge();
    expect(within(form).getByRole('checkbox', { name: 'Move what is under it there too: 3 targets' })).toBeChecked();
    await waitFor(() =>
      expect(
        callsMade().some(([name, input]) => name === 'previewEdit' && JSON.stringify(input).includes(into.key)),
      ).toBe(true),
    );
    await userEvent.click(within(form).getByRole('button', { name: 'Merge' }));
    expect(await screen.findByText(/is merged into .* with what was under it/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(saves()).toHaveLength(2));
    expect(saves()).toEqual([
      [...own.map(({ key }) => [key, into.key]), [from.key, 'closed']],
      [...own.map(({ key }) => [key, from.key]), [from.key, from.status]],
    ]);
  });

  it('leaves what is under it where the person says so', async () => {
    answerCalls();
    const form = await openMerge();
    await userEvent.click(within(form).getByRole('checkbox', { name: /^Move what is under it/ }));
    await userEvent.click(within(form).getByRole('button', { name: 'Close objective' }));
    expect(await screen.findByText(`“${PLATFORM}” is closed.`)).toBeInTheDocument();
    expect(saves()).toEqual([]);
  });

  it('says at its field what the app has against it', async () => {
    const mistake = { path: 'entries[3].closing.into', message: 'must be an objective of this cycle' };
    answerCalls({ saveMany: () => new Refused('invalid', [mistake]) });
    const form = await openMerge();
    await userEvent.click(within(form).getByRole('button', { name: 'Merge' }));
    const field = within(form).getByRole('combobox', { name: /^Goes on in/ });
    await waitFor(() => expect(field).toHaveAccessibleDescription(/Must be an objective of this cycle/));
  });
});

describe('what goes along', () => {
  const strategy = ANSWERS.getStrategy({});
  const manager = editRights(strategy);

  it('is nothing where the other stands below, or is not theirs to add to', () => {
    const parent = OBJECTIVES.find(({ key }) => key === from.parent);
    if (parent === undefined) throw new Error('no parent');
    expect(mergeMoves(parent, from, strategy, manager).changes).toEqual([]);
    const nobody = editRights({ ...strategy, me: 'u-nobody', mayManage: false });
    expect(mergeMoves(from, into, strategy, nobody).changes).toEqual([]);
  });

  it('goes to an objective that goes on and is not below it, or that it is said to have ended in', () => {
    const parent = OBJECTIVES.find(({ key }) => key === from.parent);
    if (parent === undefined) throw new Error('no parent');
    const keys = (one: typeof parent, all = OBJECTIVES) => mergesInto(one, all).map(({ key }) => key);
    expect(keys(parent)).not.toContain(from.key);
    expect(keys(parent)).not.toContain(parent.key);
    expect(keys(from)).toContain(into.key);
    const ended = OBJECTIVES.map((one) => (one.key === into.key ? { ...one, status: 'closed' as const } : one));
    expect(keys(from, ended)).not.toContain(into.key);
    const closing = { reason: 'merged' as const, learning: '', into: into.key };
    expect(keys({ ...from, closing }, ended)).toContain(into.key);
  });

  it('is what the person may move; the rest is counted', () => {
    const [first] = own;
    const rights = { ...manager, mayEditTarget: ({ key }: { key: string }) => key === first?.key };
    const { targets, left, changes } = mergeMoves(from, into, strategy, rights);
    expect([targets, left]).toEqual([1, own.length - 1]);
    expect(changes.map(({ before, fields }) => [before.key, fields])).toEqual([[first?.key, { objective: into.key }]]);
  });
});
