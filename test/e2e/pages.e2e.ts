import { startLocalSite } from '../support/local-site';
import { findIssues } from '../support/site-issues';
import { lookAt, type Look } from './harness/look';
import type { Visit } from './harness/visit';
import { appIn, walkThrough } from './harness/walk';

const walk = walkThrough(async () => {
  const site = await startLocalSite('--seed', 'demo');
  await site.settle();
  return site;
});

async function servingIssue(): Promise<string> {
  const { serving } = await findIssues(walk().site);
  if (serving === undefined) throw new Error('no open work item of the demo company serves a target');
  return `/browse/${serving}`;
}

const looks: readonly Look[] = [
  { name: 'home', path: () => '/', ready: ({ page }) => page.getByRole('heading', { level: 1 }).waitFor() },
  {
    name: 'panel',
    path: servingIssue,
    ready: (visit) => appIn(visit, 'alignment').getByText('Expected').first().waitFor(),
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

lookAt(looks, walk);
