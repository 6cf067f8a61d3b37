import { accessibilityProblems } from './harness/accessibility';
import { keepsFocus, press, tabTo, type } from './harness/keyboard';
import { readable } from './harness/number-text';
import { picture } from './harness/picture';
import { button, readStrategy, type Reader } from './harness/reader';
import { startSmallCompany } from './harness/small-company';
import { walkThrough } from './harness/walk';

const walk = walkThrough(startSmallCompany);

/** One step in the life of the cycle, as a person without a mouse takes it. */
async function takeStep({ visit, frame, drawer }: Reader, opens: string, confirms: string): Promise<void> {
  await press(visit, button(drawer, opens));
  await drawer.getByText(/work items are done\./).waitFor();
  expect(await accessibilityProblems(visit.page)).toEqual([]);
  await press(visit, button(drawer, confirms));
  await button(drawer, confirms).waitFor({ state: 'detached' });
  await keepsFocus(frame);
}

/** Work that goes on after the commit: one committed item is done, and one more comes. */
async function workGoesOn(): Promise<void> {
  const { site } = walk();
  const route = '/rest/api/3/issue/PLAT-4/transitions';
  const { transitions } = (await site.rest('GET', route)) as { transitions: { id: string; to: { name: string } }[] };
  await site.rest('POST', route, { transition: { id: transitions.find(({ to }) => to.name === 'Done')?.id } });
  const fields = { project: { key: 'PLAT' }, issuetype: { id: '11' }, summary: 'Sign out', parent: { key: 'PLAT-1' } };
  await site.rest('POST', '/rest/api/3/issue', { fields });
  await site.settle();
}

describe('by keyboard alone', () => {
  it('a cycle is committed after reading what is missing', async () => {
    const reader = await readStrategy(walk(), '/FY26/cycle/FY26');
    await takeStep(reader, 'Commit…', 'Commit cycle');
    await reader.frame.getByText('2026 is committed.').waitFor();
  });

  it('progress and what moved it are read against the committed scope and against today’s', async () => {
    await workGoesOn();
    const { visit, frame, drawer } = await readStrategy(walk(), '/FY26/target/TGT-1');
    await drawer.getByText('Committed scope').waitFor();
    const facts = readable(await drawer.innerText());
    expect(facts).toMatch(/Committed scope\s+60 % of the 5 work items committed on .* · one has come since/);
    expect(facts).toMatch(/Today’s scope\s+50 % of 6 work items/);
    await picture(visit, 'committed-scope');

    await tabTo(visit, drawer.getByRole('tab', { name: 'Target' }));
    await visit.page.keyboard.press('ArrowRight');
    await visit.page.keyboard.press('ArrowRight');
    await press(visit, button(drawer, 'other days'));
    await tabTo(visit, drawer.getByLabel('From the end of'));
    await visit.page.keyboard.type('07012026');
    await drawer.getByText(/since .*: 1 done, 1 added\./).waitFor();
    await press(visit, drawer.getByRole('button', { name: /^scope committed on/ }));
    await drawer.getByText(/since .*: 1 done\./).waitFor();
    await drawer.getByText(/^One more work item changed that was not committed/).waitFor();
    await keepsFocus(frame);
    expect(await accessibilityProblems(visit.page)).toEqual([]);
    await picture(visit, 'committed-changes');

    await tabTo(visit, drawer.getByLabel('to the end of'));
    await visit.page.keyboard.type('02032020');
    await drawer.getByRole('alert').waitFor();
    await tabTo(visit, drawer.getByLabel('From the end of'));
    await visit.page.keyboard.type('01032020');
    await drawer.getByText(/^Nothing can be told of these days/).waitFor();
  });

  it('a cycle is closed, and opened again with a reason', async () => {
    const reader = await readStrategy(walk(), '/FY26/cycle/FY26', { colourMode: 'dark', width: 360 });
    const { visit, frame, drawer } = reader;
    await takeStep(reader, 'Close…', 'Close cycle');
    await frame.getByText('2026 is closed.').waitFor();
    await press(visit, button(drawer, 'Open again…'));
    await press(visit, button(drawer, 'Open again'));
    await drawer.getByText('Say why.').waitFor();
    await type(visit, drawer.getByLabel('Reason'), 'A target was missed out');
    await press(visit, button(drawer, 'Open again'));
    await frame.getByText('2026 is open again.').waitFor();
    await keepsFocus(frame);
  });
});
