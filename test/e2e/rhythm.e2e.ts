import { accessibilityProblems } from './harness/accessibility';
import { keepsFocus, pick, press, tabTo } from './harness/keyboard';
import { picture } from './harness/picture';
import { button, readStrategy } from './harness/reader';
import { startSmallCompany } from './harness/small-company';
import { walkThrough } from './harness/walk';

const walk = walkThrough(startSmallCompany);
const PLATFORM = 'Enterprise-ready platform';

describe('by keyboard alone', () => {
  it('how often to check in is set and locked on an objective, seen by those below, and taken back', async () => {
    const { visit, frame, drawer } = await readStrategy(walk(), '/FY26/objective/OBJ-2');
    await drawer.getByText(/as the site says for this level/).waitFor();
    await press(visit, button(drawer, 'Change how often'));
    const form = frame.getByRole('form', { name: `Edit ${PLATFORM}` });
    await pick(visit, frame, form.getByRole('combobox', { name: 'How often to check in' }), 'every quarter');
    await tabTo(visit, form.getByRole('checkbox', { name: /locked/ }));
    await visit.page.keyboard.press('Space');
    expect(await accessibilityProblems(visit.page)).toEqual([]);
    await picture(visit, 'rhythm-form');
    await press(visit, button(form, 'Save'));
    await frame.getByText('Saved.').waitFor();
    await drawer.getByText('every quarter, as set here for everything below it').waitFor();
    await keepsFocus(frame);
    await picture(visit, 'rhythm-drawer');

    const owner = await readStrategy(walk(), '/FY26/target/TGT-1', { as: 'ops@example.com', colourMode: 'dark' });
    await owner.drawer.getByRole('tab', { name: 'Check-ins' }).click();
    await owner.drawer.getByText(`Check-ins: every quarter, as “${PLATFORM}” says for everything below it`).waitFor();
    expect(await accessibilityProblems(owner.visit.page)).toEqual([]);
    await picture(owner.visit, 'rhythm-below');

    await press(visit, button(frame, 'Undo'));
    await drawer.getByText(/as the site says for this level/).waitFor();
  });
});
