import type { FrameLocator, Locator } from 'playwright-core';
import { CALLS, type CallInput, type CallName, type CallOutput } from '../../src/contract/calls';
import { accessibilityProblems } from './harness/accessibility';
import { startSmallCompany } from './harness/small-company';
import { appIn, walkThrough } from './harness/walk';
import type { Visit, VisitOptions } from './harness/visit';

const walk = walkThrough(startSmallCompany);

interface Opened {
  readonly visit: Visit;
  readonly app: FrameLocator;
  readonly press: (key: string) => Promise<void>;
}

async function openTree(options?: VisitOptions): Promise<Opened> {
  const visit = await walk().open('/jira/apps/strategy', options);
  const app = appIn(visit, 'strategy');
  await app.getByRole('tab', { name: 'Tree' }).click();
  await app.getByRole('treegrid').waitFor();
  await app.getByRole('button', { name: 'Expand all' }).click();
  return { visit, app, press: (key) => visit.page.keyboard.press(key) };
}

/** What the app answers the administrator; the contract has its say. */
async function data<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  const answer = await walk().site.invoke('strategy', name, input);
  if (!answer.ok) throw new Error(`${name}: ${answer.code} ${answer.message}`);
  return CALLS[name].output.parse(answer.data) as CallOutput<N>;
}

const row = (app: FrameLocator, key: string): Locator =>
  app.locator(`[data-row="${key.startsWith('OBJ') ? 'o' : 't'}:${key}"]`);
const rowKeys = async (app: FrameLocator): Promise<readonly (string | undefined)[]> =>
  app.locator('[data-row]').evaluateAll((rows) => rows.map((one) => one.getAttribute('data-row')?.slice(2)));

/** Takes a row by its name and lets it go on another, at a share of that one's height. */
async function drag({ visit, app }: Opened, from: string, to: string, share = 0.5): Promise<void> {
  const [a, b] = [await row(app, from).boundingBox(), await row(app, to).boundingBox()];
  if (a === null || b === null) throw new Error('a row is not on the screen');
  const { mouse } = visit.page;
  await mouse.move(a.x + 120, a.y + a.height / 2);
  await mouse.down();
  await mouse.move(a.x + 130, a.y + a.height / 2 + 10, { steps: 3 });
  await mouse.move(b.x + 130, b.y + b.height * share, { steps: 6 });
  await mouse.up();
}
const parentsNow = async (): Promise<Record<string, string | null>> => {
  const { objectives, targets } = await data('getStrategy', {});
  return Object.fromEntries([
    ...objectives.map(({ key, parent }) => [key, parent] as const),
    ...targets.map(({ key, objective }) => [key, objective] as const),
  ]);
};

describe('moving in the tree', () => {
  it('drops a target on another objective by mouse, and takes it back with Ctrl+Z', async () => {
    const opened = await openTree();
    const { app, press } = opened;
    const before = await parentsNow();
    const to = before['TGT-1'] === 'OBJ-1' ? 'OBJ-2' : 'OBJ-1';
    await drag(opened, 'TGT-1', to);
    await app.getByText(/was moved: Under/).waitFor();
    expect(await parentsNow()).toEqual({ ...before, 'TGT-1': to });
    expect(await app.getByRole('complementary').count()).toBe(0);
    await press('Control+z');
    await app.getByText('Undone: it is as it was before.').waitFor();
    expect(await parentsNow()).toEqual(before);
  });

  it('refuses a loop in words and changes nothing', async () => {
    const opened = await openTree({ colourMode: 'dark' });
    const before = await parentsNow();
    await drag(opened, 'OBJ-1', 'OBJ-2');
    await opened.app.getByText('It cannot go under itself or under what counts towards it.').waitFor();
    expect(await parentsNow()).toEqual(before);
  });

  it('orders siblings by keyboard alone: Space takes, arrows choose, Enter drops, Escape leaves', async () => {
    for (const key of ['OBJ-5', 'OBJ-6', 'OBJ-7']) {
      const objective = { key, name: `Goal ${key}`, cycle: 'FY26', level: 'team', parent: 'OBJ-2', order: 0 };
      const { cycle } = await data('getStrategy', {});
      await data('saveObjective', { objective: { ...objective, cycle: cycle?.key ?? '' }, rev: null });
    }
    const { visit, app, press } = await openTree();
    await app.getByRole('checkbox', { name: 'Exceptions first' }).uncheck({ force: true });
    await row(app, 'OBJ-7').focus();
    await press(' ');
    await app.getByText(/Moving Goal OBJ-7\./).waitFor();
    expect(await accessibilityProblems(visit.page)).toEqual([]);
    await press('Escape');
    await app.getByText('It stays where it was.').waitFor();
    await press(' ');
    for (let presses = 0; presses < 12; presses += 1) {
      await press('ArrowUp');
      if (await app.getByText('Before Goal OBJ-5').isVisible()) break;
    }
    await press('Enter');
    await app.getByText(/“Goal OBJ-7” was moved: Before Goal OBJ-5/).waitFor();
    await app.locator('[data-row="o:OBJ-7"]:focus').waitFor();
    const goals = (await rowKeys(app)).filter((key) => /OBJ-[567]/.test(key ?? ''));
    expect(goals).toEqual(['OBJ-7', 'OBJ-5', 'OBJ-6']);
    const { objectives } = await data('getStrategy', {});
    const moved = objectives.filter(({ order }) => order !== 0).map(({ key }) => key);
    expect(moved).toEqual(['OBJ-7']);
  });
});

describe('changing many at once', () => {
  it('chooses rows by keyboard, changes them in one go, and takes it back', async () => {
    const { visit, app, press } = await openTree();
    const keys = await rowKeys(app);
    await row(app, String(keys[0])).focus();
    await press('Shift+ArrowDown');
    await app.getByText('2 chosen').waitFor();
    await press('Control+a');
    await app.getByText(`${keys.length} chosen`).waitFor();
    expect(await accessibilityProblems(visit.page)).toEqual([]);
    const before = await data('getStrategy', {});
    await app.getByRole('button', { name: 'Change…' }).focus();
    await press('Enter');
    const dialog = app.getByRole('dialog');
    await dialog.getByLabel('Weight').fill('4');
    expect(await accessibilityProblems(visit.page)).toEqual([]);
    await press('Enter');
    await app.getByText(`${keys.length} were changed.`).waitFor();
    const after = await data('getStrategy', {});
    expect([...after.objectives, ...after.targets].map(({ weight }) => weight)).toEqual(keys.map(() => 4));
    await app.getByRole('button', { name: 'Undo' }).click();
    await app.getByText('Undone: it is as it was before.').waitFor();
    const undone = await data('getStrategy', {});
    const weights = ({ objectives, targets }: typeof before) => [...objectives, ...targets].map(({ weight }) => weight);
    expect(weights(undone)).toEqual(weights(before));
  });

  it('says before it starts what is not the reader’s to change', async () => {
    const { app, press } = await openTree({ as: 'ops@example.com' });
    await app.locator('[data-row]').first().focus();
    await press('Control+a');
    await app.getByRole('button', { name: 'Change…' }).click();
    await app
      .getByRole('dialog')
      .getByText(/are not yours to change and stay as they are/)
      .waitFor();
  });
});
