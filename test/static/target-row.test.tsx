import { cleanup, screen, within } from '@testing-library/react';
import { evidenceText } from '../../static/ui/evidence-text';
import { PeopleProvider } from '../../static/ui/people';
import { TargetRow, type RowWidth } from '../../static/ui/target-row';
import { targetOf } from './support/company';
import { answerCalls, showPage } from './support/page';
import { NOW, targetView } from './support/views';

const show = (key: string, width: RowWidth) => {
  answerCalls();
  const target = targetOf(key);
  showPage(
    <PeopleProvider ids={[target.owner]}>
      <div data-testid="row" role="row">
        <TargetRow target={target} now={NOW} width={width} />
      </div>
    </PeopleProvider>,
  );
  return screen.getByTestId('row');
};
const trendName = () => screen.getByRole('img').getAttribute('aria-label')?.replaceAll('\u00a0', ' ');
const cells = (row: HTMLElement) =>
  within(row)
    .getAllByRole('cell')
    .map((cell) => cell.textContent?.replaceAll('\u00a0', ' '));

describe('a target’s row', () => {
  it('is nine cells when wide', async () => {
    const row = show('TGT-14', 'wide');
    await screen.findByText('Mika Ito');
    expect(cells(row)).toEqual([
      'Ship single sign-on and audit on all plansTGT-14 · due Dec 31',
      'Off track',
      '100 %',
      '58 %',
      '89 %',
      '−31 pts31 pts behind where it should be',
      '',
      '16 of 38 open · 2 excluded',
      'MIMika Ito',
    ]);
  });

  it.each(['wide', 'medium', 'narrow'] as const)('says when %s that its number is stale, or incomplete', (width) => {
    const place = (row: HTMLElement) => (width === 'wide' ? (within(row).getAllByRole('cell')[0] ?? row) : row);
    expect(place(show('TGT-16', width))).toHaveTextContent('stale since 1:40 PM');
    cleanup();
    expect(place(show('TGT-27', width))).toHaveTextContent('incomplete');
    cleanup();
    expect(show('TGT-14', width)).not.toHaveTextContent(/stale|incomplete/);
  });

  it('names its numbers when medium', () => {
    const row = show('TGT-28', 'medium');
    expect(row).toHaveTextContent('Target2.1 €Actual2.3 €Expected2.25 €Variance−0.05 €');
    expect(row).toHaveTextContent('entered by hand · due Dec 31');
  });

  it('says what a number goes by that no work feeds: values, milestones or the objectives below', () => {
    const entered = targetOf('TGT-28');
    const step = { name: 'Plan', due: '2026-03-31', weight: 1 };
    const milestones = [
      { ...step, reached: '2026-03-02' },
      { ...step, reached: null },
    ];
    const below = { ...entered.result, parts: { measured: 2, of: 3 } };
    expect(evidenceText(entered)).toBe('entered by hand');
    expect(evidenceText({ ...entered, measure: { type: 'milestones' }, milestones })).toBe('1 of 2 milestones reached');
    expect(evidenceText({ ...entered, measure: { type: 'children' }, result: below })).toBe(
      'objectives below, 2 of 3 measured',
    );
  });

  it('says target and variance alone when narrow', () => {
    expect(show('TGT-15', 'narrow')).toHaveTextContent(
      'Close the findings of the security review−8 pts8 pts behind where it should be',
    );
  });

  it('says that it is unmeasured instead of a variance when narrow', () => {
    expect(show('TGT-32', 'narrow')).toHaveTextContent('Accessibility statement for every productUnmeasured');
  });

  it('says that it has no owner, or one the reader may not see', async () => {
    show('TGT-19', 'medium');
    expect(screen.getByText('No owner')).toBeInTheDocument();
    globalThis.__bridgeHandlers['fetchProduct'] = () => ({
      status: 403,
      statusText: 'Forbidden',
      headers: {},
      body: '',
    });
    showPage(
      <PeopleProvider ids={['u-ito']}>
        <TargetRow target={targetOf('TGT-14')} now={NOW} width="medium" />
      </PeopleProvider>,
    );
    expect(await screen.findByText('Name not visible')).toBeInTheDocument();
  });

  it('tells its trend as a sentence', () => {
    show('TGT-14', 'wide');
    expect(trendName()).toBe('From 0 % on Jan 1 to 58 % on Nov 20. Expected: 89 %.');
  });

  it('has no trend to tell before the first number', () => {
    show('TGT-32', 'wide');
    expect(trendName()).toBe('No history yet. Expected: 89 %.');
  });

  it('counts ahead as positive for a target that goes down', () => {
    answerCalls();
    const falling = targetView({
      key: 'TGT-90',
      name: 'Lead time',
      objective: 'OBJ-1',
      baseline: 9,
      goal: 4,
      unit: 'days',
      metric: 'latest',
      actual: 4.2,
    });
    showPage(<TargetRow target={falling} now={NOW} width="narrow" />);
    expect(screen.getByText('+0.4 days')).toBeInTheDocument();
    expect(screen.getByText(/0.4 days ahead of where it should be/)).toBeInTheDocument();
  });

  it('tells nobody to be ahead by less than is written', () => {
    answerCalls();
    const even = targetView({
      key: 'TGT-90',
      name: 'Lead time',
      objective: 'OBJ-1',
      baseline: 0,
      goal: 100,
      unit: '%',
      metric: 'latest',
      actual: 50,
    });
    const result = {
      ...even.result,
      actual: 65.2632,
      expected: 65.2619,
      variance: 0.0013,
      status: 'on-track' as const,
    };
    showPage(<TargetRow target={{ ...even, result }} now={NOW} width="narrow" />);
    expect(screen.getByText(/±0.pts/)).toBeInTheDocument();
    expect(screen.getByText('where it should be')).toBeInTheDocument();
    expect(screen.queryByText(/ahead of where it should be/)).not.toBeInTheDocument();
  });
});
