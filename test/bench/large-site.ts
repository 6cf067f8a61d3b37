import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { report } from './report';

/** Megabytes of a function; here the site itself, its issues and its storage have to live in them too. */
const FUNCTION_MB = 256;
/** A line in which Node says how much was in use once the rest had been collected. */
const IN_USE = /Mark-Compact [0-9.]+ \([0-9.]+\) -> ([0-9.]+) \(/;

/** What the first sync of a large site takes of memory and time. Fails when it does not fit. */
export async function benchLargeSite(): Promise<void> {
  const run = path.join(__dirname, 'large-site-run.ts');
  const flags = [`--max-old-space-size=${FUNCTION_MB}`, '--trace-gc', '--import', 'tsx'];
  const child = spawn(process.execPath, [...flags, run], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  let [last, ofSite, most] = [0, 0, 0];
  for await (const line of createInterface({ input: child.stdout })) {
    const inUse = IN_USE.exec(line)?.[1];
    if (inUse !== undefined) {
      last = Number(inUse);
      most = Math.max(most, last);
    }
    if (!line.startsWith('{')) continue;
    process.stdout.write(`${line}\n`);
    if (line.includes('"large.site"')) ofSite = last;
  }
  await ended;
  report('large.heap.site-alone', ofSite, 'MB in use', 1);
  report('large.heap.most', most, 'MB in use', 1);
  report('large.heap.allowed', FUNCTION_MB, 'MB', 1);
  if (child.exitCode !== 0) throw new Error(`the large site ended with ${String(child.exitCode ?? child.signalCode)}`);
}
