import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ANSWERS } from './support/answers';
import { OBJECTIVES, PEOPLE } from './support/company';
import { answerCalls, callsMade, Refused } from './support/page';
import { showTree } from './support/strategy';

const strategy = ANSWERS.getStrategy({});
const PLATFORM = 'Enterprise-ready platform';
const saves = (name: string) => callsMade().filter(([made]) => made === name);

beforeEach(() => sessionStorage.clear());

async function openEditor(): Promise<HTMLElement> {
  await showTree();
  await userEvent.click(await screen.findByText(PLATFORM));
  await userEvent.click(await screen.findByRole('button', { name: 'Edit' }));
  return screen.findByRole('form', { name: `Edit ${PLATFORM}` });
}
const nameField = (form: HTMLElement) => within(form).getByRole('textbox', { name: /^Name/ });
async function rename(form: HTMLElement, name: string): Promise<void> {
  await userEvent.clear(nameField(form));
  await userEvent.type(nameField(form), name);
}
const save = (form: HTMLElement) => userEvent.click(within(form).getByRole('button', { name: 'Save' }));

describe('editing in the drawer', () => {
  it('names whom a refusal is about at its foot, and says nothing of that at the owner of what is edited', async () => {
    const message = 'The owner of TGT-1, TGT-2 would own 6 active targets.';
    answerCalls({ saveObjective: () => new Refused('invalid', [{ path: '', message, account: 'u-chen' }]) });
    const form = await openEditor();
    await rename(form, 'Ready for any enterprise');
    await save(form);
    const said = within(form).getByText(new RegExp(message));
    expect(said).toHaveTextContent(`${PEOPLE['u-chen']}: ${message}`);
    expect(form.querySelector('[data-field="owner"]')).not.toContainElement(said);
  });

  it('saves the whole entry with the revision it was opened at, and reads again', async () => {
    answerCalls();
    const form = await openEditor();
    expect(nameField(form)).toHaveFocus();
    await rename(form, 'Ready for any enterprise');
    await save(form);
    expect(await screen.findByText('Saved.')).toBeInTheDocument();
    expect(saves('saveObjective')).toEqual([
      [
        'saveObjective',
        {
          objective: {
            key: 'OBJ-5',
            name: 'Ready for any enterprise',
            description: 'Nothing in a security questionnaire stops a deal.',
            cycle: 'FY26',
            level: 'business-unit',
            parent: 'OBJ-1',
            alignedTo: ['OBJ-3'],
            owner: 'u-ito',
            status: 'active',
            weight: 1,
            delegates: [],
            restrictedTo: null,
            perspective: null,
            cadence: null,
          },
          rev: 1,
        },
      ],
    ]);
    expect(screen.queryByRole('form', { name: /^Edit/ })).not.toBeInTheDocument();
    expect(callsMade().filter(([name]) => name === 'getStrategy').length).toBeGreaterThan(1);
  });

  it('says what is wrong at the field, and goes there', async () => {
    answerCalls({
      saveObjective: () => new Refused('invalid', [{ path: 'weight', message: 'weight must be at least 0.' }]),
    });
    const form = await openEditor();
    await rename(form, 'Renamed');
    await save(form);
    const weight = within(form).getByRole('textbox', { name: /^Weight/ });
    await waitFor(() => expect(weight).toHaveFocus());
    expect(weight).toBeInvalid();
    expect(weight).toHaveAccessibleDescription(expect.stringContaining('Weight must be at least 0.'));
    expect(nameField(form)).toHaveValue('Renamed');
  });

  it('lists what is wrong with no field of the form', async () => {
    answerCalls({ saveObjective: () => new Refused('invalid', [{ path: 'elsewhere', message: 'That is not so.' }]) });
    const form = await openEditor();
    await rename(form, 'Renamed');
    await save(form);
    expect(await within(form).findByRole('alert')).toHaveTextContent('That is not so.');
  });

  it('asks nobody about what it can see itself', async () => {
    answerCalls();
    const form = await openEditor();
    await userEvent.clear(nameField(form));
    await save(form);
    expect(nameField(form)).toHaveAccessibleDescription('Give it a name.');
    expect(saves('saveObjective')).toEqual([]);
  });

  it('saves over a new revision that changed no field, without a word', async () => {
    let rev = 1;
    answerCalls({
      getStrategy: () => ({ ...strategy, objectives: OBJECTIVES.map((one) => ({ ...one, rev })) }),
      saveObjective: (input) => {
        rev = 2;
        return input.rev === 1 ? new Refused('stale') : { changed: true, key: 'OBJ-5' };
      },
    });
    const form = await openEditor();
    await rename(form, 'Renamed');
    await save(form);
    expect(await screen.findByText('Saved.')).toBeInTheDocument();
    expect(saves('saveObjective').map(([, input]) => (input as { rev: number }).rev)).toEqual([1, 2]);
  });

  it('names what somebody else changed, takes it over and keeps what was typed', async () => {
    let theirs = {};
    answerCalls({
      getStrategy: () => ({ ...strategy, objectives: OBJECTIVES.map((one) => ({ ...one, ...theirs })) }),
      saveObjective: (input) => {
        theirs = { rev: 2, description: 'Theirs.', name: 'Their name' };
        return input.rev === 1 ? new Refused('stale') : { changed: true, key: 'OBJ-5' };
      },
    });
    const form = await openEditor();
    await rename(form, 'My name');
    await save(form);
    expect(await within(form).findByRole('alert')).toHaveTextContent(
      'Somebody else changed this meanwhile: Name, Description.',
    );
    await userEvent.click(within(form).getByRole('button', { name: 'Load their changes, keep mine' }));
    expect(nameField(form)).toHaveValue('My name');
    expect(within(form).getByRole('textbox', { name: /^Description/ })).toHaveValue('Theirs.');
    await save(form);
    expect(await screen.findByText('Saved.')).toBeInTheDocument();
    expect(saves('saveObjective').at(-1)?.[1]).toMatchObject({
      objective: { name: 'My name', description: 'Theirs.' },
      rev: 2,
    });
  });

  it.each([
    ['forbidden', 'You do not have permission for this'],
    ['busy', 'Busy just now'],
    ['unavailable', 'The app could not be reached'],
    ['internal', 'Something went wrong in the app'],
    ['not-found', 'This is no longer here'],
    ['too-large', 'This is larger than Jira accepts'],
    ['unauthenticated', 'Log in to see this'],
    ['no-jira-access', 'Jira is not connected for you'],
  ] as const)('keeps the text when saving is answered with %s', async (code, title) => {
    answerCalls({ saveObjective: () => new Refused(code) });
    const form = await openEditor();
    await rename(form, 'Renamed');
    await save(form);
    expect(await within(form).findByText(title)).toBeInTheDocument();
    expect(nameField(form)).toHaveValue('Renamed');
  });

  it('keeps the draft when it is left with Escape, and offers to discard it', async () => {
    answerCalls();
    const form = await openEditor();
    await rename(form, 'Half a thought');
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('form', { name: /^Edit/ })).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Edit' }));
    const again = await screen.findByRole('form', { name: `Edit ${PLATFORM}` });
    expect(nameField(again)).toHaveValue('Half a thought');
    await userEvent.click(within(again).getByRole('button', { name: 'Discard them' }));
    expect(nameField(again)).toHaveValue(PLATFORM);
  });

  it('forgets the draft on Cancel', async () => {
    answerCalls();
    const form = await openEditor();
    await rename(form, 'Half a thought');
    await userEvent.click(within(form).getByRole('button', { name: 'Cancel' }));
    await userEvent.click(screen.getByRole('button', { name: 'Edit' }));
    expect(nameField(await screen.findByRole('form', { name: `Edit ${PLATFORM}` }))).toHaveValue(PLATFORM);
  });

  it('finds an owner by name, as the viewer may', async () => {
    answerCalls();
    const form = await openEditor();
    await userEvent.type(within(form).getByRole('combobox', { name: 'Owner' }), 'novak');
    await userEvent.click(await screen.findByRole('option', { name: 'Jana Novak' }));
    await save(form);
    await screen.findByText('Saved.');
    expect(saves('saveObjective').at(-1)?.[1]).toMatchObject({ objective: { owner: 'u-novak' } });
  });

  it('moves an objective under another parent, never under itself', async () => {
    answerCalls();
    const form = await openEditor();
    await userEvent.click(within(form).getByRole('combobox', { name: 'Counts towards' }));
    const offered = screen.getAllByRole('option').map((option) => option.textContent);
    expect(offered).not.toContain(`${PLATFORM} · OBJ-5`);
    await userEvent.click(screen.getByRole('option', { name: /OBJ-2/ }));
    await save(form);
    await screen.findByText('Saved.');
    expect(saves('saveObjective').at(-1)?.[1]).toMatchObject({ objective: { parent: 'OBJ-2' } });
  });
});

describe('closing an objective', () => {
  it('says what it touches, and asks why and what was learned', async () => {
    answerCalls();
    await showTree();
    await userEvent.click(await screen.findByText('Win the enterprise segment'));
    await userEvent.click(await screen.findByRole('button', { name: 'Close…' }));
    const form = await screen.findByRole('form', { name: 'Close “Win the enterprise segment”' });
    expect(await within(form).findByText(/Closing this touches/)).toHaveTextContent(
      'Closing this touches 2 objectives below, 7 targets, 41 open work items, and 5 people. 6 of the work items are in progress. 2 count in more than one target and are counted here once.',
    );
    expect(form).toHaveTextContent('Linked: PLAT-120, PLAT-98 · and 3 more · one saved scope');
    expect(form).toHaveTextContent('4 owners below will be asked whether theirs still stands.');
    await userEvent.click(within(form).getByRole('button', { name: 'Close objective' }));
    expect(form).toHaveTextContent('Say why it ends.');
    expect(saves('saveObjective')).toEqual([]);
    await userEvent.click(within(form).getByRole('combobox', { name: /^Why it ends/ }));
    await userEvent.click(screen.getByRole('option', { name: 'Merged into another objective' }));
    await userEvent.click(within(form).getByRole('combobox', { name: /^Goes on in/ }));
    await userEvent.click(screen.getByRole('option', { name: /OBJ-2/ }));
    await userEvent.type(within(form).getByLabelText('What was learned'), 'Two were one.');
    await userEvent.click(within(form).getByRole('checkbox', { name: /^Move what is under it/ }));
    await userEvent.click(within(form).getByRole('button', { name: 'Close objective' }));
    expect(await screen.findByText('“Win the enterprise segment” is closed.')).toBeInTheDocument();
    expect(saves('saveObjective').map(([, input]) => input)).toMatchObject([
      {
        objective: {
          key: 'OBJ-1',
          status: 'closed',
          closing: { reason: 'merged', learning: 'Two were one.', into: 'OBJ-2' },
        },
        rev: 1,
      },
    ]);
  });

  it('asks the same when the status is changed in the form', async () => {
    answerCalls();
    const form = await openEditor();
    await userEvent.click(within(form).getByRole('combobox', { name: 'Status' }));
    await userEvent.click(screen.getByRole('option', { name: 'Closed' }));
    await userEvent.click(within(form).getByRole('button', { name: 'Close objective' }));
    expect(form).toHaveTextContent('Say why it ends.');
    await userEvent.click(within(form).getByRole('combobox', { name: /^Why it ends/ }));
    await userEvent.click(screen.getByRole('option', { name: 'Missed' }));
    await userEvent.click(within(form).getByRole('button', { name: 'Close objective' }));
    expect(await screen.findByText('Saved.')).toBeInTheDocument();
    expect(saves('saveObjective').map(([, input]) => input)).toMatchObject([
      { objective: { status: 'closed', closing: { reason: 'missed', learning: '', into: null } } },
    ]);
  });
});
