import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AlignmentPanel } from '../../static/features/alignment/alignment-panel';
import { undoCheckIns } from '../../static/features/strategy/edit/undo';
import { CheckInForm } from '../../static/ui/check-in/check-in-form';
import { ANSWERS, pathTo } from './support/answers';
import { answerCalls, callsMade, never, Refused, showPage } from './support/page';
import { showTree } from './support/strategy';

const VALUE = 'Median time from sign-up to first report';
const strategy = ANSWERS.getStrategy({});
const saved = () => callsMade().flatMap(([made, input]) => (made === 'recordCheckIn' ? [input] : []));

beforeEach(() => sessionStorage.clear());

async function openTarget(): Promise<HTMLElement> {
  await showTree();
  await userEvent.click(await screen.findByText(VALUE));
  return screen.findByRole('complementary', { name: VALUE });
}
async function openForm(): Promise<HTMLElement> {
  const drawer = await openTarget();
  await userEvent.click(await within(drawer).findByRole('button', { name: 'Check in' }));
  return screen.findByRole('form', { name: 'Check in' });
}
const valueIn = (form: HTMLElement) => within(form).getByRole('textbox', { name: /^Value/ });

describe('a check-in', () => {
  it('starts from the last value, today', async () => {
    answerCalls();
    const form = await openForm();
    await waitFor(() => expect(valueIn(form)).toHaveFocus());
    expect(valueIn(form)).toHaveValue('4.6');
    expect(valueIn(form)).toHaveAccessibleDescription(expect.stringMatching(/^Last: 4\.6\sdays, Oct 31/));
    expect(within(form).getByLabelText(/^Day/)).toHaveValue('2026-11-20');
  });

  it('is saved with Enter, with everything that was said', async () => {
    answerCalls();
    const form = await openForm();
    await userEvent.click(within(form).getByRole('radio', { name: 'High' }));
    await userEvent.click(within(form).getByRole('button', { name: 'Add impediment' }));
    await userEvent.keyboard('plat-131');
    await userEvent.type(within(form).getByRole('combobox', { name: 'Who can help' }), 'novak');
    await userEvent.click(await screen.findByRole('option', { name: 'Jana Novak' }));
    await userEvent.click(within(form).getByRole('button', { name: 'Add impediment' }));
    await userEvent.keyboard('No test data');
    await userEvent.type(within(form).getByRole('textbox', { name: 'Note' }), 'Nearly there');
    await userEvent.clear(valueIn(form));
    await userEvent.type(valueIn(form), '4.2{Enter}');
    expect(await screen.findByText(`Checked in on “${VALUE}”.`)).toBeInTheDocument();
    expect(saved()).toEqual([
      {
        checkIn: {
          target: 'TGT-20',
          at: '2026-11-20',
          value: 4.2,
          confidence: 'high',
          note: 'Nearly there',
          impediments: [{ issue: 'PLAT-131', helper: 'u-novak' }, { text: 'No test data' }],
        },
      },
    ]);
    expect(screen.queryByRole('form', { name: 'Check in' })).not.toBeInTheDocument();
    expect(screen.getByRole('tab', { name: 'Check-ins' })).toHaveAttribute('aria-selected', 'true');
    // Two lists and a search are slow without a browser.
  }, 20_000);

  it('is sent once however often Enter is pressed, also before the page has drawn that it is sending', async () => {
    answerCalls({ recordCheckIn: never });
    const form = await openForm();
    act(() => {
      if (!(form instanceof HTMLFormElement)) throw new Error('no form');
      form.requestSubmit();
      form.requestSubmit();
    });
    await userEvent.type(valueIn(form), '{Enter}{Enter}');
    expect(saved()).toHaveLength(1);
  });

  it('starts at the first question where work gives the value', async () => {
    answerCalls();
    const leave = (): void => undefined;
    showPage(<CheckInForm target="TGT-14" day={null} me="u-ito" onSaved={leave} onLeave={leave} />);
    const form = await screen.findByRole('form', { name: 'Check in' });
    await waitFor(() => expect(within(form).getByRole('radio', { name: 'Low' })).toHaveFocus());
  });

  it('says what it replaces on a day that has one', async () => {
    answerCalls();
    const form = await openForm();
    const day = within(form).getByLabelText(/^Day/);
    await userEvent.clear(day);
    await userEvent.type(day, '2026-09-30');
    expect(day).toHaveAccessibleDescription(expect.stringMatching(/^Replaces 4\.9\sdays of that day$/));
  });

  it('refuses what is no number before it is sent', async () => {
    answerCalls();
    const form = await openForm();
    await userEvent.clear(valueIn(form));
    await userEvent.type(valueIn(form), 'four{Enter}');
    expect(valueIn(form)).toHaveAccessibleDescription(expect.stringContaining('Type a number.'));
    await userEvent.clear(valueIn(form));
    await userEvent.type(valueIn(form), '1e999{Enter}');
    const range = 'Type a number from −1e100 to 1e100.';
    expect(valueIn(form)).toHaveAccessibleDescription(expect.stringContaining(range));
    expect(saved()).toEqual([]);
  });

  it('shows at the impediment what is wrong with it', async () => {
    answerCalls({
      recordCheckIn: () =>
        new Refused('invalid', [
          { path: 'impediments[0].issue', message: 'There is no issue PLAT-9 that the app can see.' },
        ]),
    });
    const form = await openForm();
    await userEvent.click(within(form).getByRole('button', { name: 'Add impediment' }));
    // Enter takes the words, and then saves.
    await userEvent.keyboard('PLAT-9{Enter}{Enter}');
    expect(await within(form).findByText('There is no issue PLAT-9 that the app can see.')).toBeInTheDocument();
  });

  it('is left with Escape and found again as it was', async () => {
    answerCalls();
    const form = await openForm();
    await userEvent.type(within(form).getByRole('textbox', { name: 'Note' }), 'Half a thought');
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('form', { name: 'Check in' })).not.toBeInTheDocument();
    expect(screen.getByRole('complementary', { name: VALUE })).toBeInTheDocument();
    await waitFor(() => expect(screen.getByRole('button', { name: 'Check in' })).toHaveFocus());
    await userEvent.keyboard('{Enter}');
    const again = await screen.findByRole('form', { name: 'Check in' });
    expect(within(again).getByRole('textbox', { name: 'Note' })).toHaveValue('Half a thought');
  });

  it('works where the browser keeps nothing', async () => {
    const refused = jest.spyOn(window, 'sessionStorage', 'get').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    answerCalls();
    const form = await openForm();
    await userEvent.type(valueIn(form), '{Enter}');
    expect(await screen.findByText(`Checked in on “${VALUE}”.`)).toBeInTheDocument();
    refused.mockRestore();
  });
});

describe('the check-ins there are', () => {
  it('are changed from where they are listed', async () => {
    answerCalls();
    const drawer = await openTarget();
    await userEvent.click(await within(drawer).findByRole('tab', { name: 'Check-ins' }));
    const [newest] = within(within(drawer).getByRole('tabpanel')).getAllByRole('listitem');
    if (newest === undefined) throw new Error('no check-in is listed');
    await userEvent.click(within(newest).getByRole('button', { name: 'Change' }));
    const form = await screen.findByRole('form', { name: 'Change the check-in of Oct 31' });
    expect(within(form).getByRole('radio', { name: 'High' })).toBeChecked();
    await userEvent.clear(valueIn(form));
    await userEvent.type(valueIn(form), '4.7{Enter}');
    await screen.findByText(`The check-in on “${VALUE}” was changed.`);
    expect(saved()).toMatchObject([{ checkIn: { at: '2026-10-31', value: 4.7, confidence: 'high' } }]);
    expect(callsMade().some(([name]) => name === 'withdrawCheckIn')).toBe(false);
  });

  it('say on which days they cannot move to, before they are sent', async () => {
    answerCalls();
    const drawer = await openTarget();
    await userEvent.click(await within(drawer).findByRole('tab', { name: 'Check-ins' }));
    const [change] = within(drawer).getAllByRole('button', { name: 'Change' });
    if (change === undefined) throw new Error('nothing can be changed');
    await userEvent.click(change);
    const form = await screen.findByRole('form', { name: 'Change the check-in of Oct 31' });
    const day = within(form).getByLabelText(/^Day/);
    await userEvent.clear(day);
    await userEvent.type(day, '2026-09-30');
    expect(day).toHaveAccessibleDescription(expect.stringMatching(/^There is a check-in for that day already/));
  });

  it('are put back by Undo without a value that nobody entered', async () => {
    answerCalls({ getTarget: (input) => ({ ...ANSWERS.getTarget(input), checkIns: [] }) });
    const before = {
      at: '2026-10-31',
      value: 31,
      automatic: true,
      confidence: null,
      note: 'Half',
      impediments: [],
      by: null,
    };
    await undoCheckIns('TGT-20', [{ at: before.at, before, after: null }])();
    const { value: _automatic, automatic: _is, ...words } = before;
    expect(saved()).toEqual([{ checkIn: { ...words, target: 'TGT-20' } }]);
  });

  it('are withdrawn, and put back the same with Undo', async () => {
    const withdrawn = () => callsMade().some(([name]) => name === 'withdrawCheckIn');
    answerCalls({
      getTarget: (input) => {
        const answer = ANSWERS.getTarget(input);
        return withdrawn() ? { ...answer, checkIns: answer.checkIns.filter(({ at }) => at !== '2026-10-31') } : answer;
      },
    });
    const drawer = await openTarget();
    await userEvent.click(await within(drawer).findByRole('tab', { name: 'Check-ins' }));
    const [withdraw] = within(drawer).getAllByRole('button', { name: 'Withdraw' });
    if (withdraw === undefined) throw new Error('nothing can be withdrawn');
    await userEvent.click(withdraw);
    expect(await screen.findByText('The check-in of Oct 31 was withdrawn.')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await screen.findByText('Undone: it is as it was before.');
    expect(callsMade()).toContainEqual(['withdrawCheckIn', { target: 'TGT-20', at: '2026-10-31' }]);
    expect(saved()).toEqual([
      {
        checkIn: {
          target: 'TGT-20',
          at: '2026-10-31',
          value: 4.6,
          confidence: 'high',
          note: 'Two thirds of sign-ups; the rest follows in November.',
          impediments: [{ text: 'Spreadsheet import still needs a person' }],
          by: 'u-okafor',
        },
      },
    ]);
  });

  it('cannot be changed by others', async () => {
    answerCalls({ getStrategy: () => ({ ...strategy, me: 'u-nobody', isAdmin: false, mayManage: false }) });
    const drawer = await openTarget();
    await userEvent.click(await within(drawer).findByRole('tab', { name: 'Check-ins' }));
    expect(within(drawer).queryByRole('button', { name: 'Withdraw' })).not.toBeInTheDocument();
  });
});

describe('the issue panel', () => {
  const alignment = ANSWERS.getAlignment({ issueId: '10133' });
  const outcome = pathTo('TGT-20', { kind: 'direct', issue: null }, null);
  const show = (me: string) => {
    answerCalls({ getAlignment: () => ({ ...alignment, paths: [outcome], me, mayManage: false }) });
    showPage(<AlignmentPanel issueId="10133" />);
  };

  it('lets the owner of an outcome check in from the work', async () => {
    show('u-novak');
    await userEvent.click(await screen.findByRole('button', { name: 'Check in' }));
    const form = await screen.findByRole('form', { name: 'Check in' });
    expect(valueIn(form)).toHaveValue('4.6');
    await userEvent.type(valueIn(form), '{Enter}');
    expect(await screen.findByText(`Checked in on “${VALUE}”.`)).toBeInTheDocument();
    expect(saved()).toHaveLength(1);
  });

  it('offers it to nobody else', async () => {
    show('u-nobody');
    await screen.findByText(VALUE);
    expect(screen.queryByRole('button', { name: 'Check in' })).not.toBeInTheDocument();
  });
});
