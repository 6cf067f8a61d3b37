import fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseProjectId, type ProjectId } from '../../src/domain/ids';
import { mayMatchIn, scopeProjects, type Place } from '../../src/domain/scope-projects';
import { createJqlReader } from '../../src/gateways/jira/jql-reader';
import { createHost } from '../host/host';
import { NOW, siteLines, siteOn, type TestSite } from '../support/site';

/** Projects by id, as they are called when scopes are read. Their names are keys and ids of others on purpose. */
const BEFORE: Readonly<Record<string, readonly [key: string, name: string]>> = {
  101: ['ONE', 'Web shop'],
  102: ['TWO', 'ONE'],
  103: ['SIX', 'Ärzte'],
  104: ['TEN', '101'],
};
/** And later: one has another key, which a third has taken; two have the same name. */
const AFTER: typeof BEFORE = {
  101: ['NEW', 'Web shop'],
  102: ['TWO', 'Back office'],
  103: ['ONE', 'ärzte'],
  104: ['TEN', 'WEB SHOP'],
};
const IDS = Object.keys(BEFORE);
/** Two issues in each project, by the project's id. */
const issueId = (project: string, at: number): number => Number(project) * 10 + at;

/** A site whose projects are called so. */
async function siteCalled(names: typeof BEFORE): Promise<TestSite> {
  const lines = IDS.flatMap((id) =>
    [1, 2].map((at) => {
      const [key = '', name = ''] = names[id] ?? [];
      const line = JSON.parse(siteLines([{ id: issueId(id, at), key: `${key}-${at}` }])) as { fields: object };
      return JSON.stringify({ ...line, fields: { ...line.fields, project: { id, key, name } } });
    }),
  );
  const folder = mkdtempSync(path.join(tmpdir(), 'site-'));
  const file = path.join(folder, 'site.jsonl');
  writeFileSync(file, lines.join('\n'));
  const site = siteOn(await createHost({ clockStart: NOW, seed: 'empty', siteFiles: [file] }));
  rmSync(folder, { recursive: true });
  return site;
}

const placeIn = (names: typeof BEFORE, id: string): Place => {
  const project = parseProjectId(id);
  if (project === undefined) throw new Error(`${id} is no project`);
  return { project, projectNames: [...(names[id] ?? [])] };
};

interface ProjectPage {
  readonly values: ReadonlyArray<{ readonly id: string; readonly key: string; readonly name: string }>;
}

const word = fc.constantFrom(
  ...['ONE', 'one', '"ONE"', 'TWO', '"two"', 'SIX', 'TEN', 'NEW', '101', '"101"', '102', '103', '"104"', 'NONE'],
  ...['"Web shop"', '"web SHOP"', '" ONE "', "'Back office'", '"Ärzte"', '"ärzte"', '"ÄRZTE"', '"O\\u004eE"'],
);
const other = fc.constantFrom('summary ~ Work', 'statusCategory = "To Do"', 'key = ONE-1', 'project is not EMPTY');
const inProjects = fc.oneof(
  fc.tuple(fc.constantFrom('=', '!='), word).map(([operator, name]) => `project ${operator} ${name}`),
  fc
    .tuple(fc.constantFrom('in', 'not in'), fc.array(word, { minLength: 1, maxLength: 3 }))
    .map(([operator, names]) => `"Project" ${operator} (${names.join(', ')})`),
);
const jql = fc.letrec<{ jql: string }>((tie) => ({
  jql: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    inProjects,
    other,
    fc.tuple(tie('jql'), fc.constantFrom('AND', 'OR'), tie('jql')).map(([a, by, b]) => `(${a} ${by} ${b})`),
    tie('jql').map((one) => `NOT (${one})`),
  ),
})).jql;

describe('the projects that a scope can match in', () => {
  const { read } = createJqlReader();
  const sites = new Map<typeof BEFORE, TestSite>();
  let known: ProjectPage['values'] = [];
  beforeAll(async () => {
    for (const names of [BEFORE, AFTER]) sites.set(names, await siteCalled(names));
    const page = await sites.get(BEFORE)?.rest('GET', '/rest/api/3/project/search');
    known = (page as ProjectPage).values;
  });
  afterAll(async () => {
    for (const site of sites.values()) await site.close();
  });

  /** As Jira leads from a key or an id to a project, and from a name to those that have it; undefined for what is unknown. */
  function idsOf(names: readonly string[]): readonly ProjectId[] | undefined {
    const found = names.map((name) => {
      const [text, byKey] = [name.toLowerCase(), name.toUpperCase()];
      const one = known.filter(({ id, key }) => id === name || key === byKey);
      return one.length > 0 ? one : known.filter((project) => project.name.toLowerCase() === text);
    });
    if (found.some((projects) => projects.length === 0)) return undefined;
    return found.flat().flatMap(({ id }) => parseProjectId(id) ?? []);
  }

  const projectsOf = (text: string) => {
    const written = read(text)?.projects ?? undefined;
    return written === undefined ? undefined : scopeProjects(written, idsOf(written));
  };

  it.each([
    ['as they were', BEFORE],
    ['renamed since', AFTER],
  ])('are never one too few for what Jira matches, with projects %s', async (_, names) => {
    await fc.assert(
      fc.asyncProperty(fc.array(jql, { minLength: 1, maxLength: 8 }), async (jqls) => {
        const issueIds = IDS.flatMap((id) => [issueId(id, 1), issueId(id, 2)]);
        const answer = await sites.get(names)?.rest('POST', '/rest/api/3/jql/match', { issueIds, jqls });
        const { matches } = answer as { matches: ReadonlyArray<{ readonly matchedIssues: readonly number[] }> };
        for (const [at, { matchedIssues }] of matches.entries()) {
          const places = IDS.filter(
            (id) => matchedIssues.includes(issueId(id, 1)) || matchedIssues.includes(issueId(id, 2)),
          );
          const left = places.filter((id) => !mayMatchIn(projectsOf(jqls[at] ?? ''), placeIn(names, id)));
          expect([jqls[at], left]).toEqual([jqls[at], []]);
        }
      }),
    );
  });

  it.each([
    ['project = SIX', ['103']],
    ['project = "web SHOP" AND summary ~ Work', ['101']],
    ['project in (TWO, TEN) OR project = SIX AND statusCategory = Done', ['102', '103', '104']],
    // A key before a name, but who is called so now is asked about too.
    ['project = ONE', ['101', '102']],
    ['project = 101', ['101', '104']],
    ['project = SIX OR summary ~ Work', IDS],
    ['project != SIX', IDS],
    ['NOT project = SIX', IDS],
    ['project = NONE', IDS],
    ['project = "O\\u004eE"', IDS],
    ['project = "Ärzte"', IDS],
    ['summary ~ Work', IDS],
  ])('are told from the text and from what Jira says of it: %s', (text, expected) => {
    // What is called by letters that not everybody compares alike is always asked about.
    const told = IDS.filter((id) => mayMatchIn(projectsOf(text), placeIn(BEFORE, id)));
    expect(told.filter((id) => id !== '103' || expected.includes(id))).toEqual(expected);
  });

  it('are also those that had the name or the key when the scope was read', () => {
    const told = IDS.filter((id) => mayMatchIn(projectsOf('project = ONE'), placeIn(AFTER, id)));
    expect(told.filter((id) => id !== '103')).toEqual(['101']);
  });

  it('may be any where a record or an issue does not say', () => {
    const only = projectsOf('project = TEN');
    const { project } = placeIn(BEFORE, '101');
    expect([mayMatchIn(undefined, placeIn(BEFORE, '101')), mayMatchIn(only, { project })]).toEqual([true, true]);
    expect(mayMatchIn(only, placeIn(BEFORE, '101'))).toBe(false);
  });
});
