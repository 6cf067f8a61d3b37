import { text } from 'node:stream/consumers';
import type { FrameLocator } from 'playwright-core';
import { accessibilityProblems } from './harness/accessibility';
import { keepsFocus, press, tabTo, turnTo, turnToTab, type } from './harness/keyboard';
import { picture } from './harness/picture';
import { button, readSettings } from './harness/reader';
import { SMALL_STRATEGY, startSmallCompany } from './harness/small-company';
import type { Visit, VisitOptions } from './harness/visit';
import { walkThrough } from './harness/walk';

const walk = walkThrough(startSmallCompany);
const EVERY_ENTRY = 'Compared with the backup: every entry is as it was.';

interface Saved {
  readonly name: string;
  readonly content: string;
}

async function downloaded({ page }: Visit, doing: () => Promise<void>): Promise<Saved> {
  const [file] = await Promise.all([page.waitForEvent('download'), doing()]);
  return { name: file.suggestedFilename(), content: await text(await file.createReadStream()) };
}

/** Chooses a backup as a person without a mouse does: the button opens the window of the browser. */
async function choose(visit: Visit, frame: FrameLocator, { name, content }: Saved): Promise<void> {
  const { page } = visit;
  await visit.settled();
  await tabTo({ page }, button(frame, 'Choose a backup'));
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);
  await chooser.setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
}

/** The clock of the site stands still, so the worker is told to go on. */
async function applied(frame: FrameLocator): Promise<void> {
  await frame.getByText(/^Applying/).waitFor();
  await walk().site.settle();
  await frame.getByText(EVERY_ENTRY).waitFor();
}

const [first, second] = SMALL_STRATEGY.objectives;
const [sso] = SMALL_STRATEGY.targets;

/** What people do afterwards: they rename, add, check in, and close the cycle. */
async function goOn(): Promise<void> {
  const { site } = walk();
  const file = {
    ...SMALL_STRATEGY,
    objectives: [
      { ...first, name: 'Win the small customers' },
      { ...second, key: 'OBJ-3', name: 'Sell through partners', parent: 'OBJ-1' },
    ],
    targets: [{ ...sso, key: 'TGT-4', name: 'Ship the partner portal', objective: 'OBJ-3' }],
    links: [{ target: 'TGT-4', issue: 'PLAT-7' }],
    checkIns: [{ target: 'TGT-3', at: '2026-07-01', value: 27 }],
  };
  const made = async (module: string, name: string, input: unknown): Promise<unknown> => {
    const answer = await site.invoke(module, name, input);
    if (!answer.ok) throw new Error(`${name}: ${answer.message}`);
    await site.settle();
    return answer.data;
  };
  await made('settings', 'importStrategy', { file });
  for (const step of ['commitCycle', 'closeCycle']) {
    const { cycles } = (await made('strategy', 'getStrategy', {})) as { cycles: ReadonlyArray<{ rev: number }> };
    await made('strategy', step, { cycle: 'FY26', rev: cycles[0]?.rev, reason: 'The year is over' });
  }
}

describe('a backup that is put back', () => {
  let early: Saved;
  let late: Saved;
  beforeAll(async () => {
    const { visit, frame } = await readSettings(walk());
    early = await downloaded(visit, async () => press(visit, button(frame, 'Save a backup')));
    await goOn();
  });

  it.each<[string, VisitOptions]>([
    ['restore-light', { width: 1440 }],
    ['restore-dark', { width: 1440, colourMode: 'dark' }],
    ['restore-narrow', { width: 360 }],
    ['restore-narrow-dark', { width: 360, colourMode: 'dark' }],
  ])('says what it would do before it does, %s', async (name, options) => {
    const { visit, frame } = await readSettings(walk(), options);
    await choose(visit, frame, early);
    await frame.getByText('Added since: one objective, one target, one check-in.').waitFor();
    await frame.getByText(/^Objective Sell through partners \(OBJ-3\)/).waitFor();
    await turnTo(visit, frame.getByRole('group', { name: 'What was added since' }), 'Remove what was added since');
    await frame.getByText(/^A closed cycle has to be opened for this: 2026 \(FY26\)/).waitFor();
    expect(await accessibilityProblems(visit.page)).toEqual([]);
    await picture(visit, name);
  });

  it('is restored by keyboard alone, with a backup of what was there, and everything is as it was', async () => {
    const { visit, frame } = await readSettings(walk());
    await choose(visit, frame, early);
    await turnTo(visit, frame.getByRole('group', { name: 'What was added since' }), 'Remove what was added since');
    await tabTo(visit, frame.getByRole('checkbox', { name: 'Open what is closed and put it back' }));
    await visit.page.keyboard.press('Space');
    await type(visit, frame.getByRole('textbox', { name: 'Reason' }), 'The year is not over');
    late = await downloaded(visit, async () => press(visit, button(frame, 'Save a backup, then restore')));
    await applied(frame);
    await frame.getByText(`The site as it was is saved as ${late.name}.`).waitFor();
    await keepsFocus(frame);
    expect(await accessibilityProblems(visit.page)).toEqual([]);
    await picture(visit, 'restore-done');
    await turnToTab(visit, frame, 'Audit log');
    await frame.getByText('Restore of a backup').first().waitFor();
    await frame.getByText('Target TGT-4 removed').waitFor();
    await frame.getByText('Reason given: The year is not over').first().waitFor();
    await picture(visit, 'restore-audit');
  });

  it('is undone by the backup that was saved before', async () => {
    const { visit, frame } = await readSettings(walk());
    await choose(visit, frame, late);
    await frame.getByText(/^Brought back: one objective, one target, one link/).waitFor();
    await press(visit, button(frame, 'Restore'));
    await applied(frame);
    await keepsFocus(frame);
  });
});
