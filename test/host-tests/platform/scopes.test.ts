import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { checkScopes, ENDPOINT_SCOPES, eventScope } from '../../host/platform/scopes';

const folder = path.join(__dirname, '../../../../shared/openapi');
const FILES = [
  ['jira-platform-v3.json.gz', ''],
  ['jira-software.json.gz', ''],
  ['confluence-v2.json.gz', '/wiki/api/v2'],
] as const;

const spec = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });
const operation = z.looseObject({
  'x-atlassian-oauth2-scopes': z.array(z.object({ scopes: z.array(z.string()) })).default([]),
  security: z.array(z.record(z.string(), z.array(z.string()))).default([]),
});

/** Newer descriptions name the groups beside the security schemes, older ones as such a scheme. */
function groupsOf(given: z.infer<typeof operation>): string[] {
  const beside = given['x-atlassian-oauth2-scopes'].map(({ scopes }) => scopes);
  const groups = beside.length > 0 ? beside : given.security.flatMap((scheme) => Object.values(scheme));
  return sorted(groups.filter((group) => group.length > 0));
}

/** Paths are the same when their placeholders are, whatever those are called. */
const shape = (method: string, at: string): string => `${method} ${at.replace(/\{[^}]*\}/g, '{}')}`;
const sorted = (groups: ReadonlyArray<readonly string[]>): string[] =>
  groups.map((group) => [...group].sort().join(' ')).sort();

const present = existsSync(folder);
if (!present) process.stdout.write('scopes of endpoints: not compared, ../shared/openapi is absent\n');

(present ? describe : describe.skip)('the table of endpoints', () => {
  it("asks for the scopes that Atlassian's own descriptions name", () => {
    const documented = new Map<string, string[]>();
    for (const [file, prefix] of FILES) {
      const { paths } = spec.parse(JSON.parse(gunzipSync(readFileSync(path.join(folder, file))).toString('utf8')));
      for (const [at, methods] of Object.entries(paths)) {
        for (const [method, raw] of Object.entries(methods)) {
          const parsed = operation.safeParse(raw);
          if (!parsed.success) continue;
          documented.set(shape(method.toUpperCase(), prefix + at), groupsOf(parsed.data));
        }
      }
    }
    const wrong = ENDPOINT_SCOPES.flatMap(({ method, segments, groups }) => {
      const at = segments.join('/');
      if (at.startsWith('/wiki/rest/')) return [];
      const expected = documented.get(shape(method, at)) ?? ['not documented'];
      const ours = sorted(groups.filter((group) => group.length > 0));
      return JSON.stringify(ours) === JSON.stringify(expected)
        ? []
        : [`${method} ${at}: ${ours.join(' | ')} but documented ${expected.join(' | ')}`];
    });
    expect(wrong).toEqual([]);
  });
});

it('tells a path with a name of its own from one with an id', () => {
  expect(checkScopes('GET', '/rest/api/3/user/search?query=a', ['read:jira-user'])).toEqual({ kind: 'open' });
  expect(checkScopes('GET', '/rest/api/3/project/search', [])).toMatchObject({ kind: 'missing' });
  expect(checkScopes('GET', '/rest/api/3/issue/ABC-1', ['read:jira-work'])).toEqual({ kind: 'open' });
  expect(checkScopes('GET', '/rest/api/3/issue/', ['read:jira-work'])).toEqual({ kind: 'unknown' });
  expect(checkScopes('POST', '/rest/api/3/permissions/check', [])).toEqual({ kind: 'open' });
});

it('knows which events need a scope', () => {
  expect(eventScope('avi:forge:installed:app')).toEqual({ known: true, scope: undefined });
  expect(eventScope('avi:jira:updated:issue')).toEqual({ known: true, scope: 'read:jira-work' });
  expect(eventScope('avi:elsewhere:happened')).toEqual({ known: false, scope: undefined });
});
