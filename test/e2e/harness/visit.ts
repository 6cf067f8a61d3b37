import { setTimeout } from 'node:timers/promises';
import { chromium, type Browser, type BrowserContext, type Page, type Request, type Response } from 'playwright-core';

export type ColourMode = 'light' | 'dark';

export interface VisitOptions {
  readonly as?: string;
  readonly colourMode?: ColourMode;
  readonly width?: number;
  readonly height?: number;
  /** HTTP answers that this visit is meant to meet, by what their address contains. */
  readonly expectedStatuses?: readonly { readonly status: number; readonly address: string }[];
  /** Hears of everything that the visit is answered, from the first address on. */
  readonly onResponse?: (response: Response) => void;
}

export interface Visit {
  readonly page: Page;
  /** Everything that went wrong in the page or in a frame of it. */
  readonly trouble: readonly string[];
  /** Resolves once the page and its frames have asked for nothing for a moment. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** Connects to the browser that the global set-up started. */
export async function connectBrowser(): Promise<Browser> {
  const address = process.env['E2E_BROWSER'];
  if (address === undefined) throw new Error('no browser: run these tests by test/e2e/jest.config.cjs');
  return chromium.connect(address);
}

function watch(context: BrowserContext, options: VisitOptions): string[] {
  const trouble: string[] = [];
  const expected = (status: number, address: string): boolean =>
    (options.expectedStatuses ?? []).some((each) => each.status === status && address.includes(each.address));
  context.on('console', (message) => {
    // The browser itself writes an error for each failed response; those are judged below, by status and address.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      trouble.push(`console: ${message.text()}`);
    }
  });
  context.on('weberror', (error) => trouble.push(`uncaught: ${error.error().stack ?? error.error().message}`));
  context.on('response', (response) => {
    const status = response.status();
    if (status >= 400 && !expected(status, response.url())) trouble.push(`HTTP ${status}: ${response.url()}`);
  });
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? 'failed';
    // Leaving a page cuts off what it was still asking for.
    if (reason !== 'net::ERR_ABORTED') trouble.push(`${reason}: ${request.url()}`);
  });
  return trouble;
}

const QUIET_MS = 500;
const LOOK_AGAIN_MS = 50;
const SETTLED_TIMEOUT_MS = 30_000;

/**
 * Waits for quiet by the requests themselves: the browser's own sign of an idle network is lost now and then where a frame is
 * of another origin, and is then waited for in vain.
 */
function watchQuiet(context: BrowserContext): () => Promise<void> {
  const underWay = new Set<Request>();
  let lastAt = Date.now();
  context.on('request', (request) => underWay.add(request));
  const end = (request: Request): void => {
    underWay.delete(request);
    lastAt = Date.now();
  };
  context.on('requestfinished', end);
  context.on('requestfailed', end);
  return async () => {
    const giveUpAt = Date.now() + SETTLED_TIMEOUT_MS;
    while (underWay.size > 0 || Date.now() - lastAt < QUIET_MS) {
      if (Date.now() > giveUpAt) {
        throw new Error(`still asking:\n${[...underWay].map((request) => request.url()).join('\n')}`);
      }
      await setTimeout(LOOK_AGAIN_MS);
    }
  };
}

/** Opens a page of the local site as a user of it, in a browser profile of its own. */
export async function visit(browser: Browser, address: string, options: VisitOptions = {}): Promise<Visit> {
  const { colourMode = 'light', width = 1440, height = 1000 } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: colourMode,
    locale: 'en-US',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
  });
  const trouble = watch(context, options);
  const settled = watchQuiet(context);
  if (options.onResponse !== undefined) context.on('response', options.onResponse);
  const page = await context.newPage();
  // The browser hands over its file windows only once somebody listens: too late for a key that is pressed at the same moment.
  page.on('filechooser', () => undefined);
  const url = new URL(address);
  url.searchParams.set('as', options.as ?? 'admin@example.com');
  url.searchParams.set('theme', colourMode);
  await page.goto(url.href);
  return {
    page,
    trouble,
    settled,
    close: async () => {
      await context.close();
    },
  };
}
