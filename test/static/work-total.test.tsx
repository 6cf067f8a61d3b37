import { cleanup, screen } from '@testing-library/react';
import { ObjectiveTotal } from '../../static/features/strategy/pivot/objective-total';
import { answerCalls, Refused, showPage } from './support/page';
import { NOW } from './support/views';

async function said(work: { readonly total: number; readonly done: number; readonly shared: number | null }) {
  answerCalls({ getWorkOfObjective: () => ({ now: NOW, targets: 3, ...work }) });
  showPage(<ObjectiveTotal objective="OBJ-5" />);
  const text = (await screen.findByText(/^3 targets, here and below:/)).textContent;
  cleanup();
  return text;
}

describe('the work behind an objective', () => {
  it('is one total that says how much of it serves more than one target', async () => {
    expect(await said({ total: 412, done: 120, shared: 18 })).toBe(
      '3 targets, here and below: 120 of 412 work items are done. 18 of them serve two or more targets and are counted once each.',
    );
    expect(await said({ total: 5, done: 0, shared: 0 })).toBe('3 targets, here and below: 0 of 5 work items are done.');
    expect(await said({ total: 90_000, done: 400, shared: null })).toMatch(/counted for each of them\.$/);
  });

  it('says when it could not be read', async () => {
    answerCalls({ getWorkOfObjective: () => new Refused('internal') });
    showPage(<ObjectiveTotal objective="OBJ-5" />);
    expect(await screen.findByRole('alert')).toHaveTextContent(/went wrong/);
  });
});
