import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { startLarge } from './harness/large-company';
import { readable } from './harness/number-text';
import { appIn, walkThrough } from './harness/walk';

/** What a load of the page may take; `npm run bench -- pages` prints how long it takes. */
const MOST = { invokes: 4, jsonBytes: 1_600_000, gzipBytes: 300_000, readUnits: 150 };

const walk = walkThrough(startLarge);

const usageSchema = z.looseObject({
  invocations: z.record(z.string(), z.looseObject({ count: z.number() })),
  kvs: z.looseObject({ readUnits: z.number(), writes: z.number() }),
});

async function used(): Promise<{ readonly invokes: number; readonly readUnits: number; readonly writes: number }> {
  const { invocations, kvs } = usageSchema.parse(await walk().site.usage());
  const invokes = Object.values(invocations).reduce((sum, { count }) => sum + count, 0);
  return { invokes, readUnits: kvs.readUnits, writes: kvs.writes };
}

describe('the Strategy page of 1,000 objectives and 3,000 targets', () => {
  it('loads whole with at most 4 invokes, 150 read units and 1.6 MB of JSON, and does the rest by itself', async () => {
    const strategy = await walk().open('/jira/apps/strategy');
    const app = appIn(strategy, 'strategy');
    await app.getByRole('button', { name: 'New', exact: true, disabled: false }).waitFor();
    const bodies: Promise<string>[] = [];
    strategy.page.on('response', (response) => {
      if (response.url().endsWith('/bridge/invoke')) bodies.push(response.text());
    });
    await walk().site.resetUsage();
    await strategy.page.reload();
    await app.getByRole('tab', { name: 'Tree' }).click();
    await app.getByText('4,000 objectives and targets').waitFor();

    const answers = await Promise.all(bodies);
    const loaded = await used();
    const sum = (sizes: readonly number[]): number => sizes.reduce((total, size) => total + size, 0);
    expect(loaded.writes).toBe(0);
    expect(loaded.invokes).toBe(answers.length);
    expect(loaded.invokes).toBeLessThanOrEqual(MOST.invokes);
    expect(loaded.readUnits).toBeLessThanOrEqual(MOST.readUnits);
    expect(sum(answers.map((answer) => Buffer.byteLength(answer)))).toBeLessThanOrEqual(MOST.jsonBytes);
    expect(sum(answers.map((answer) => gzipSync(answer).length))).toBeLessThanOrEqual(MOST.gzipBytes);

    await app.getByRole('button', { name: 'Expand all' }).click();
    await app.getByRole('button', { name: 'Collapse all' }).waitFor();
    expect(await app.getByRole('treegrid').getAttribute('aria-rowcount')).toBe('4001');
    await app.getByRole('searchbox', { name: 'Search objectives and targets' }).fill('audit findings');
    await app.getByText(/ of 4,000 match/).waitFor();
    await app.getByRole('group', { name: 'Show only targets with this status' }).getByRole('button').first().click();
    const shown = readable(await app.getByText(/ of 4,000 match/).innerText());
    await app.getByRole('button', { name: /^(Collapse|Expand) all$/ }).click();
    expect(Number(shown.split(' ')[0]?.replace(',', ''))).toBeLessThan(4_000);
    expect(await used()).toEqual(loaded);
  });
});
