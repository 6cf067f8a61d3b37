import { startLocalSite } from '../support/local-site';
import { lookAt, type Look } from './harness/look';
import { openTree } from './harness/strategy-tree';
import type { Visit } from './harness/visit';
import { appIn, walkThrough } from './harness/walk';

const walk = walkThrough(async () => {
  const site = await startLocalSite('--seed', 'demo');
  await site.settle();
  return site;
});

async function openTarget(visit: Visit, tab: string): Promise<void> {
  const frame = await openTree(visit);
  await frame.getByRole('searchbox').fill('single sign-on');
  await frame.getByText('Single sign-on and provisioning shipped').first().click();
  const drawer = frame.getByRole('complementary');
  await drawer.getByRole('tab', { name: tab }).click();
  await drawer.getByRole('tabpanel').waitFor();
}

const looks: readonly Look[] = [
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
];

lookAt(looks, walk);
