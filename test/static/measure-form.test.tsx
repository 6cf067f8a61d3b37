import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { TARGETS } from './support/company';
import { answerCalls, callsMade } from './support/page';
import { openView, showStrategy } from './support/strategy';

const SSO = 'Ship single sign-on and audit on all plans';
const NOTHING = { actual: null, progress: null, reason: null, leaves: null } as const;
const LEAVES = { total: 38, done: 16, inProgress: 4, toDo: 18, excluded: 0, unweighted: 0 };

async function openForm(): Promise<HTMLElement> {
  showStrategy();
  await openView('Tree');
  await userEvent.click(await screen.findByRole('button', { name: 'Expand all' }));
  await userEvent.click(await screen.findByText(SSO));
  const drawer = await screen.findByRole('complementary', { name: SSO });
  await userEvent.click(await within(drawer).findByRole('button', { name: 'Edit' }));
  return screen.findByRole('form', { name: `Edit ${SSO}` });
}

const asked = () =>
  callsMade().flatMap(([name, input]) =>
    name === 'previewMeasure' ? [(input as { entry: { measure: { type: string }; goal: number } }).entry] : [],
  );

describe('the number of a target as it is planned', () => {
  beforeEach(() => sessionStorage.clear());

  it('says what it would read now by the measure chosen, and asks again only for what moves it', async () => {
    answerCalls({
      previewMeasure: ({ entry }) =>
        JSON.stringify(entry['measure']).includes('count')
          ? { ...NOTHING, reads: 'now', actual: 16, progress: 0.16, leaves: LEAVES }
          : { ...NOTHING, reads: 'now', reason: 'no-check-in' },
    });
    const form = await openForm();
    expect(await within(form).findByText('It would read 16 % now: 16 of 38 work items are done.')).toBeInTheDocument();
    await userEvent.type(within(form).getByLabelText(/^Name/), ' soon');
    await userEvent.type(within(form).getByRole('combobox', { name: /^Measured by/ }), 'Values people{Enter}');
    expect(await within(form).findByText(/^It would read nothing yet\. No value has been entered yet\./)).toBeVisible();
    expect(asked().map(({ measure }) => measure.type)).toEqual(['completion', 'metric']);
  });

  it('says which way it goes, and that it goes nowhere', async () => {
    answerCalls();
    const form = await openForm();
    expect(form).toHaveTextContent('Goes up from 0 % to 100 %: more is better.');
    const goal = within(form).getByRole('textbox', { name: /^Goal/ });
    await userEvent.clear(goal);
    await userEvent.type(goal, '-20');
    expect(form).toHaveTextContent('Goes down from 0 % to −20 %: less is better.');
    await userEvent.clear(goal);
    await userEvent.type(goal, '0');
    expect(form).toHaveTextContent('Baseline and goal are the same, so no progress could be measured.');
  });

  it('takes a usual unit, or one that is typed and left', async () => {
    answerCalls();
    const form = await openForm();
    const unit = within(form).getByRole('combobox', { name: /^Unit/ });
    await userEvent.type(unit, 'num{Enter}');
    expect(form).toHaveTextContent('Goes up from 0 to 100');
    await userEvent.type(unit, 'banks');
    await userEvent.click(within(form).getByRole('textbox', { name: /^Goal/ }));
    expect(form).toHaveTextContent('Goes up from 0 banks to 100 banks');
    await userEvent.click(within(form).getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(
        callsMade().flatMap(([name, input]) =>
          name === 'saveTarget' ? [(input as { target: { unit: string } }).target.unit] : [],
        ),
      ).toEqual(['banks']),
    );
    expect(TARGETS.find(({ name }) => name === SSO)?.unit).toBe('%');
  });
});
