import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Drawer } from '../../static/features/strategy/drawer';
import '../../static/features/strategy/not-here';
import { editRights } from '../../static/features/strategy/edit/edit-rights';
import { StrategySceneProvider, type StrategyScene } from '../../static/features/strategy/edit/strategy-context';
import type { Selection } from '../../static/features/strategy/selection';
import { ANSWERS, type Answers } from './support/answers';
import { OBJECTIVES, TARGETS } from './support/company';
import { answerCalls, Refused, showPage } from './support/page';

const GONE = 'This is not there any more, or you may not see it.';
const went: unknown[] = [];

function show(selection: Selection, part: StrategyScene['part'] = null): void {
  went.length = 0;
  const scene: StrategyScene = {
    data: ANSWERS.getStrategy({}),
    part,
    rights: editRights({ ...ANSWERS.getStrategy({}), me: 'u-nobody', mayManage: false }),
    open: () => undefined,
    openIn: (...to) => went.push(to),
    create: () => undefined,
    done: () => undefined,
    reload: () => Promise.resolve(undefined),
  };
  showPage(
    <StrategySceneProvider value={scene}>
      <Drawer
        selection={selection}
        maxHeightPx={null}
        origin={{ current: null }}
        onSelect={() => undefined}
        onClose={() => went.push('closed')}
      />
    </StrategySceneProvider>,
  );
}

/** Only the other cycle has this objective and this target. */
const next: Answers['getStrategy'] = (input) => {
  const answer = ANSWERS.getStrategy(input);
  if (input.cycle !== 'FY27') return answer;
  const [objective] = OBJECTIVES;
  const [target] = TARGETS;
  if (objective === undefined || target === undefined) throw new Error('an empty company');
  return {
    ...answer,
    objectives: [{ ...objective, key: 'OBJ-90', cycle: 'FY27' }],
    targets: [{ ...target, key: 'TGT-90', objective: 'OBJ-90' }],
  };
};

describe('a link to something that the cycle does not have', () => {
  it.each([
    ['objective', 'OBJ-77'],
    ['target', 'TGT-77'],
    ['cycle', 'FY99'],
  ] as const)('says the same of every %s, and closes', async (kind, key) => {
    answerCalls({ getTarget: () => new Refused('not-found') });
    show({ kind, key });
    const drawer = await screen.findByRole('complementary', { name: key });
    expect(await within(drawer).findByText(GONE)).toBeInTheDocument();
    expect(drawer).toHaveTextContent(key);
    await userEvent.click(within(drawer).getByRole('button', { name: 'Close' }));
    expect(went).toEqual(['closed']);
  });

  it('leads to the cycle that has it', async () => {
    answerCalls({ getStrategy: next });
    show({ kind: 'objective', key: 'OBJ-90' });
    expect(await screen.findByText(/^OBJ-90 belongs to/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: /^Open it in/ }));
    expect(went).toEqual([['FY27', { kind: 'objective', key: 'OBJ-90' }]]);
  });

  it('leads to the cycle of a target and shows none of its numbers beside another one', async () => {
    const [first] = TARGETS;
    const there = ANSWERS.getTarget({ target: first?.key ?? '' });
    const target = { ...there.target, key: 'TGT-90', objective: 'OBJ-90' };
    answerCalls({ getStrategy: next, getTarget: () => ({ ...there, target }) });
    show({ kind: 'target', key: 'TGT-90' });
    expect(await screen.findByText(/^TGT-90 belongs to/)).toBeInTheDocument();
    expect(screen.queryByRole('tab')).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: /^Open it in/ }));
    expect(went).toEqual([['FY27', { kind: 'target', key: 'TGT-90' }]]);
  });

  it('waits while the rest of a large strategy is still to come', async () => {
    answerCalls();
    show(
      { kind: 'objective', key: 'OBJ-77' },
      {
        ...{ asOf: null, objectives: 900, targets: 2_000, folded: [], lines: [], elsewhere: 0, areOrganization: true },
        statuses: { 'on-track': 0, 'at-risk': 0, 'off-track': 0, achieved: 0, unmeasured: 0 },
      },
    );
    expect(await screen.findByRole('complementary', { name: 'OBJ-77' })).toBeInTheDocument();
    expect(screen.queryByText(GONE)).not.toBeInTheDocument();
  });
});
