import { act, cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import '../../static/features/strategy/check-ins/target-check-ins';
import '../../static/features/strategy/my-line/my-line-view';
import '../../static/features/strategy/pivot/ask-notice';
import '../../static/features/strategy/pivot/asks-banner';
import '../../static/ui/sight-lines';
import { CallFailed } from '../../static/bridge/call-failed';
import { noteSight, readAs } from '../../static/bridge/sight';
import { UnnamedWork } from '../../static/features/strategy/unnamed-work';
import { ImpedimentText } from '../../static/ui/check-in/impediment-text';
import { FailureView } from '../../static/ui/failure-view';
import { SightBanner } from '../../static/ui/sight-banner';
import { ANSWERS } from './support/answers';
import { targetOf } from './support/company';
import { answerCalls, callsMade, showPage } from './support/page';
import { openView, showTree } from './support/strategy';

const strategy = ANSWERS.getStrategy({});
const MINA = 'u-ito';
const theirs = strategy.targets.find(({ owner, measure }) => owner === MINA && measure.type === 'completion');
const target = targetOf(theirs?.key ?? '');
const ask = {
  kind: 'target' as const,
  key: target.key,
  owner: MINA,
  about: 'OBJ-1',
  aboutName: 'Win',
  fields: ['name' as const],
  isClosed: false,
  at: '2026-11-20T10:00:00.000Z',
  by: 'u-okafor',
  due: '2026-12-01',
};
const asSomebody = () => ({ ...strategy, me: MINA, mayManage: false, asks: [ask], checkIns: { due: 2, overdue: 1 } });

const ACTIONS = [
  'Check in',
  'It still stands',
  'Change it',
  'Read from Jira again',
  'Edit',
  'New',
  'Move',
  'Duplicate',
];
const offered = (): readonly string[] => ACTIONS.filter((name) => screen.queryAllByRole('button', { name }).length > 0);

async function openTheirs(): Promise<void> {
  await showTree();
  await userEvent.click(await screen.findByRole('button', { name: 'Expand all' }));
  await userEvent.click(await screen.findByText(target.name));
  await within(await screen.findByRole('complementary', { name: target.name })).findByText(/“Win” above it changed/);
}

describe('the Strategy page', () => {
  beforeEach(() => answerCalls({ getStrategy: asSomebody }));
  afterEach(() => act(() => readAs(undefined)));

  it('offers an owner what they may do with what is theirs', async () => {
    await openTheirs();
    expect(offered()).toEqual(ACTIONS.filter((name) => name !== 'Move'));
  });

  it('offers whoever reads as that owner nothing that would be refused, nor asks it of them', async () => {
    readAs(MINA);
    await openTheirs();
    expect(offered()).toEqual([]);
    expect(screen.getByText(/^Its owner has not said yet/)).toBeVisible();
    expect(screen.queryByText(/check-ins of yours/)).not.toBeInTheDocument();
  });

  it('shows the own line of nobody else, and does not ask for it', async () => {
    readAs(MINA);
    await showTree();
    await openView('My line');
    expect(await screen.findByText('Nobody but its owner sees a person’s own line')).toBeVisible();
    expect(screen.queryByText('Only you see this page.')).not.toBeInTheDocument();
    expect(callsMade().map(([name]) => name)).not.toContain('getMyLine');
  });

  it('says of a refusal that it is for reading as somebody else, not to ask an administrator', () => {
    readAs(MINA);
    const said = 'Nothing can be changed while you read as somebody else. Stop reading as them first.';
    render(<FailureView failure={new CallFailed('forbidden', said)} />);
    expect(screen.getByText(said)).toBeVisible();
    expect(screen.queryByText(/Ask a Jira administrator/)).not.toBeInTheDocument();
  });

  it('says of the questions when they were read', async () => {
    await showTree();
    const asks = await screen.findByRole('region', { name: /waits for your word/ });
    expect(within(asks).getByText(/^as of /)).toBeVisible();
  });
});

describe('a page that is loaded again', () => {
  beforeEach(() => answerCalls());
  afterEach(() => {
    act(() => readAs(undefined));
    sessionStorage.clear();
  });
  const again = 'You see what you always see again.';

  it('says that reading as somebody else has ended with it, once', async () => {
    readAs(MINA);
    showPage(<SightBanner />);
    await screen.findByText(/^You read the strategy as/);
    cleanup();
    // The page that is loaded again knows nothing of it.
    readAs(undefined);
    showPage(<SightBanner />);
    expect(await screen.findByText(again)).toBeVisible();
    cleanup();
    showPage(<SightBanner />);
    expect(screen.queryByText(again)).not.toBeInTheDocument();
  });
});

describe('a page while Jira is busy', () => {
  afterEach(() => act(() => noteSight(undefined)));

  it('says what it lacks, and goes back to usual without a word and without taking the focus', async () => {
    answerCalls();
    showPage(<SightBanner />);
    act(() => noteSight({ isJiraBusy: true }));
    expect(await screen.findByText(/^Jira is busy just now. The numbers are the last that were read/)).toBeVisible();
    act(() => noteSight(undefined));
    expect(screen.queryByRole('status')).not.toBeInTheDocument();
    expect(document.body).toHaveFocus();
  });

  it('tells work apart that has no name then from work that was deleted or is hidden', async () => {
    answerCalls();
    showPage(
      <>
        <UnnamedWork count={13} usually="work.hidden" />
        <ImpedimentText impediment={{}} />
      </>,
    );
    const hidden = [
      /^13 more work items count, but were deleted since/,
      'A work item that was deleted or is not visible to you',
    ];
    for (const text of hidden) expect(await screen.findByText(text)).toBeVisible();
    act(() => noteSight({ isJiraBusy: true }));
    for (const text of hidden) expect(screen.queryByText(text)).not.toBeInTheDocument();
    expect(screen.getByText('While Jira is busy, 13 work items here have no names.')).toBeVisible();
    expect(screen.getByText('A work item that has no name here while Jira is busy')).toBeVisible();
  });
});
