import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import '../../static/features/strategy/counting/counting-editor';
import { CountedFacts } from '../../static/features/strategy/counting/counted-facts';
import '../../static/features/strategy/counting/objective-counting';
import '../../static/features/strategy/number-details';
import { ANSWERS } from './support/answers';
import { answerCalls, callsMade, Refused, showPage } from './support/page';
import { openView, showStrategy } from './support/strategy';

const PLATFORM = 'Enterprise-ready platform';
const SEGMENT = { key: 'OBJ-1', name: 'Win the enterprise segment' };
const ABOVE = {
  excludedResolutions: ['Duplicate'],
  credit: { new: 0, indeterminate: 0.5, done: 1 },
  statusCredit: { '10002': 0.8 },
  pointsField: 'customfield_10031',
  unestimated: 'median',
  from: [
    { field: 'excludedResolutions', by: 'site', objective: null },
    { field: 'credit', by: 'objective', objective: SEGMENT.key },
    { field: 'statusCredit', by: 'objective', objective: SEGMENT.key },
    { field: 'pointsField', by: 'site', objective: null },
    { field: 'unestimated', by: 'site', objective: null },
  ],
} as const;
const counting = (own: Record<string, unknown>) => () => ({
  own,
  above: { ...ABOVE, excludedResolutions: [...ABOVE.excludedResolutions], from: [...ABOVE.from] },
  line: [SEGMENT],
});

async function openCounting(): Promise<HTMLElement> {
  showStrategy();
  await openView('Tree');
  await userEvent.click(await screen.findByText(PLATFORM));
  const drawer = await screen.findByRole('complementary', { name: PLATFORM });
  await userEvent.click(await within(drawer).findByText('How the work is counted'));
  return drawer;
}

async function openForm(): Promise<HTMLElement> {
  const drawer = await openCounting();
  await userEvent.click(await within(drawer).findByRole('button', { name: 'Change how work counts' }));
  return screen.findByRole('form', { name: `How work counts for “${PLATFORM}”` });
}

const saved = () =>
  callsMade().flatMap(([name, input]) =>
    name === 'saveObjective' ? [(input as { objective: { counting: unknown } }).objective.counting] : [],
  );

describe('how the work under an objective counts', () => {
  it('says each part with who says so, statuses and fields by their names', async () => {
    answerCalls({ getCounting: counting({ unestimated: 'excluded' }) });
    const drawer = await openCounting();
    const list = await within(drawer).findByText(/In review 80/);
    expect(list.closest('ul')).toHaveTextContent(
      [
        'Out of scope when resolved as Duplicate (as everywhere)',
        'To do counts 0 %, in progress 50 %, done 100 % (set for Win the enterprise segment)',
        'In these statuses work counts otherwise: In review 80 % (set for Win the enterprise segment)',
        'Story points are read from Business value (as everywhere)',
        'Work without an estimate is left out (set here)',
      ].join(''),
    );
  });

  it('is said part by part: what is chosen goes on from what held, the rest stays as above', async () => {
    answerCalls({ getCounting: counting({}) });
    const form = await openForm();
    await userEvent.click(within(form).getByRole('checkbox', { name: /^What work is worth by status category/ }));
    const begun = within(form).getByRole('textbox', { name: /^In progress/ });
    expect(begun).toHaveValue('0.5');
    await userEvent.clear(begun);
    await userEvent.type(begun, '0.25');
    await userEvent.click(within(form).getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/How work counts for “Enterprise-ready platform” was changed/)).toBeInTheDocument();
    expect(saved()).toEqual([{ credit: { new: 0, indeterminate: 0.25, done: 1 } }]);
  });

  it('gives a status a credit of its own and says what is wrong with it at its place', async () => {
    answerCalls({ getCounting: counting({}) });
    const form = await openForm();
    await userEvent.click(within(form).getByRole('checkbox', { name: /^Statuses with a credit of their own/ }));
    await userEvent.click(within(form).getByRole('button', { name: 'Add a status' }));
    const row = within(form).getByRole('group', { name: 'Status 2' });
    await userEvent.type(within(row).getByRole('combobox', { name: 'Status' }), 'Build{Enter}');
    await userEvent.type(within(row).getByRole('textbox'), '1.5');
    await userEvent.click(within(form).getByRole('button', { name: 'Save' }));
    expect(within(row).getByRole('alert')).toHaveTextContent('A number from 0 to 1.');
    await userEvent.clear(within(row).getByRole('textbox'));
    await userEvent.type(within(row).getByRole('textbox'), '0.3');
    await userEvent.click(within(form).getByRole('button', { name: 'Save' }));
    expect(saved()).toEqual([{ statusCredit: { '10001': 0.3, '10002': 0.8 } }]);
  });

  it('goes back to what is above, and shows that at once', async () => {
    answerCalls({ getCounting: counting({ unestimated: 'excluded', pointsField: 'customfield_10016' }) });
    const form = await openForm();
    await userEvent.click(within(form).getByRole('button', { name: 'Take everything from above' }));
    expect(within(form).getByRole('button', { name: 'Everything is taken from above' })).toBeDisabled();
    await userEvent.click(within(form).getByRole('button', { name: 'Save' }));
    expect(saved()).toEqual([null]);
  });

  it('keeps what somebody else changed in the objective meanwhile', async () => {
    let tries = 0;
    let isRenamed = false;
    answerCalls({
      getCounting: counting({}),
      getStrategy: (input) => {
        const strategy = ANSWERS.getStrategy(input);
        if (!isRenamed) return strategy;
        const objectives = strategy.objectives.map((one) =>
          one.name === PLATFORM ? { ...one, description: 'Said anew', rev: one.rev + 1 } : one,
        );
        return { ...strategy, objectives };
      },
      saveObjective: () => {
        tries += 1;
        isRenamed = true;
        return tries === 1 ? new Refused('stale') : { changed: true, key: 'OBJ-5' };
      },
    });
    const form = await openForm();
    await userEvent.click(within(form).getByRole('checkbox', { name: /^Work without an estimate/ }));
    await userEvent.click(within(form).getByRole('button', { name: 'Save' }));
    await screen.findByText(/was changed/);
    const sent = callsMade().flatMap(([name, input]) =>
      name === 'saveObjective' ? [(input as { objective: { description: string } }).objective.description] : [],
    );
    expect(sent).toEqual([expect.not.stringContaining('Said anew'), 'Said anew']);
  });
});

describe('how the work of a target counts', () => {
  const PARTS = ['Work without an estimate', 'Story points'] as const;
  const told = async (weighBy: string): Promise<readonly string[]> => {
    answerCalls();
    cleanup();
    const counted = { ...ABOVE, excludedResolutions: [], statusCredit: {}, from: [...ABOVE.from] };
    showPage(<CountedFacts measure={{ type: 'completion', weighBy }} counted={counted} line={[]} onChange={null} />);
    const list = (await screen.findByText(/To do counts/)).closest('ul');
    return PARTS.filter((part) => list?.textContent.includes(part));
  };

  it('tells of estimates where work weighs by one, and of story points where it weighs by them', async () => {
    expect(await told('points')).toEqual(PARTS);
    expect(await told('estimate')).toEqual(PARTS.slice(0, 1));
    expect(await told('count')).toEqual([]);
  });

  it.each([
    ['nothing', {}, []],
    ['that it counts work without an estimate', { unestimated: 'median' }, ['Work without an estimate']],
  ])('offers to set just those where it says %s itself', async (_says, own, more) => {
    const details = ANSWERS.getTarget({ target: 'TGT-15' });
    const counted = { ...ABOVE, excludedResolutions: [], statusCredit: {}, from: [...ABOVE.from] };
    answerCalls({ getCounting: counting(own), getTarget: () => ({ ...details, counted }) });
    showStrategy();
    await openView('Tree');
    await userEvent.click(await screen.findByRole('button', { name: 'Expand all' }));
    await userEvent.click(await screen.findByText('Close the findings of the security review'));
    await userEvent.click(await screen.findByText('How the work is counted'));
    await userEvent.click(await screen.findByRole('button', { name: 'Change how work counts' }));
    const form = await screen.findByRole('form', { name: /^How work counts/ });
    const offered = within(form)
      .getAllByRole('group')
      .map((group) => group.querySelector('legend')?.textContent);
    const always = ['What work is worth by status category', 'Statuses with a credit of their own'];
    expect(offered).toEqual([...always, 'Resolutions that take work out of scope', ...more]);
  });
});
