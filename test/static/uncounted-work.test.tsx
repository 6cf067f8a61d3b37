import { screen, waitFor } from '@testing-library/react';
import { AlignmentPanel } from '../../static/features/alignment/alignment-panel';
import { ANSWERS, pathTo } from './support/answers';
import { answerCalls, callsMade, showPage } from './support/page';

const alignment = ANSWERS.getAlignment({ issueId: '10133' });
const show = () => showPage(<AlignmentPanel issueId="10133" />);
const path = pathTo('TGT-14', { kind: 'direct', issue: null }, 23 / 38);

describe('the panel of work whose last change is not in the number yet', () => {
  it('says so, foretells nothing, and shows the number as soon as it has followed', async () => {
    const changed = { ...alignment, paths: [{ ...path, counts: 'changed' as const, progressIfDone: null }] };
    answerCalls({ getAlignment: () => (callsMade().length > 1 ? { ...alignment, paths: [path] } : changed) });
    show();
    expect(await screen.findByText(/has changed since the number was worked out/)).toBeInTheDocument();
    expect(screen.queryByText(/Closing this work item/)).not.toBeInTheDocument();
    expect(await screen.findByText('57.9 % → 60.5 %', undefined, { timeout: 8_000 })).toBeInTheDocument();
    await waitFor(() => expect(screen.queryByText(/has changed since/)).not.toBeInTheDocument());
    expect(callsMade()).toHaveLength(2);
  }, 15_000);

  it('says of work that is done that it is, and that its number follows', async () => {
    const issue = { ...alignment.issue, done: true };
    const paths = [{ ...path, counts: 'changed' as const, progressIfDone: null }];
    answerCalls({ getAlignment: () => ({ ...alignment, issue, paths }) });
    show();
    expect(await screen.findByText('This work item is done. The number follows within a minute.')).toBeInTheDocument();
  });
});
