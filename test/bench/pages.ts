import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser';
import { startLocalSite, type LocalSite } from '../support/local-site';
import { largeStrategy, type LargeStrategy } from '../support/strategies/large-strategy';
import { acted, keepPauses, openPage, type OpenedPage } from './opened-page';
import { median, report } from './report';

/** How often each page is opened and measured, after once that warms the browser's cache and the site. */
const OPENINGS = 7;
const NOW = '2021-06-30T12:00:00.000Z';
const SIZES: Readonly<Record<string, LargeStrategy>> = {
  20: { objectives: 20, targets: 60, checkIns: 200 },
  2000: { objectives: 2_000, targets: 6_000, checkIns: 10_000 },
};

/** A site with a strategy of this size. */
async function siteOf(size: LargeStrategy): Promise<LocalSite> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'throughline-bench-'));
  try {
    const file = path.join(folder, 'strategy.json');
    writeFileSync(file, JSON.stringify(largeStrategy(size)));
    const site = await startLocalSite('--seed', 'empty', '--clock', NOW, '--strategy', file);
    await site.settle();
    return site;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a person does in the tree next, each until it shows. */
async function work(opened: OpenedPage): Promise<ReadonlyMap<string, number>> {
  const { app } = opened;
  const figures = new Map<string, number>();
  const measure = async (name: string, act: () => Promise<unknown>): Promise<void> => {
    const { ms, pauseMs } = await acted(opened, act);
    figures.set(`${name}.shown`, ms);
    figures.set(`${name}.pause`, pauseMs);
  };
  const rows = app.locator('[data-row]');
  await measure('tree', async () => {
    await app.getByRole('tab', { name: 'Tree' }).click();
    await rows.first().waitFor();
  });
  await measure('expand-all', async () => {
    await app.getByRole('button', { name: 'Expand all' }).click();
    await app.getByRole('button', { name: 'Collapse all' }).waitFor();
  });
  await measure('search', async () => {
    await app.getByRole('searchbox').fill('audit findings');
    await app.getByText(/ of [0-9,]+ match/).waitFor();
  });
  return figures;
}

interface Figures {
  readonly firstRows: number;
  readonly figures: ReadonlyMap<string, number>;
}

/** Opens the page of a site several times in a browser that knows it, and the middle of each figure. */
async function measureSite(browser: Browser, site: LocalSite): Promise<Figures> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, locale: 'en-US' });
  await keepPauses(context);
  const all = new Map<string, number[]>();
  for (let opening = 0; opening <= OPENINGS; opening += 1) {
    const opened = await openPage(context, site);
    const { firstRowsMs, wholeMs, pauseMs } = opened;
    const figures = [
      ...[['first-rows', firstRowsMs] as const, ['whole', wholeMs] as const, ['pause', pauseMs] as const],
      ...(await work(opened)),
    ];
    if (opening > 0) for (const [name, value] of figures) all.set(name, [...(all.get(name) ?? []), value]);
    await opened.page.close();
  }
  await context.close();
  const figures = new Map([...all].map(([name, values]) => [name, median(values)]));
  return { firstRows: figures.get('first-rows') ?? 0, figures };
}

/** How long the Strategy page of a small and of a very large strategy takes, one after the other in the same browser. */
export async function benchPages(): Promise<void> {
  const browser = await launchBrowser();
  try {
    const firstRows: number[] = [];
    for (const [size, strategy] of Object.entries(SIZES)) {
      const site = await siteOf(strategy);
      try {
        const measured = await measureSite(browser, site);
        firstRows.push(measured.firstRows);
        for (const [name, value] of measured.figures) report(`pages.strategy-${size}.${name}`, value, 'ms', OPENINGS);
      } finally {
        await site.stop();
      }
    }
    const [small = 0, large = 0] = firstRows;
    report('pages.first-rows-2000-to-20', large / small, 'times', OPENINGS);
  } finally {
    await browser.close();
  }
}
