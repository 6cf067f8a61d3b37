import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'site-crash-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function run(...args: readonly string[]): { readonly signal: string | null; readonly output: string } {
  const child = spawnSync(
    process.execPath,
    ['--require', 'tsx/cjs', join(__dirname, 'crashing-site.ts'), folder, ...args],
    { encoding: 'utf8' },
  );
  return { signal: child.signal, output: child.stdout + child.stderr };
}

it('delivers again what a killed process had not finished', () => {
  expect(run('set finished:2')).toEqual({ signal: 'SIGKILL', output: '' });
  const { signal, output } = run();
  expect(signal).toBeNull();
  const { keys, left } = JSON.parse(output) as { keys: string[]; left: number };
  expect(keys).toEqual(
    [1, 2, 3].map((n) => `finished:${String(n)}`).concat([1, 2, 3].map((n) => `started:${String(n)}`)),
  );
  expect(left).toBe(0);
}, 30_000);
