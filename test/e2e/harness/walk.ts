import type { Browser, FrameLocator } from 'playwright-core';
import type { LocalSite } from '../../support/local-site';
import { connectBrowser, visit, type Visit, type VisitOptions } from './visit';

/** The app's frame in a page of the site, by the key of the module it shows. */
export const appIn = ({ page }: Visit, moduleKey: string): FrameLocator =>
  page.frameLocator(`iframe[name="${moduleKey}"]`);

export interface Walk {
  readonly site: LocalSite;
  /** Opens a page of the site; what goes wrong in it fails the test that opened it. */
  open(path: string, options?: VisitOptions): Promise<Visit>;
}

/**
 * A site and a browser for the tests of one file. Every page opened in a test is closed after it, and the test fails when the
 * page met a console error, a refusal of its content security policy, or an answer of 400 or more.
 */
export function walkThrough(start: () => Promise<LocalSite>): () => Walk {
  let site: LocalSite | undefined;
  let browser: Browser | undefined;
  const visits: Visit[] = [];

  beforeAll(async () => {
    browser = await connectBrowser();
    site = await start();
  });
  afterEach(async () => {
    const trouble = visits.flatMap((each) => each.trouble);
    await Promise.all(visits.splice(0).map((each) => each.close()));
    if (trouble.length > 0) throw new Error(`the pages met trouble:\n${trouble.join('\n')}`);
  });
  afterAll(async () => {
    await site?.stop();
    await browser?.close();
  });

  return () => {
    if (site === undefined || browser === undefined) throw new Error('the site has not started');
    const [started, window] = [site, browser];
    return {
      site: started,
      open: async (path, options) => {
        const opened = await visit(window, started.url + path, options);
        visits.push(opened);
        return opened;
      },
    };
  };
}
