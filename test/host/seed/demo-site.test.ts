import { z } from 'zod';
import { createHost, type Host } from '../host';

const at = '2026-11-23T08:00:00Z';
let host: Host;

beforeAll(async () => {
  host = await createHost({ seed: 'demo', clockStart: at });
  await host.settle();
}, 120_000);
afterAll(() => host.close());

const answer = z.object({ ok: z.literal(true), data: z.unknown() });
async function ask<T>(schema: z.ZodType<T>, functionKey: string, payload: unknown, email: string): Promise<T> {
  const moduleKey = functionKey === 'exportStrategy' ? 'settings' : 'strategy';
  return schema.parse(answer.parse(await host.invoke(moduleKey, functionKey, payload, email)).data);
}

const exported = z.object({
  file: z.object({
    cycles: z.array(z.object({ key: z.string(), state: z.string(), committedAt: z.string(), start: z.string() })),
    targets: z.array(
      z.object({
        key: z.string(),
        start: z.string(),
        measure: z.object({ type: z.string() }),
        baselineScope: z.object({ at: z.string(), total: z.number() }).optional(),
        frozen: z.object({ status: z.string() }).optional(),
      }),
    ),
  }),
});
const committed = z.object({ scope: z.object({ at: z.string(), total: z.number(), isExact: z.boolean() }) });

it('was agreed on at the beginning of each half, with the scope that the changelog gives back', async () => {
  const { file } = await ask(exported, 'exportStrategy', {}, 'admin@example.com');
  expect(file.cycles.map(({ state }) => state)).toEqual(['closed', 'committed']);
  const daysIn = file.cycles.map(
    ({ committedAt, start }) => (Date.parse(committedAt) - Date.parse(start)) / 86_400_000,
  );
  expect(daysIn.filter((days) => days < 5 || days > 12)).toEqual([]);
  const counted = file.targets.filter(({ measure }) => measure.type === 'completion');
  const scopes = await Promise.all(
    counted.map(({ key }) => ask(committed, 'getCommittedScope', { target: key }, 'admin@example.com')),
  );
  expect(scopes.map(({ scope }) => ({ ...scope }))).toEqual(
    counted.map(({ baselineScope }) => ({ at: baselineScope?.at, total: baselineScope?.total, isExact: true })),
  );
  expect(Math.max(...scopes.map(({ scope }) => scope.total))).toBeGreaterThan(20);
});

it('has a closed half whose results are kept: reached, and not quite', async () => {
  const { file } = await ask(exported, 'exportStrategy', {}, 'admin@example.com');
  const closed = file.targets.filter(({ start }) => start === file.cycles[0]?.start);
  expect(closed.map(({ frozen }) => frozen?.status)).toEqual(['achieved', 'achieved', 'achieved', 'at-risk']);
});

const line = z.object({
  targets: z.array(
    z.object({ isOwner: z.boolean(), standing: z.object({ due: z.object({ isDueThisWeek: z.boolean() }) }) }),
  ),
  work: z.object({ objectives: z.array(z.unknown()) }),
  impediments: z.object({ asked: z.array(z.unknown()) }),
});

it.each(['admin@example.com', 'user@example.com'])('gives %s a line of their own', async (email) => {
  const { targets, work, impediments } = await ask(line, 'getMyLine', {}, email);
  expect(targets.map(({ isOwner }) => isOwner)).toEqual([false, true]);
  expect(targets[0]?.standing.due.isDueThisWeek).toBe(true);
  expect(work.objectives.length).toBeGreaterThan(0);
  expect(impediments.asked).toHaveLength(1);
});

it('has something for its health to name', async () => {
  const health = z.object({ findings: z.array(z.object({ rule: z.string(), found: z.number() })) });
  const { findings } = await ask(health, 'getHealth', {}, 'admin@example.com');
  expect(findings.map(({ rule, found }) => [rule, found])).toEqual([['too-many-targets', 4]]);
});
