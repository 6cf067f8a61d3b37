import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { Drawer } from '../../static/features/strategy/drawer';
import { editRights } from '../../static/features/strategy/edit/edit-rights';
import { StrategySceneProvider, type StrategyScene } from '../../static/features/strategy/edit/strategy-context';
import type { Selection } from '../../static/features/strategy/selection';
import { ANSWERS } from './support/answers';
import { OBJECTIVES, TARGETS } from './support/company';
import { answerCalls, callsMade, Refused, showPage } from './support/page';

const READING: StrategyScene = {
  data: ANSWERS.getStrategy({}),
  part: null,
  rights: editRights({ ...ANSWERS.getStrategy({}), me: 'u-nobody', mayManage: false }),
  open: () => undefined,
  openIn: () => undefined,
  create: () => undefined,
  done: () => undefined,
  reload: () => Promise.resolve(undefined),
};

function Shown({ initial }: { readonly initial: Selection }) {
  const [selection, setSelection] = useState(initial);
  return (
    <StrategySceneProvider value={{ ...READING, open: setSelection }}>
      <Drawer
        selection={selection}
        maxHeightPx={null}
        origin={{ current: null }}
        onSelect={setSelection}
        onClose={() => undefined}
      />
    </StrategySceneProvider>
  );
}

async function openDrawer(name: string): Promise<HTMLElement> {
  const target = TARGETS.find((one) => one.name === name);
  const objective = OBJECTIVES.find((one) => one.name === name);
  const key = (target ?? objective)?.key ?? '';
  showPage(<Shown initial={{ kind: target === undefined ? 'objective' : 'target', key }} />);
  return screen.findByRole('complementary', { name });
}

const SSO = 'Ship single sign-on and audit on all plans';

describe('an objective’s details', () => {
  it('show where it stands, what it serves and its targets', async () => {
    answerCalls();
    const drawer = await openDrawer('Enterprise-ready platform');
    expect(drawer).toHaveTextContent('Nothing in a security questionnaire stops a deal.');
    expect(drawer).toHaveTextContent('Actual62 %Expected89 %Variance−27 pts');
    expect(drawer).toHaveTextContent('3 of 3 measured');
    expect(drawer).toHaveTextContent('Counts towardsWin the enterprise segment');
    expect(drawer).toHaveTextContent('Aligned to, without countingRun a service people can build on');
    expect(within(drawer).getByRole('button', { name: SSO })).toBeInTheDocument();
    expect(callsMade()).toEqual([]);
  });

  it('say that nothing measures it, and what to do', async () => {
    answerCalls();
    const drawer = await openDrawer('Hiring in two new cities');
    expect(drawer).toHaveTextContent('No target measures this objective yet.');
    expect(drawer).toHaveTextContent('Add a target, or an objective that counts towards this one.');
  });

  it('lead to a target and to what it counts towards', async () => {
    answerCalls();
    const drawer = await openDrawer('Enterprise-ready platform');
    await userEvent.click(within(drawer).getByRole('button', { name: 'Win the enterprise segment' }));
    expect(await screen.findByRole('complementary', { name: 'Win the enterprise segment' })).toHaveTextContent(
      'Large customers choose us',
    );
  });
});

describe('a target’s details', () => {
  it('show its line, how it is measured, its period, and its history as a sentence and a table', async () => {
    answerCalls();
    const drawer = await openDrawer(SSO);
    expect(await within(drawer).findByText(/Output: share of linked work done/)).toBeInTheDocument();
    expect(drawer).toHaveTextContent('Win the enterprise segmentPriority · OBJ-1');
    expect(drawer).toHaveTextContent('0 % → 100 %');
    expect(drawer).toHaveTextContent('From 0 % on Jan 1 to 58 % on Nov 20. Expected: 89 %.');
    await userEvent.click(within(drawer).getByText('Show as table'));
    expect(within(within(drawer).getByRole('table')).getAllByRole('row')).toHaveLength(1 + 24);
  });

  it('show what is linked, with what is wrong with a link', async () => {
    answerCalls();
    const drawer = await openDrawer(SSO);
    expect(
      await within(drawer).findByRole('button', { name: 'PLAT-120 Single sign-on and audit' }),
    ).toBeInTheDocument();
    expect(drawer).toHaveTextContent('Deleted The work item was deleted in Jira and counts no more.');
    expect(drawer).toHaveTextContent('Broken Jira refuses this scope:');
    expect(drawer).toHaveTextContent('One linked work item was deleted or is not visible to you.');
    expect(within(drawer).queryByRole('button', { name: /PLAT-98/ })).not.toBeInTheDocument();
  });

  it('list the work behind the number a page at a time, the invisible as a count', async () => {
    answerCalls();
    const drawer = await openDrawer(SSO);
    await userEvent.click(await within(drawer).findByRole('tab', { name: 'Work' }));
    const table = await within(drawer).findByRole('table', { name: 'The work behind the number' });
    expect(within(table).getAllByRole('row')).toHaveLength(1 + 12);
    expect(table).toHaveTextContent('excluded');
    expect(table).toHaveTextContent('no value');
    await userEvent.click(within(drawer).getByRole('button', { name: 'Show more' }));
    expect(await within(drawer).findByText(/2 more work items count/)).toBeInTheDocument();
    expect(callsMade().filter(([name]) => name === 'listLeaves')).toEqual([
      ['listLeaves', { target: 'TGT-14' }],
      ['listLeaves', { target: 'TGT-14', cursor: 'next' }],
    ]);
  });

  it('show the part of work that is taken for the median as one that is assumed', async () => {
    const { leaves } = ANSWERS.listLeaves({ target: 'TGT-14' });
    const assumed = leaves.map((leaf) => ({ ...leaf, excluded: false, weight: null, share: 0.091 }));
    answerCalls({ listLeaves: () => ({ leaves: assumed, hidden: 0, cursor: null }) });
    const drawer = await openDrawer(SSO);
    await userEvent.click(await within(drawer).findByRole('tab', { name: 'Work' }));
    const table = await within(drawer).findByRole('table', { name: 'The work behind the number' });
    expect(table).toHaveTextContent(/9.1.%, assumed/);
    expect(table).not.toHaveTextContent('no value');
  });

  it('count the work for somebody who may see none of it, as no more than that', async () => {
    answerCalls({ listLeaves: () => ({ leaves: [], hidden: 13, cursor: null }) });
    const drawer = await openDrawer(SSO);
    await userEvent.click(await within(drawer).findByRole('tab', { name: 'Work' }));
    const all = '13 work items count; they were deleted since or are not visible to you.';
    expect(await within(drawer).findByText(all)).toBeInTheDocument();
  });

  it('show what the owner of an outcome entered, newest first, with what is in the way', async () => {
    answerCalls();
    const drawer = await openDrawer('Median time from sign-up to first report');
    await userEvent.click(await within(drawer).findByRole('tab', { name: 'Check-ins' }));
    const [newest, older] = await within(within(drawer).getByRole('tabpanel')).findAllByRole('listitem');
    expect(newest).toHaveTextContent('4.6 daysOct 31High confidence');
    expect(newest).toHaveTextContent('Spreadsheet import still needs a person');
    expect(older).toHaveTextContent('4.9 daysSep 30Medium confidence');
  });

  it('ask for the number to be read from Jira again', async () => {
    answerCalls();
    const drawer = await openDrawer(SSO);
    await userEvent.click(await within(drawer).findByRole('button', { name: 'Read from Jira again' }));
    expect(await within(drawer).findByText(/Reading the work again/)).toBeInTheDocument();
    expect(callsMade()).toContainEqual(['refreshTarget', { target: 'TGT-14' }]);
  });

  it('keep what the tree knows when the rest cannot be read', async () => {
    answerCalls({ getTarget: () => new Refused('busy') });
    const drawer = await openDrawer(SSO);
    expect(await within(drawer).findByText('Busy just now')).toBeInTheDocument();
    expect(drawer).toHaveTextContent('Actual58 %');
  });

  it('say that an empty target has no work', async () => {
    answerCalls({
      getTarget: (input) => ({ ...ANSWERS.getTarget(input), links: [], hiddenLinks: 0, checkIns: [] }),
      listLeaves: () => ({ leaves: [], hidden: 0, cursor: null }),
    });
    const drawer = await openDrawer('Accessibility statement for every product');
    expect(await within(drawer).findByText('No work is linked.')).toBeInTheDocument();
    await userEvent.click(within(drawer).getByRole('tab', { name: 'Work' }));
    expect(await within(drawer).findByText('No work item counts here.')).toBeInTheDocument();
  });
});
