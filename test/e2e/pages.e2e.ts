import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { startLocalSite } from '../support/local-site';
import { findIssues } from '../support/site-issues';
import { accessibilityProblems } from './harness/accessibility';
import { openTree } from './harness/strategy-tree';
import type { ColourMode, Visit } from './harness/visit';
import { appIn, walkThrough } from './harness/walk';

const walk = walkThrough(async () => {
  const site = await startLocalSite('--seed', 'demo');
  await site.settle();
  return site;
});

const SHOTS = path.join(__dirname, 'shots');
const MODES: readonly ColourMode[] = ['light', 'dark'];
const WIDTHS = [1440, 360];

interface Look {
  readonly name: string;
  path(): Promise<string> | string;
  /** Waits until the page shows what it is for. */
  ready(visit: Visit): Promise<void>;
  /** What is looked at, when the rest of the page has a look of its own. */
  readonly within?: string;
}

async function servingIssue(): Promise<string> {
  const { serving } = await findIssues(walk().site);
  if (serving === undefined) throw new Error('no open work item of the demo company serves a target');
  return `/browse/${serving}`;
}

async function openTarget(visit: Visit, tab: string): Promise<void> {
  const frame = await openTree(visit);
  await frame.getByRole('searchbox').fill('single sign-on');
  await frame.getByText('Single sign-on and provisioning shipped').first().click();
  const drawer = frame.getByRole('complementary');
  await drawer.getByRole('tab', { name: tab }).click();
  await drawer.getByRole('tabpanel').waitFor();
}

const looks: readonly Look[] = [
  { name: 'home', path: () => '/', ready: ({ page }) => page.getByRole('heading', { level: 1 }).waitFor() },
  {
    name: 'panel',
    path: servingIssue,
    ready: (visit) => appIn(visit, 'alignment').getByText('Expected').first().waitFor(),
  },
  {
    name: 'strategy',
    path: () => '/jira/apps/strategy',
    ready: (visit) =>
      appIn(visit, 'strategy')
        .getByRole('heading', { name: /priorities|priority/ })
        .waitFor(),
  },
  {
    name: 'strategy-tree',
    path: () => '/jira/apps/strategy',
    ready: async (visit) => {
      await openTree(visit);
    },
  },
  { name: 'strategy-target', path: () => '/jira/apps/strategy', ready: (visit) => openTarget(visit, 'Target') },
  { name: 'strategy-work', path: () => '/jira/apps/strategy', ready: (visit) => openTarget(visit, 'Work') },
  {
    name: 'strategy-map',
    path: () => '/jira/apps/strategy',
    ready: async (visit) => {
      const frame = appIn(visit, 'strategy');
      await frame.getByRole('tab', { name: 'Map' }).click();
      await frame.getByRole('application').getByRole('button').first().waitFor();
    },
  },
  {
    name: 'strategy-health',
    path: () => '/jira/apps/strategy',
    ready: async (visit) => {
      const frame = appIn(visit, 'strategy');
      await frame.getByRole('tab', { name: 'Health' }).click();
      await frame.getByText(/This is advice|Nothing stands out/).waitFor();
    },
  },
  {
    name: 'strategy-new',
    path: () => '/jira/apps/strategy',
    ready: async (visit) => {
      const frame = appIn(visit, 'strategy');
      await frame.getByRole('button', { name: 'New', exact: true }).click();
      await frame.getByRole('menuitem', { name: 'Objective' }).click();
      await frame.getByRole('button', { name: 'Create' }).waitFor();
    },
  },
  ...['Import and export', 'How work counts', 'Method and words', 'Rules', 'Support'].map((tab, index) => ({
    name: `settings-${index + 1}`,
    path: () => '/jira/settings/apps/settings',
    ready: async (visit: Visit) => {
      const settings = appIn(visit, 'settings');
      await settings.getByRole('tab', { name: tab }).click();
      await settings.getByRole('tabpanel').waitFor();
    },
  })),
  {
    name: 'macro',
    path: () => '/wiki/spaces/STRAT/pages/1001',
    ready: ({ page }) =>
      page.frameLocator('iframe[title="Strategy table"]').first().getByText('Expected').first().waitFor(),
  },
  {
    name: 'macro-config',
    within: 'iframe[title="Choose objectives"]',
    path: () => '/wiki/spaces/STRAT/pages/1001',
    ready: async ({ page }) => {
      await page.getByRole('button', { name: 'Edit', exact: true }).first().click();
      await page.frameLocator('iframe[title="Choose objectives"]').getByRole('checkbox').first().waitFor();
    },
  },
  {
    name: 'export',
    path: () => '/wiki/spaces/STRAT/pages/1001?export=pdf',
    ready: ({ page }) => page.getByRole('article').getByRole('table').first().waitFor(),
  },
];

describe.each(looks)('$name', ({ name, path: pathOf, ready, within }) => {
  it.each(MODES)('has no barrier of WCAG A and AA and stays inside the screen, %s', async (colourMode) => {
    const address = await pathOf();
    mkdirSync(SHOTS, { recursive: true });
    for (const width of WIDTHS) {
      const visit = await walk().open(address, { colourMode, width });
      await ready(visit);
      await visit.settled();
      await visit.page.screenshot({
        path: path.join(SHOTS, `${name}-${width}-${colourMode}.png`),
        fullPage: within === undefined,
      });
      expect(await accessibilityProblems(visit.page, within)).toEqual([]);
      const overflowPx = await visit.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(Math.max(0, overflowPx)).toBe(0);
    }
  });
});
