import type { FrameLocator } from 'playwright-core';
import { CALLS, type CallOutput } from '../../src/contract/calls';
import { accessibilityProblems } from './harness/accessibility';
import { startSmallCompany } from './harness/small-company';
import { appIn, walkThrough } from './harness/walk';
import type { Visit, VisitOptions } from './harness/visit';

const OWNER = 'ops@example.com';
const walk = walkThrough(startSmallCompany);

async function openPage(options: VisitOptions = {}): Promise<{ readonly visit: Visit; readonly app: FrameLocator }> {
  const visit = await walk().open('/jira/apps/strategy', { as: OWNER, ...options });
  const app = appIn(visit, 'strategy');
  await app.getByRole('heading', { name: 'Strategy' }).waitFor();
  return { visit, app };
}

async function checkInsOf(target: string): Promise<CallOutput<'getCheckIns'>['checkIns']> {
  const answer = await walk().site.invoke('strategy', 'getCheckIns', { target }, OWNER);
  return CALLS.getCheckIns.output.parse(answer.ok ? answer.data : undefined).checkIns;
}

describe('my line', () => {
  it.each([
    ['light', 1440],
    ['dark', 1440],
    ['light', 360],
  ] as const)('is without fault in %s at %i px, also while checking in', async (colourMode, width) => {
    const { visit, app } = await openPage({ colourMode, width });
    await app.getByText('2 check-ins of yours are asked for this week. All of them are late.').waitFor();
    await app.getByRole('tab', { name: 'My line (2)' }).click();
    await app.getByRole('heading', { name: 'Check-ins this week' }).waitFor();
    await app.getByRole('heading', { name: 'Your record of 2026' }).waitFor();
    expect(await accessibilityProblems(visit.page)).toEqual([]);
    await app.getByRole('button', { name: 'Check in on “Ship SSO on all plans”' }).click();
    const form = app.getByRole('form', { name: 'Check in' });
    await form.waitFor();
    expect(await accessibilityProblems(visit.page)).toEqual([]);
    const box = await form.boundingBox();
    // One screen: a laptop's, or a phone's.
    expect(box?.height ?? Infinity).toBeLessThan(640);
    const overflow = await app.locator('body').evaluate((body) => body.scrollWidth - body.clientWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });

  it('answers one check-in after the other by keyboard alone', async () => {
    const { visit, app } = await openPage();
    const press = async (key: string): Promise<void> => visit.page.keyboard.press(key);
    const type = async (text: string): Promise<void> => visit.page.keyboard.type(text);
    await app.getByRole('button', { name: 'Check in' }).first().focus();
    await press('Enter');
    await app.getByRole('button', { name: 'Check in on “Ship SSO on all plans”' }).focus();
    await press('Enter');
    // Nothing that is to be answered is passed over: confidence is asked before the note.
    await app
      .getByRole('form', { name: 'Check in' })
      .getByRole('radio', { name: 'Low' })
      .and(app.locator(':focus'))
      .waitFor();
    await press('Tab');
    await type('Half of it works');
    await press('Enter');
    // The next one opens by itself, with the reader at its first question.
    const second = app.locator('[data-asks="TGT-2"]').getByRole('radio', { name: 'Low' });
    await second.and(app.locator(':focus')).waitFor();
    expect((await checkInsOf('TGT-1'))[0]).toMatchObject({ automatic: true, value: 40, note: 'Half of it works' });
    await press('Escape');
    await app
      .getByRole('button', { name: 'Check in on “Run the platform calmly”' })
      .and(app.locator(':focus'))
      .waitFor();
    await press('Enter');
    await second.and(app.locator(':focus')).waitFor();
    await press('Tab');
    await type('Quiet weeks');
    await press('Enter');
    await app.getByText('All of this week’s check-ins are done.').waitFor();
    expect((await checkInsOf('TGT-2'))[0]).toMatchObject({ value: 50, note: 'Quiet weeks' });
    await app.getByRole('tab', { name: 'My line', exact: true }).waitFor();
  });

  it('shows what was changed, and puts back what was withdrawn', async () => {
    const { app } = await openPage();
    await app.getByRole('tab', { name: /^My line/ }).click();
    await app.getByRole('button', { name: 'Enterprise customers' }).first().click();
    const drawer = app.getByRole('complementary');
    await drawer.getByRole('tab', { name: 'Check-ins' }).click();
    await drawer.getByRole('button', { name: 'Withdraw' }).click();
    await app.getByText('The check-in of Jun 30 was withdrawn.').waitFor();
    await drawer.getByText('What was changed').click();
    await drawer.getByText(/^Withdrawn from Jun 30: 24/).waitFor();
    await drawer.getByRole('button', { name: 'Put back' }).click();
    await app.getByText('The check-in of Jun 30 is back.').waitFor();
    expect((await checkInsOf('TGT-3'))[0]).toMatchObject({ at: '2026-06-30', value: 24, note: 'Two more signed.' });
  });
});
