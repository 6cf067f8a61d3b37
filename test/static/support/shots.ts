import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../../support/browser';
import { startHarness } from './harness';

/** Takes pictures of the built pages in their states, and says what the console and axe say of them: `tsx test/static/support/shots.ts <folder> [name part]`. */
interface Shot {
  readonly name: string;
  readonly page: string;
  readonly scenario?: string;
  readonly width?: number;
  readonly height?: number;
  readonly mode?: 'light' | 'dark';
  readonly dir?: 'rtl';
  readonly act?: (page: Page) => Promise<void>;
}

/** Goes from where the page opens to the tree. */
const openTree = async (page: Page): Promise<void> => page.getByRole('tab', { name: 'Tree' }).click();

const openTarget = async (page: Page): Promise<void> => {
  await openTree(page);
  await page.getByRole('button', { name: 'Expand all' }).click();
  await page.getByText('Ship single sign-on and audit on all plans').first().click();
  await page.getByRole('tab', { name: 'Work' }).waitFor();
};

const openNew =
  (kind: string) =>
  async (page: Page): Promise<void> => {
    await page.getByRole('button', { name: 'New', exact: true }).click();
    await page.getByRole('menuitem', { name: kind }).click();
    await page.getByRole('button', { name: 'Create' }).waitFor();
  };
const openOutcome = async (page: Page): Promise<void> => {
  await openTree(page);
  await page.getByText('Annual recurring revenue from enterprise customers').first().click();
  await page.getByRole('button', { name: 'Check in' }).click();
  await page.getByRole('button', { name: 'Add impediment' }).click();
};
const openEdit = async (page: Page): Promise<void> => {
  await openTree(page);
  await page.getByText('Enterprise-ready platform').first().click();
  await page.getByRole('button', { name: 'Edit' }).click();
  await page.getByRole('button', { name: 'Save' }).waitFor();
};
const openHealth = async (page: Page): Promise<void> => {
  await page.getByRole('tab', { name: 'Health' }).click();
  await page.getByText('Targets without an owner').waitFor();
};

const openMap = async (page: Page): Promise<void> => {
  await page.getByRole('tab', { name: 'Map' }).click();
  await page.getByRole('application').waitFor();
};

const MODES = ['light', 'dark'] as const;
const WIDTHS = [1440, 360] as const;
const inEvery = (name: string, act: (page: Page) => Promise<void>, scenario?: string): readonly Shot[] =>
  MODES.flatMap((mode) =>
    WIDTHS.map((width) => ({
      name: `${name}-${width}-${mode}`,
      page: 'strategy',
      width,
      height: 1000,
      mode,
      act,
      ...(scenario === undefined ? {} : { scenario }),
    })),
  );

const SHOTS: readonly Shot[] = [
  ...inEvery('edit-new-menu', async (page) => page.getByRole('button', { name: 'New', exact: true }).click()),
  ...inEvery('edit-new-objective', openNew('Objective')),
  ...inEvery('edit-new-target', openNew('Target')),
  ...inEvery('edit-new-cycle', openNew('Cycle'), 'empty'),
  ...inEvery('edit-drawer', openEdit),
  ...inEvery('edit-check-in', openOutcome),
  ...inEvery('edit-health', openHealth),
  ...inEvery('map', openMap),
  ...inEvery('map-large', openMap, 'large'),
  ...inEvery('map-line', async (page) => {
    await openMap(page);
    await page.getByRole('searchbox').fill('platform');
    await page.getByRole('searchbox').press('Enter');
  }),
  { name: 'map-rtl', page: 'strategy', width: 1440, height: 900, dir: 'rtl', act: openMap },
  ...inEvery('edit-close', async (page) => {
    await page.getByText('Win the enterprise segment').first().click();
    await page.getByRole('button', { name: 'Close…' }).click();
    await page.getByRole('button', { name: 'Close objective' }).waitFor();
  }),
  ...inEvery(
    'edit-stale',
    async (page) => {
      await openEdit(page);
      await page.getByLabel('Name').fill('Enterprise-ready everywhere');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Somebody else changed this').waitFor();
    },
    'stale-edit',
  ),
  { name: 'panel', page: 'panel', width: 760 },
  { name: 'panel-dark', page: 'panel', width: 760, mode: 'dark' },
  { name: 'panel-480', page: 'panel', width: 480, scenario: 'one' },
  { name: 'panel-320', page: 'panel', width: 320 },
  { name: 'panel-270', page: 'panel', width: 270 },
  { name: 'panel-none', page: 'panel', width: 480, scenario: 'none' },
  { name: 'panel-stale', page: 'panel', width: 480, scenario: 'stale' },
  { name: 'panel-unmeasured', page: 'panel', width: 480, scenario: 'unmeasured' },
  { name: 'panel-error', page: 'panel', width: 480, scenario: 'error:internal' },
  {
    name: 'panel-link',
    page: 'panel',
    width: 480,
    scenario: 'none',
    act: async (page) => {
      await page.getByRole('button', { name: 'Link to a target' }).click();
      await page.getByText('TGT-15').waitFor();
    },
  },
  { name: 'panel-rtl', page: 'panel', width: 600, dir: 'rtl' },
  { name: 'strategy', page: 'strategy', width: 1440, height: 900 },
  { name: 'strategy-dark', page: 'strategy', width: 1440, height: 900, mode: 'dark' },
  {
    name: 'strategy-all',
    page: 'strategy',
    width: 1440,
    height: 1400,
    act: async (page) => {
      await openTree(page);
      await page.getByRole('button', { name: 'Expand all' }).click();
    },
  },
  { name: 'strategy-drawer', page: 'strategy', width: 1600, height: 1000, act: openTarget },
  { name: 'strategy-drawer-dark', page: 'strategy', width: 1600, height: 1000, mode: 'dark', act: openTarget },
  {
    name: 'strategy-work',
    page: 'strategy',
    width: 1600,
    height: 1000,
    act: async (page) => {
      await openTarget(page);
      await page.getByRole('tab', { name: 'Work' }).click();
      await page.getByText('PLAT-131').waitFor();
    },
  },
  {
    name: 'strategy-objective',
    page: 'strategy',
    width: 1600,
    height: 1000,
    act: async (page) => {
      await openTree(page);
      await page.getByText('Enterprise-ready platform').first().click();
    },
  },
  { name: 'strategy-tree', page: 'strategy', width: 1440, height: 900, act: openTree },
  { name: 'strategy-900', page: 'strategy', width: 900, height: 900 },
  { name: 'strategy-320', page: 'strategy', width: 340, height: 900 },
  { name: 'strategy-empty', page: 'strategy', width: 1000, scenario: 'empty' },
  { name: 'strategy-loading', page: 'strategy', width: 1000, scenario: 'loading' },
  { name: 'strategy-rtl', page: 'strategy', width: 1440, height: 900, dir: 'rtl' },
  { name: 'settings', page: 'settings', width: 1100 },
  {
    name: 'settings-dark',
    page: 'settings',
    width: 1100,
    mode: 'dark',
    act: async (page) => {
      await page.getByRole('tab', { name: 'How work counts' }).click();
    },
  },
  {
    name: 'settings-words',
    page: 'settings',
    width: 1100,
    act: async (page) => {
      await page.getByRole('tab', { name: 'Method and words' }).click();
    },
  },
  {
    name: 'settings-mistakes',
    page: 'settings',
    width: 1100,
    scenario: 'mistakes',
    act: async (page) => {
      await page.getByRole('textbox', { name: 'Or paste' }).fill('{}');
      await page.getByRole('button', { name: 'Import', exact: true }).click();
      await page.getByText('8 mistakes').waitFor();
    },
  },
  { name: 'settings-forbidden', page: 'settings', width: 700, scenario: 'error:forbidden' },
  { name: 'macro', page: 'macro', width: 1000 },
  { name: 'macro-dark', page: 'macro', width: 1000, mode: 'dark' },
  { name: 'macro-760', page: 'macro', width: 760 },
  { name: 'macro-400', page: 'macro', width: 400, scenario: 'missing' },
  { name: 'macro-unset', page: 'macro', width: 760, scenario: 'unset' },
  { name: 'macro-no-access', page: 'macro', width: 760, scenario: 'error:no-jira-access' },
  { name: 'macro-config', page: 'macro-config', width: 800 },
  { name: 'macro-config-dark', page: 'macro-config', width: 800, mode: 'dark' },
];

async function take(page: Page, origin: string, shot: Shot, folder: string): Promise<readonly string[]> {
  const said: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(error.message));
  await page.setViewportSize({ width: shot.width ?? 1000, height: shot.height ?? 700 });
  const query = new URLSearchParams({
    mode: shot.mode ?? 'light',
    ...(shot.scenario === undefined ? {} : { scenario: shot.scenario }),
    ...(shot.dir === undefined ? {} : { dir: shot.dir }),
  });
  await page.goto(`${origin}/${shot.page}/index.html?${query.toString()}`, { waitUntil: 'networkidle' });
  if (shot.act !== undefined) await shot.act(page);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: path.join(folder, `${shot.name}.png`), fullPage: true, animations: 'disabled' });
  return [...said.filter((text) => !KNOWN.test(text)), ...(await findings(page))];
}

// Chromium remarks on the sandbox that the platform itself prescribes.
const KNOWN = /allow-scripts and allow-same-origin/;

async function findings(page: Page): Promise<readonly string[]> {
  // An embedded page starts below the headings of the page around it.
  const { violations } = await new AxeBuilder({ page }).disableRules(['page-has-heading-one']).analyze();
  return violations.map(
    ({ id, nodes }) =>
      `axe ${id}: ${nodes
        .map((node) => node.target.join(' '))
        .slice(0, 3)
        .join(' , ')}`,
  );
}

async function main(): Promise<void> {
  const [folder, part = ''] = process.argv.slice(2);
  if (folder === undefined) throw new Error('name a folder for the pictures');
  mkdirSync(folder, { recursive: true });
  const { server, origin } = await startHarness();
  const browser = await launchBrowser();
  try {
    for (const shot of SHOTS.filter((one) => one.name.includes(part))) {
      const context = await browser.newContext();
      const page = await context.newPage();
      const said = await take(page, origin, shot, folder).catch((error: unknown) => [String(error)]);
      process.stdout.write(`${shot.name}${said.length === 0 ? '' : `: ${said.join(' | ').slice(0, 600)}`}\n`);
      await context.close();
    }
  } finally {
    await browser.close();
    server.close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
