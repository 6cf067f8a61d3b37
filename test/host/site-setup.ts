import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { seedConfluence } from './confluence/seed-confluence';
import type { Host } from './host';
import { loadSiteFiles } from './jira/site-file';
import { loadUsersFile } from './jira/users-file';
import type { EventOutbox, HostStore, SiteClock } from './kernel';
import { seedDemo } from './seed/demo';
import { importStrategy } from './strategy-import';

/** What a site is to hold. On a site that holds something already, all of it is idempotent. */
export interface SiteContent {
  readonly seed?: 'demo' | 'empty' | undefined;
  readonly siteFiles?: readonly string[] | undefined;
  readonly usersFile?: string | undefined;
  readonly strategyFile?: string | undefined;
}

interface SeedDeps {
  readonly store: HostStore;
  readonly clock: SiteClock;
  readonly outbox: EventOutbox;
}

const TABLE = 'site';

interface KeptSeed {
  readonly kind: 'demo' | 'empty';
  readonly done: boolean;
  /** The demo company's strategy, until the app has imported it. */
  readonly strategy?: unknown;
}

/**
 * Puts the content on the site, in the order in which a real site comes to it: the products, their issues and people,
 * then the app, then its strategy. Each finished step is remembered, so a start that was cut off goes on where it was.
 */
export async function setUpSite(host: Host, content: SiteContent): Promise<void> {
  const { store, clock, platform } = host;
  const deps = { store, clock, outbox: platform.outbox };
  if (content.seed !== undefined) await seedOnce(deps, content.seed);
  if (content.siteFiles !== undefined && content.siteFiles.length > 0) await loadSiteFiles(content.siteFiles, deps);
  if (content.usersFile !== undefined) await loadUsersFile(content.usersFile, deps);
  await platform.install(host.people.find('admin@example.com')?.accountId);

  const imported = [await importDemoStrategy(host), await importOnce(host, content.strategyFile)].some(Boolean);
  await store.commit([{ table: TABLE, key: 'complete', value: true }]);
  // Whoever opens a new site finds its numbers there; a clock that stands still only moves when it is told to.
  if (imported && !clock.frozen) await host.settle();
  platform.dispatcher.wake();
}

/** Whether a set-up of this site ever came to its end. */
export function isComplete(store: HostStore): boolean {
  return store.has(TABLE, 'complete');
}

/** What a site began with is decided once: a later start with another seed leaves it as it is. */
async function seedOnce(deps: SeedDeps, asked: 'demo' | 'empty'): Promise<void> {
  const kept = deps.store.get<KeptSeed>(TABLE, 'seed') ?? { kind: asked, done: false };
  if (kept.done) return;
  await deps.store.commit([{ table: TABLE, key: 'seed', value: kept }]);
  const seeded = kept.kind === 'demo' ? await seedDemo(deps) : undefined;
  await seedConfluence({ ...deps, objectives: prioritiesOf(seeded?.strategy) });
  await deps.store.commit([{ table: TABLE, key: 'seed', value: { ...kept, done: true, ...(seeded ?? {}) } }]);
}

const objectives = z.object({ objectives: z.array(z.object({ key: z.string(), level: z.string() })) });

/** What the macro on the site's first page shows. */
function prioritiesOf(strategy: unknown): string[] {
  const parsed = objectives.safeParse(strategy);
  return parsed.success
    ? parsed.data.objectives.filter(({ level }) => level === 'organization').map(({ key }) => key)
    : [];
}

async function importDemoStrategy(host: Host): Promise<boolean> {
  const kept = host.store.get<KeptSeed>(TABLE, 'seed');
  if (kept?.strategy === undefined) return false;
  await importStrategy(host, JSON.stringify(kept.strategy));
  await host.store.commit([{ table: TABLE, key: 'seed', value: { kind: kept.kind, done: true } }]);
  return true;
}

async function importOnce(host: Host, path: string | undefined): Promise<boolean> {
  if (path === undefined) return false;
  const text = await readFile(path, 'utf8');
  const key = `strategy:${createHash('sha256').update(text).digest('hex')}`;
  if (host.store.has(TABLE, key)) return false;
  await importStrategy(host, text);
  await host.store.commit([{ table: TABLE, key, value: true }]);
  return true;
}
