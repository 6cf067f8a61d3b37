import path from 'node:path';
import { readManifest } from '../host/platform/manifest';
import type { TestSite } from '../support/site';
import { report } from './report';

/** Where the platform's limit is 25 s, 20 s may be used; elsewhere this share of `timeoutSeconds`. */
const SHARE = 0.8;
const DEFAULT_SECONDS = 25;

const { functions } = readManifest(path.join(__dirname, '..', '..', 'manifest.yml'));
const allowedMs = (name: string): number => {
  const declared = functions.get(name)?.timeoutSeconds;
  return (declared ?? DEFAULT_SECONDS) * 1_000 * SHARE;
};

/** How long the longest invocation of each function took, by the journal of a site. */
export class LongestInvocations {
  readonly #longest = new Map<string, number>();
  #next = 0;
  #lastMs = 0;

  /** Reads what the journal says since it was last read; the functions that ran. */
  look(site: TestSite): readonly string[] {
    const ran: string[] = [];
    for (;;) {
      const page = site.host.journal(this.#next);
      if (page.calls.length === 0) return ran;
      this.#next = page.next;
      for (const { ms, function: name } of page.calls) {
        if (ms === undefined) continue;
        ran.push(name);
        this.#lastMs = ms;
        this.#longest.set(name, Math.max(this.#longest.get(name) ?? 0, ms));
      }
    }
  }

  /** How long the invocation took that has just ended. */
  one(site: TestSite): number {
    this.look(site);
    return this.#lastMs;
  }

  /** Prints each function's longest beside what it may take; true when one took more. */
  report(): boolean {
    for (const [name, ms] of this.#longest) {
      report(`large.longest.${name}`, ms, 'ms', 1);
      report(`large.longest.${name}.allowed`, allowedMs(name), 'ms', 1);
    }
    return [...this.#longest].some(([name, ms]) => ms > allowedMs(name));
  }
}
