import fc from 'fast-check';
import { createHost } from '../host/host';
import { uncountedCpu } from '../host/platform/cpu-time';
import type { FaultRule } from '../host/platform/faults';
import { copyStore, openStore, type SiteStore } from '../host/store';
import { openSite, siteOn, withStrategy, type TestIssue, type TestSite } from './site';

/** How a site begins: its clock, and the strategy that it has from the first moment on. */
interface Beginning {
  readonly clockStart: string;
  readonly file?: Record<string, unknown>;
}

async function setUp(issues: readonly TestIssue[], { clockStart, file }: Beginning): Promise<SiteStore> {
  const store = await openStore();
  const site = await openSite(issues, { clockStart, store });
  if (file !== undefined) await withStrategy(site, file);
  await site.close();
  return store;
}

/** Sites that all begin alike: the first is set up, which takes longer than most of what happens on them, the others are copies. */
export function sitesThatBegin(issues: readonly TestIssue[], beginning: Beginning): () => Promise<TestSite> {
  let begun: Promise<SiteStore> | undefined;
  return async () => {
    begun ??= setUp(issues, beginning);
    const { clockStart } = beginning;
    return siteOn(await createHost({ clockStart, store: await copyStore(await begun), cpu: uncountedCpu }));
  };
}

/** The look every five minutes at what has changed of late: nine tenths of what a day of site time takes. */
const LOOKS: FaultRule = { target: 'schedule', match: 'catch-up', action: 'drop' };

/**
 * The fault under which time passes on a site where every event has been told, or where what happened lies further back than a
 * look at recent changes goes: such looks find nothing and are left out, but for one site in ten. What the clock does every hour
 * is done on all of them.
 */
export const looksLeftOut = (chance: number): FaultRule[] => (chance % 10 === 0 ? [] : [LOOKS]);

/** What decides on them, drawn evenly: small numbers are drawn more often otherwise. */
export const evenChance = fc.noBias(fc.nat(999));
