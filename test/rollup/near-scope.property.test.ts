import fc from 'fast-check';
import { parseIssueId, type IssueId } from '../../src/domain/ids';
import type { Bearing, Bearings } from '../../src/rollup/bearing';
import type { Member } from '../../src/rollup/member';
import { nearScope } from '../../src/rollup/near-scope';
import { scopeOf, type ScopeIssue } from '../../src/rollup/scope';

type Issues = ReadonlyMap<IssueId, ScopeIssue>;

const idOf = (index: number): IssueId => {
  const id = parseIssueId(String(index + 1));
  if (id === undefined) throw new Error('not an id');
  return id;
};

const drawn = fc.record({
  under: fc.option(fc.nat()),
  direct: fc.uniqueArray(fc.constantFrom(1, 2, 3), { maxLength: 2 }),
  isDone: fc.boolean(),
});
type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never;

const issueOf = ({ under, direct, isDone }: Drawn, index: number): ScopeIssue => ({
  id: idOf(index),
  parent: under === null || index === 0 ? null : idOf(under % index),
  category: isDone ? 'done' : 'new',
  resolution: null,
  weight: null,
  direct: [...direct].sort(),
  created: null,
  resolved: null,
});

/** Sites of up to 20 issues, of which up to 3 are otherwise afterwards, gone, or new. */
const changes = fc.record({
  before: fc.array(drawn, { minLength: 1, maxLength: 20 }),
  edits: fc.array(fc.record({ at: fc.nat(), now: fc.option(drawn) }), { minLength: 1, maxLength: 3 }),
  added: fc.array(drawn, { maxLength: 2 }),
});

const bearing: fc.Arbitrary<Bearing> = fc.record({
  below: fc.boolean(),
  role: fc.constantFrom('counts', 'counts', 'excludes', 'aligned'),
  weight: fc.constantFrom(1, 1, 0.5, 2),
});
/** What three links do; every second time, all of them count whole, as in most targets. */
const drawnBearings = fc.tuple(fc.boolean(), bearing, bearing, bearing).map(([isPlain, ...links]): Bearings => {
  return new Map(
    links.map(({ below, ...rest }, at) => [
      at + 1,
      isPlain ? { below, role: 'counts', weight: 1 } : { below, ...rest },
    ]),
  );
});

/** The site afterwards; Jira clears the parent of what was under a deleted issue. */
function after(before: Issues, changed: ReadonlyMap<IssueId, ScopeIssue | null>): Issues {
  const now = new Map(before);
  for (const [id, issue] of changed) {
    if (issue === null) now.delete(id);
    else now.set(id, issue);
  }
  for (const [id, issue] of now)
    if (issue.parent !== null && !now.has(issue.parent)) now.set(id, { ...issue, parent: null });
  return now;
}

/** Which issues besides are known as they stood before: often all that is under some. */
const seen = fc.oneof(fc.constant<readonly boolean[]>([]), fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }));

/** Those of the members that stand in a line above one of the issues, before or now, and the issues themselves. */
function linesOf(
  members: ReadonlyMap<IssueId, Member>,
  starts: Iterable<IssueId | null>,
): ReadonlyMap<IssueId, Member> {
  const lines = new Map<IssueId, Member>();
  for (const start of starts) {
    let id = start;
    while (id !== null) {
      const member = members.get(id);
      if (member === undefined) break;
      lines.set(id, member);
      id = member.parent;
    }
  }
  return lines;
}

const plain = (members: ReadonlyMap<IssueId, Member>) => [...members].sort(([a], [b]) => Number(a) - Number(b));

describe('a scope worked out around the issues that changed', () => {
  it('is the one that is worked out whole, wherever it says anything', () => {
    let said = 0;
    fc.assert(
      fc.property(changes, drawnBearings, fc.boolean(), seen, (drawnChanges, bearings, isLooked, alsoKnown) => {
        const made = drawnChanges.before.map(issueOf);
        const site: Issues = new Map(made.map((issue) => [issue.id, issue]));
        const before = scopeOf(site, bearings).members;
        const changed = new Map<IssueId, ScopeIssue | null>();
        for (const { at, now } of drawnChanges.edits) {
          const index = at % made.length;
          // A target hears of what is deleted where it was in scope.
          if (now !== null) changed.set(idOf(index), issueOf(now, index));
          else if (before.has(idOf(index))) changed.set(idOf(index), null);
        }
        drawnChanges.added.forEach((one, at) => {
          changed.set(idOf(made.length + at), issueOf(one, made.length + at));
        });
        const siteNow = after(site, changed);
        for (const [id, issue] of changed) if (issue !== null) changed.set(id, siteNow.get(id) ?? null);

        const whole = scopeOf(siteNow, bearings).members;
        const more = made.flatMap(({ id }, at) => (alsoKnown[at] === true ? [id] : []));
        const starts = [...[...changed].flatMap(([id, issue]) => [id, issue?.parent ?? null]), ...more];
        const known = linesOf(before, starts);
        const parents = new Set([...siteNow.values()].map(({ parent }) => parent));
        const childless = new Set([...changed.keys()].filter((id) => !parents.has(id)));
        const above = new Set([...before.values()].map(({ parent }) => parent));
        const bare = new Set([...changed.keys()].filter((id) => isLooked && !above.has(id)));
        const isWithAllBelow = (id: IssueId): boolean =>
          [...siteNow.values()].every(({ id: child, parent }) => parent !== id || changed.has(child));
        const complete = new Set([...changed.keys()].filter((id) => isLooked && isWithAllBelow(id)));
        const near = nearScope({ known, changed, childless, complete, bare, bearings });
        if (near === undefined) return;
        said += 1;
        const together = new Map(before);
        for (const id of [...known.keys(), ...changed.keys()]) {
          const member = near.members.get(id);
          if (member === undefined) together.delete(id);
          else together.set(id, member);
        }
        expect(plain(together)).toEqual(plain(whole));
      }),
    );
    expect(said).toBeGreaterThan(0);
  });

  const issueIn = (index: number, parent: number | null, direct: ReadonlyArray<1 | 2 | 3>): ScopeIssue => ({
    ...issueOf({ under: null, direct: [...direct], isDone: false }, index),
    parent: parent === null ? null : idOf(parent),
  });

  it('says nothing of work that moves, where what is under it may be aligned only', () => {
    const bearings: Bearings = new Map([
      [1, { below: false, role: 'counts', weight: 1 }],
      [2, { below: false, role: 'aligned', weight: 1 }],
    ]);
    const made = [issueIn(0, null, [1]), issueIn(1, 0, [1]), issueIn(2, 1, [2])];
    const { members } = scopeOf(new Map(made.map((issue) => [issue.id, issue])), bearings);
    const known = linesOf(members, [idOf(1)]);
    expect(known.get(idOf(1))).toMatchObject({ kids: 0 });
    const changed = new Map([[idOf(1), issueIn(1, null, [1])]]);
    const none = new Set<IssueId>();
    expect(nearScope({ known, changed, childless: none, complete: none, bare: none, bearings })).toBeUndefined();
  });
});
