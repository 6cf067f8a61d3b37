import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type BrowserServer, type LaunchOptions } from 'playwright-core';
import { z } from 'zod';

const unpacked = z.object({ executablePath: z.string(), env: z.record(z.string(), z.string()) });
type Executable = z.infer<typeof unpacked>;

const systemPlaces = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

// The packaged binary's own list of arguments switches web security and site isolation off; a frame from another origin
// would then prove nothing. These only make it run as root in a container and keep it off the network.
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--font-render-hinting=none',
];

/** Where a Chromium is on this machine: the one from npm, or the system's where that one cannot run. */
export function findBrowser(): Executable {
  try {
    const script = path.join(__dirname, 'browser-unpack.cjs');
    const answer = execFileSync(process.execPath, [script], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    return unpacked.parse(JSON.parse(answer));
  } catch (error) {
    const system = systemPlaces.find((place) => existsSync(place));
    if (system === undefined) throw error;
    return { executablePath: system, env: {} };
  }
}

function launchOptions(): LaunchOptions {
  const { executablePath, env } = findBrowser();
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { executablePath, headless: true, args, env: { ...Object.fromEntries(inherited), ...env } };
}

/** Starts a browser without a window; the caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch(launchOptions());
}

/** Starts one that other processes connect to by `wsEndpoint()`. */
export async function serveBrowser(): Promise<BrowserServer> {
  return chromium.launchServer(launchOptions());
}
