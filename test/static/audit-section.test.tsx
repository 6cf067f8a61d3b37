import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AuditSection } from '../../static/features/settings/audit-section';
import { answerCalls, callsMade, Refused, showPage } from './support/page';

describe('the audit log', () => {
  it('says who changed what, from what to what, and goes on to older entries', async () => {
    answerCalls();
    showPage(<AuditSection />);
    expect(await screen.findByText('goal: from 60 to nothing')).toBeInTheDocument();
    expect(screen.getByText('Objective OBJ-9 created')).toBeInTheDocument();
    expect(screen.getAllByRole('row')).toHaveLength(2);
    await userEvent.click(screen.getByRole('button', { name: 'Show older' }));
    expect(await screen.findAllByText('goal: from 60 to nothing')).toHaveLength(2);
    expect(screen.queryByRole('button', { name: 'Show older' })).not.toBeInTheDocument();
    expect(callsMade()).toEqual([
      ['listAudit', { text: '' }],
      ['listAudit', { text: '', cursor: 'older' }],
    ]);
  });

  it('searches when asked to, and says when nothing matches', async () => {
    answerCalls();
    showPage(<AuditSection />);
    await userEvent.type(await screen.findByRole('searchbox'), 'nobody{Enter}');
    expect(await screen.findByText(/Nothing matches/)).toBeInTheDocument();
    expect(callsMade()).toContainEqual(['listAudit', { text: 'nobody' }]);
  });

  it('shows a failure with its error id', async () => {
    answerCalls({ listAudit: () => new Refused('internal') });
    showPage(<AuditSection />);
    expect(await screen.findByText('Error id e-1')).toBeInTheDocument();
  });
});
