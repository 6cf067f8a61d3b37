import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AlignmentPanel } from '../../static/features/alignment/alignment-panel';
import { WhyItCounts } from '../../static/ui/why-it-counts';
import { ANSWERS } from './support/answers';
import { answerCalls, callsMade, showPage } from './support/page';

const ISSUE = '10133';
const alignment = ANSWERS.getAlignment({ issueId: ISSUE });
const show = () => showPage(<AlignmentPanel issueId={ISSUE} />);

describe('the issue panel, asked why', () => {
  it('says how much it counts, and that two links count it once', async () => {
    answerCalls({ getAlignment: () => ({ ...alignment, paths: alignment.paths.slice(0, 1) }) });
    show();
    const why = await screen.findByRole('button', { name: 'Why' });
    expect(why).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(why);
    expect(await screen.findByText(/It counts as one piece of work: 25(.0)? % of the scope/)).toBeInTheDocument();
    expect(screen.getByText('2 links reach it; it counts once.')).toBeInTheDocument();
    expect(
      screen.getByText('Through PLAT-100 Enterprise sign-in → work that was deleted or is not visible to you'),
    ).toBeInTheDocument();
    expect(screen.getByText('A JQL scope matches it.')).toBeInTheDocument();
  });
});

describe('work that several links count differently', () => {
  it.each([
    [2, 'by the one that makes the most of it: 2 times.'],
    [undefined, 'by the one that makes the most of it: whole.'],
  ])('counts by the one that makes the most of it, and says so (%s)', async (factor, said) => {
    const told = ANSWERS.explainIssue({ target: 'TGT-14', issueId: ISSUE });
    const most = { linkNo: 1, kind: 'issue' as const, jql: null, through: [] };
    const ways = [
      { ...most, ...(factor === undefined ? {} : { weight: factor }) },
      { ...most, linkNo: 2, weight: 0.5 },
    ];
    answerCalls({ explainIssue: () => ({ ...told, ...(factor === undefined ? {} : { factor }), ways }) });
    showPage(<WhyItCounts target="TGT-14" issueId={ISSUE} />);
    expect(
      await screen.findByText(new RegExp(`^2 links reach it and count it differently.*${said}$`)),
    ).toBeInTheDocument();
    expect(screen.queryByText('2 links reach it; it counts once.')).not.toBeInTheDocument();
  });
});

describe('work that is weighed', () => {
  const half = { status: 'In review', share: 0.5 };
  it.each([
    [{ weight: 5, weighBy: 'points' as const }, /^It weighs 5 story points: 25(\.0)?.% of the scope\.$/],
    [{ weight: 5400, weighBy: 'estimate' as const }, /^It weighs 1.5 hours: 25(\.0)?.% of the scope\.$/],
    [
      { weight: null, assumed: 3, weighBy: 'points' as const, factor: 2, credit: half },
      /taken for the median, 3 story points, and counts 2 times: 25(\.0)?.% of the scope\. In the status In review it earns 50.% of that\.$/,
    ],
    [{ weight: null, share: 0, weighBy: 'points' as const }, /^It counts, but weighs nothing/],
    [{ state: 'excluded' as const, share: null }, /^It does not count: its estimate is empty/],
  ])('says by what, and what it earns (%#)', async (differently, said) => {
    const told = ANSWERS.explainIssue({ target: 'TGT-14', issueId: ISSUE });
    answerCalls({ explainIssue: () => ({ ...told, ...differently }) });
    showPage(<WhyItCounts target="TGT-14" issueId={ISSUE} />);
    expect(await screen.findByText(said)).toBeInTheDocument();
  });
});

describe('work that does not count', () => {
  it.each(['taken-out', 'below', 'excluded', 'aligned'] as const)(
    'is not said to count once, however many links reach it (%s)',
    async (state) => {
      const told = ANSWERS.explainIssue({ target: 'TGT-14', issueId: ISSUE });
      answerCalls({ explainIssue: () => ({ ...told, state, share: null }) });
      showPage(<WhyItCounts target="TGT-14" issueId={ISSUE} />);
      expect(await screen.findByText('2 links reach it.')).toBeInTheDocument();
      expect(screen.queryByText(/counts once/)).not.toBeInTheDocument();
    },
  );
});

describe('the issue panel of work that serves nothing', () => {
  const suggestion = {
    target: 'TGT-14',
    name: 'Ship single sign-on',
    objectiveName: 'Enterprise-ready platform',
    reason: 'siblings',
    count: 4,
    shared: 'PLAT-120',
  } as const;

  it('suggests what the work beside it serves, and links it', async () => {
    answerCalls({
      getAlignment: () => ({ ...alignment, paths: [], canLink: true }),
      suggestTargets: () => ({ suggestions: [suggestion] }),
    });
    show();
    expect(await screen.findByText('4 work items beside it in PLAT-120 serve it')).toBeInTheDocument();
    const [row] = screen.getAllByRole('listitem');
    if (row === undefined) throw new Error('no suggestion');
    await userEvent.click(within(row).getByRole('button', { name: 'Link to Ship single sign-on' }));
    await waitFor(() => expect(callsMade()).toContainEqual(['linkIssue', { target: 'TGT-14', issueId: ISSUE }]));
  });

  it('asks for no suggestions for those who may not link', async () => {
    answerCalls({ getAlignment: () => ({ ...alignment, paths: [], canLink: false }) });
    show();
    await screen.findByText('This work serves no target.');
    expect(callsMade().map(([name]) => name)).toEqual(['getAlignment']);
  });
});
