import { z } from 'zod';
import { hashOf } from '../domain/text-hash';
import type { ProjectId, TargetKey } from '../domain/ids';
import { same } from '../domain/strategy-file/same';
import type { Interest, JqlScope, RollStore, ScopeReach } from '../ports/roll-store';
import { decode, stored } from './codecs/decode';
import { fromEngine, fromJqlScopes, fromReaches, toEngine, toJqlScopes, toReaches } from './codecs/engine';
import { ENGINE_KEY, INTEREST_KEY, JQL_BUCKETS, jqlKey, REACH_BUCKETS, reachKey } from './keys';
import { getMany, getValue, setValue, transact, type Op } from './kvs-client';

const interestRecord = z.object({
  projects: z.array(z.string()),
  anywhere: z.boolean(),
  below: z.boolean(),
  fields: z.array(z.string()),
  numbers: z.array(z.string()),
  since: z.exactOptional(z.number()),
});
type InterestRecord = z.output<typeof interestRecord>;

const NO_INTEREST: InterestRecord = { projects: [], anywhere: false, below: false, fields: [], numbers: [] };

const toRecord = (value: unknown): InterestRecord =>
  value === undefined ? NO_INTEREST : decode(interestRecord, INTEREST_KEY, value);

const interestIn = ({ projects, anywhere, below, fields, numbers, since }: InterestRecord): Interest => ({
  projects: new Set(projects.map((id) => stored<ProjectId>(id))),
  anywhere,
  below,
  fields: new Set(fields),
  numbers: new Set(numbers),
  ...(since === undefined ? {} : { sinceMs: since }),
});

/** The stored interest; nothing stored is no interest. */
export const toInterest = (value: unknown): Interest => interestIn(toRecord(value));

const union = (lists: ReadonlyArray<readonly string[]>): string[] => [...new Set(lists.flat())].sort();

/** Projects that the interest names; beyond them it takes in every project, because it has to stay one small read. */
const MAX_PROJECTS = 800;

const interestOf = (all: ReadonlyArray<ScopeReach | InterestRecord>): InterestRecord => {
  const projects = union(all.map((one) => one.projects));
  const isWide = projects.length > MAX_PROJECTS || all.some(({ anywhere }) => anywhere);
  return { ...restOf(all), projects: projects.slice(0, MAX_PROJECTS), anywhere: isWide };
};

const restOf = (all: ReadonlyArray<ScopeReach | InterestRecord>): Omit<InterestRecord, 'projects' | 'anywhere'> => ({
  below: all.some(({ below }) => below),
  fields: union(all.map(({ fields }) => fields)),
  numbers: union(all.map(({ numbers }) => numbers)),
});

const isListening = ({ projects, anywhere }: InterestRecord): boolean => projects.length > 0 || anywhere;

/** The same interest with when it began. */
const begunAt = (since: number | undefined, interest: InterestRecord): InterestRecord =>
  since === undefined || !isListening(interest) ? interest : { ...interest, since };

/** Whether one target no longer asks for something that it may have been the only one to ask for. */
const isNarrower = (before: ScopeReach, after: ScopeReach): boolean =>
  !same(interestOf([before, after]), interestOf([after]));

const keysOf = (buckets: number, key: (bucket: number) => string): Array<{ key: string }> =>
  Array.from({ length: buckets }, (_, bucket) => ({ key: key(bucket) }));

const scopeId = ({ target, no, jql }: JqlScope): string => JSON.stringify([target, no, jql]);

async function allReaches(): Promise<Map<TargetKey, ScopeReach>> {
  const found = await getMany(keysOf(REACH_BUCKETS, reachKey));
  return new Map([...found].flatMap(([key, value]) => [...toReaches(key, value)]));
}

/**
 * What each target makes the worker listen to, in buckets by target, so that a target that is read costs a bucket and not
 * the list of all. Only the worker writes here.
 */
export const reachStore: Pick<
  RollStore,
  'engine' | 'saveEngine' | 'interest' | 'reaches' | 'saveReach' | 'markScopes' | 'widenReach'
> = {
  async engine() {
    const found = await getMany([{ key: ENGINE_KEY }, ...keysOf(JQL_BUCKETS, jqlKey)]);
    const jql = [...found].filter(([key]) => key !== ENGINE_KEY).flatMap(([key, value]) => toJqlScopes(key, value));
    return toEngine(ENGINE_KEY, found.get(ENGINE_KEY), jql);
  },
  saveEngine: async (engine) => setValue(ENGINE_KEY, fromEngine(engine)),
  interest: async () => toInterest(await getValue(INTEREST_KEY)),
  reaches: allReaches,
  async saveReach(target, reach, scopes, atMs) {
    const bucket = reachKey(hashOf(target) % REACH_BUCKETS);
    const jqlBucket = jqlKey(hashOf(target) % JQL_BUCKETS);
    const found = await getMany([{ key: bucket }, { key: jqlBucket }, { key: INTEREST_KEY }]);
    const reaches = toReaches(bucket, found.get(bucket));
    const before = reaches.get(target);
    reaches.set(target, reach);
    const interest = toRecord(found.get(INTEREST_KEY));
    const others = before !== undefined && isNarrower(before, reach) ? await allReaches() : undefined;
    const all = others === undefined ? [interest, reach] : [...others.set(target, reach).values()];
    const next = begunAt(isListening(interest) ? interest.since : atMs, interestOf(all));
    const known: readonly JqlScope[] = toJqlScopes(jqlBucket, found.get(jqlBucket));
    const jql = [...known.filter((scope) => scope.target !== target), ...scopes];
    const ops: Op[] = [];
    if (!same(before, reach)) ops.push({ op: 'set', key: bucket, value: fromReaches(reaches) });
    if (!same(known, jql)) ops.push({ op: 'set', key: jqlBucket, value: fromJqlScopes(jql) });
    if (!same(interest, next)) ops.push({ op: 'set', key: INTEREST_KEY, value: next });
    await transact(ops);
    return interestIn(next);
  },
  async markScopes(scopes) {
    const marked = new Map(scopes.map((scope) => [scopeId(scope), scope]));
    const keys = [...new Set(scopes.map(({ target }) => jqlKey(hashOf(target) % JQL_BUCKETS)))];
    for (const [key, value] of await getMany(keys.map((one) => ({ key: one })))) {
      const next = toJqlScopes(key, value).map((scope) => marked.get(scopeId(scope)) ?? scope);
      await setValue(key, fromJqlScopes(next));
    }
  },
  async widenReach(target, projects) {
    const bucket = reachKey(hashOf(target) % REACH_BUCKETS);
    const found = await getMany([{ key: bucket }, { key: INTEREST_KEY }]);
    const reaches = toReaches(bucket, found.get(bucket));
    const reach = reaches.get(target);
    if (reach === undefined || (reach.projects.length === 0 && !reach.anywhere)) return;
    const wider: ScopeReach = { ...reach, projects: [...new Set([...reach.projects, ...projects])].sort() };
    if (same(wider, reach)) return;
    const interest = toRecord(found.get(INTEREST_KEY));
    const next = begunAt(interest.since, interestOf([interest, wider]));
    const ops: Op[] = [{ op: 'set', key: bucket, value: fromReaches(reaches.set(target, wider)) }];
    if (!same(interest, next)) ops.push({ op: 'set', key: INTEREST_KEY, value: next });
    await transact(ops);
  },
};
