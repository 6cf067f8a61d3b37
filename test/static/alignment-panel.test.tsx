import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AlignmentPanel } from '../../static/features/alignment/alignment-panel';
import { ANSWERS, pathTo } from './support/answers';
import { answerCalls, callsMade, never, operationsMade, Refused, showPage } from './support/page';

const ISSUE = '10133';
const alignment = ANSWERS.getAlignment({ issueId: ISSUE });
const show = () => showPage(<AlignmentPanel issueId={ISSUE} />);

describe('the issue panel', () => {
  it('makes exactly one call to show itself', async () => {
    answerCalls();
    show();
    await screen.findByText('Ship single sign-on and audit on all plans');
    await screen.findByText('Mika Ito');
    expect(callsMade()).toEqual([['getAlignment', { issueId: ISSUE }]]);
  });

  it('shows the line of sight from the priority down to the target, with its numbers', async () => {
    answerCalls({ getAlignment: () => ({ ...alignment, paths: alignment.paths.slice(0, 1) }) });
    show();
    const line = await screen.findByRole('list');
    expect(
      within(line)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual([
      'Win the enterprise segmentPriority · OBJ-1',
      'Enterprise-ready platformBusiness unit · OBJ-5',
      expect.stringContaining('Ship single sign-on and audit on all plans'),
    ]);
    expect(line).toHaveTextContent('Target100 %Actual58 %Expected89 %Variance−31 pts');
    expect(line).toHaveTextContent('through PLAT-120 Single sign-on and audit');
  });

  it('says what closing the work item would do, one digit finer than the rest', async () => {
    answerCalls();
    show();
    expect(await screen.findByText('57.9 % → 60.5 %')).toBeInTheDocument();
  });

  it('says that closing it moves nothing where it weighs nothing', async () => {
    const path = pathTo('TGT-14', { kind: 'direct', issue: null }, 22 / 38);
    answerCalls({ getAlignment: () => ({ ...alignment, paths: [path] }) });
    show();
    expect(await screen.findByText(/does not move the number/)).toBeInTheDocument();
  });

  it('says nothing of an effect that is not known', async () => {
    answerCalls({
      getAlignment: () => ({ ...alignment, paths: [pathTo('TGT-14', { kind: 'jql', issue: null }, null)] }),
    });
    show();
    await screen.findByText('through a saved scope that matches it');
    expect(screen.queryByText(/Closing this work item/)).not.toBeInTheDocument();
  });

  it('says why the effect is not told where the number does not go by closing', async () => {
    const path = pathTo('TGT-14', { kind: 'direct', issue: null }, null);
    answerCalls({ getAlignment: () => ({ ...alignment, paths: [{ ...path, unforeseen: 'all-counts' }] }) });
    show();
    const all = 'Closing this work item does not move the number: linked work counts here, done or not.';
    expect(await screen.findByText(all)).toBeInTheDocument();
    cleanup();
    answerCalls({ getAlignment: () => ({ ...alignment, paths: [{ ...path, unforeseen: 'by-status' }] }) });
    show();
    expect(await screen.findByText(/depends on its next status/)).toBeInTheDocument();
  });

  it('does not say of work that a link takes out that it serves the target', async () => {
    const [first, second] = alignment.paths;
    const out = { ...pathTo('TGT-27', { kind: 'direct', issue: null }, null), counts: 'taken-out' as const };
    const paths = [first, second, out].filter((path) => path !== undefined);
    answerCalls({ getAlignment: () => ({ ...alignment, paths }) });
    show();
    expect(await screen.findByRole('heading', { name: 'Also serves one target' })).toBeInTheDocument();
    const heading = screen.getByRole('heading', { name: 'Taken out of one target' });
    expect(heading.parentElement).toHaveTextContent('Runbooks for every tier-one service');
    cleanup();
    answerCalls({ getAlignment: () => ({ ...alignment, paths: [out] }) });
    show();
    expect(await screen.findByText('This work serves no target.')).toBeInTheDocument();
    expect(screen.getByRole('heading', { name: 'Taken out of one target' })).toBeInTheDocument();
  });

  it('keeps further targets to one line each, with their variance', async () => {
    answerCalls();
    show();
    expect(await screen.findByRole('heading', { name: 'Also serves 2 targets' })).toBeInTheDocument();
    const lines = [...document.querySelectorAll('summary')];
    expect(lines).toHaveLength(2);
    expect(lines[0]).toHaveTextContent('Close the findings of the security review−8 pts');
    expect(lines[1]).toHaveTextContent('Runbooks for every tier-one service−28 pts');
  });

  it('names a parent that the reader may not see without giving it away', async () => {
    answerCalls({
      getAlignment: () => ({ ...alignment, paths: [pathTo('TGT-14', { kind: 'inherited', issue: null }, null)] }),
    });
    show();
    expect(await screen.findByText('through work that was deleted or is not visible to you')).toBeInTheDocument();
  });

  it('opens the parent it inherits from', async () => {
    answerCalls();
    show();
    await userEvent.click(await screen.findByRole('button', { name: 'PLAT-120 Single sign-on and audit' }));
    expect(operationsMade()).toEqual([['navigate', { target: 'issue', issueKey: 'PLAT-120', type: 'new-tab' }]]);
  });

  it('says that the work serves no target, and offers to link it', async () => {
    answerCalls({ getAlignment: () => ({ ...alignment, paths: [] }) });
    show();
    expect(await screen.findByText('This work serves no target.')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Link to a target' })).toBeInTheDocument();
  });

  it('explains who can link to a reader who may not', async () => {
    answerCalls({ getAlignment: () => ({ ...alignment, paths: [], canLink: false }) });
    show();
    expect(await screen.findByText(/Somebody who may edit this work item/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Link/ })).not.toBeInTheDocument();
  });

  it('says why a target is unmeasured and what to do', async () => {
    answerCalls({
      getAlignment: () => ({ ...alignment, paths: [pathTo('TGT-32', { kind: 'direct', issue: null }, null)] }),
    });
    show();
    expect(await screen.findByText('Unmeasured')).toBeInTheDocument();
    expect(screen.getByText(/No work is in scope/)).toBeInTheDocument();
    expect(screen.getByText(/Nothing is linked/)).toBeInTheDocument();
  });

  it('marks a stale number with since when', async () => {
    answerCalls({
      getAlignment: () => ({ ...alignment, paths: [pathTo('TGT-16', { kind: 'direct', issue: null }, null)] }),
    });
    show();
    expect(await screen.findByText('stale since 1:40 PM')).toBeInTheDocument();
    expect(screen.getByText('as of 1:58 PM')).toBeInTheDocument();
  });

  it('shows that it is loading', () => {
    answerCalls({ getAlignment: never });
    show();
    expect(screen.getByRole('status')).toHaveTextContent('Loading');
  });

  it('shows a failure with its error id, and asks again on request', async () => {
    let failing = true;
    answerCalls({ getAlignment: () => (failing ? new Refused('internal') : alignment) });
    show();
    expect(await screen.findByText('Error id e-1')).toBeInTheDocument();
    failing = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Ship single sign-on and audit on all plans')).toBeInTheDocument();
  });

  it.each([
    ['unauthenticated', 'Log in to see this'],
    ['no-jira-access', 'Jira is not connected for you'],
    ['not-found', 'This is no longer here'],
  ] as const)('has a designed state for %s, without a pointless retry', async (code, title) => {
    answerCalls({ getAlignment: () => new Refused(code) });
    show();
    expect(await screen.findByText(title)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Try again' })).not.toBeInTheDocument();
  });

  it('explains itself where there is no issue', () => {
    answerCalls();
    showPage(<AlignmentPanel issueId={null} />);
    expect(screen.getByText('This panel belongs on a work item.')).toBeInTheDocument();
    expect(callsMade()).toEqual([]);
  });
});

describe('linking', () => {
  it('searches, links what was chosen and says so', async () => {
    answerCalls({ getAlignment: () => ({ ...alignment, paths: [] }) });
    show();
    await userEvent.click(await screen.findByRole('button', { name: 'Link to a target' }));
    await userEvent.type(await screen.findByRole('textbox', { name: 'Link to a target' }), 'findings');
    await userEvent.click(await screen.findByRole('radio', { name: /Close the findings/ }));
    await userEvent.click(screen.getByRole('checkbox', { name: /everything below/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Link' }));
    expect(await screen.findByText(/Linked to Close the findings of the security review/)).toBeInTheDocument();
    expect(callsMade()).toContainEqual([
      'linkIssue',
      { target: 'TGT-15', issueId: ISSUE, below: false, role: 'counts' },
    ]);
  });

  it('does not offer a target that is linked already', async () => {
    answerCalls();
    show();
    await userEvent.click(await screen.findByRole('button', { name: 'Link to another target' }));
    expect(await screen.findByRole('radio', { name: /already linked/ })).toBeDisabled();
  });

  it('says what to try when nothing matches', async () => {
    answerCalls({ searchTargets: () => ({ targets: [], more: false }) });
    show();
    await userEvent.click(await screen.findByRole('button', { name: 'Link to another target' }));
    await userEvent.type(await screen.findByRole('textbox', { name: 'Link to a target' }), 'zzz');
    expect(await screen.findByText(/No target matches “zzz”/)).toBeInTheDocument();
  });

  it('says of each target found where it belongs and in which cycle', async () => {
    answerCalls();
    show();
    await userEvent.click(await screen.findByRole('button', { name: 'Link to another target' }));
    const found = await screen.findByRole('radio', { name: /TGT-15/ });
    expect(found.closest('label')).toHaveTextContent(/TGT-15 · .+ · FY26$/);
  });

  it('closes the search with Escape', async () => {
    answerCalls();
    show();
    await userEvent.click(await screen.findByRole('button', { name: 'Link to another target' }));
    await userEvent.type(await screen.findByRole('textbox', { name: 'Link to a target' }), '{Escape}');
    expect(screen.queryByRole('form')).not.toBeInTheDocument();
  });

  it('keeps the search open when linking is refused', async () => {
    answerCalls({ linkIssue: () => new Refused('forbidden') });
    show();
    await userEvent.click(await screen.findByRole('button', { name: 'Link to another target' }));
    await userEvent.click(await screen.findByRole('radio', { name: /Close the findings/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Link' }));
    expect(await screen.findByText('You do not have permission for this')).toBeInTheDocument();
    expect(screen.getByRole('form', { name: 'Link to a target' })).toBeInTheDocument();
  });

  it('unlinks, and puts the very same link back on undo', async () => {
    const direct = { ...alignment, paths: alignment.paths.slice(1, 2) };
    answerCalls({ getAlignment: () => direct });
    show();
    await userEvent.click(await screen.findByRole('button', { name: 'Unlink' }));
    // What is pressed goes with the link, or with what it says; the focus does not.
    await waitFor(() => expect(screen.getByText(/^Unlinked from/)).toHaveFocus());
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(screen.getByText(/^Linked to/)).toHaveFocus());
    await waitFor(() =>
      expect(callsMade().filter(([name]) => name !== 'getAlignment')).toEqual([
        ['unlinkIssue', { target: 'TGT-15', issueId: ISSUE }],
        ['linkIssue', { target: 'TGT-15', issueId: ISSUE, below: false, role: 'counts', weight: 1 }],
      ]),
    );
  });

  it('offers no unlink for what is inherited', async () => {
    answerCalls({ getAlignment: () => ({ ...alignment, paths: alignment.paths.slice(0, 1) }) });
    show();
    await screen.findByText('Ship single sign-on and audit on all plans');
    expect(screen.queryByRole('button', { name: 'Unlink' })).not.toBeInTheDocument();
  });

  it('gives the focus back to what opened a form, or to what stands around it', async () => {
    answerCalls();
    show();
    const opener = () => screen.findByRole('button', { name: 'Link to another target' });
    await userEvent.click(await opener());
    await screen.findByRole('textbox');
    await userEvent.keyboard('{Escape}');
    const again = await opener();
    await waitFor(() => expect(again).toHaveFocus());
    const [checkIn] = await screen.findAllByRole('button', { name: 'Check in' });
    await userEvent.click(checkIn ?? again);
    await screen.findByRole('form', { name: 'Check in' });
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('form', { name: 'Check in' })).not.toBeInTheDocument());
    await waitFor(() => expect(document.body).not.toHaveFocus());
  });
});
