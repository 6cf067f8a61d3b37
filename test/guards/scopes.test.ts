import { KNOWN_ENDPOINTS, productCalls } from './endpoints';
import { readManifest } from './manifest-file';
import { filesIn, readProjectFile } from './project-files';

const calls = productCalls();
const { scopes } = readManifest();

/** What needs a scope besides an endpoint: a product event (https://developer.atlassian.com/platform/forge/events-reference/) or storage. */
const otherNeeds: Readonly<Record<string, () => readonly string[]>> = {
  'storage:app': () =>
    filesIn('src/storage', '.ts').filter((file) => readProjectFile(file).includes("from '@forge/kvs'")),
};

function needsOf(scope: string): readonly string[] {
  const endpoints = calls
    .filter(({ endpoint }) => KNOWN_ENDPOINTS.get(endpoint)?.classic.includes(scope))
    .map(({ endpoint }) => endpoint);
  return [...new Set([...endpoints, ...(otherNeeds[scope]?.() ?? [])])].sort();
}

describe('scopes', () => {
  it('knows what every product call asks for', () => {
    expect(calls.filter(({ endpoint }) => !KNOWN_ENDPOINTS.has(endpoint))).toEqual([]);
  });

  it('keeps no endpoint in the table that the app does not call', () => {
    const called = new Set(calls.map(({ endpoint }) => endpoint));
    expect([...KNOWN_ENDPOINTS.keys()].filter((endpoint) => !called.has(endpoint))).toEqual([]);
  });

  it('asks for every scope a call needs', () => {
    const needed = calls.flatMap(({ endpoint, place }) =>
      (KNOWN_ENDPOINTS.get(endpoint)?.classic ?? []).map((scope) => ({ scope, endpoint, place })),
    );
    expect(needed.filter(({ scope }) => !scopes.includes(scope))).toEqual([]);
  });

  it('are justified one by one', () => {
    expect(Object.fromEntries(scopes.map((scope) => [scope, needsOf(scope)]))).toMatchInlineSnapshot(`
      {
        "read:jira-user": [
          "GET /rest/api/3/group/bulk",
          "GET /rest/api/3/groups/picker",
          "GET /rest/api/3/myself",
          "GET /rest/api/3/user/bulk",
          "GET /rest/api/3/user/groups",
          "GET /rest/api/3/user/search",
        ],
        "read:jira-work": [
          "GET /rest/api/3/field",
          "GET /rest/api/3/issue/picker",
          "GET /rest/api/3/issuetype",
          "GET /rest/api/3/mypermissions",
          "GET /rest/api/3/project/search",
          "GET /rest/api/3/project/{projectIdOrKey}",
          "GET /rest/api/3/resolution",
          "GET /rest/api/3/status",
          "POST /rest/api/3/changelog/bulkfetch",
          "POST /rest/api/3/issue/bulkfetch",
          "POST /rest/api/3/jql/match",
          "POST /rest/api/3/jql/parse",
          "POST /rest/api/3/search/approximate-count",
          "POST /rest/api/3/search/jql",
        ],
        "storage:app": [
          "src/storage/kvs-client.ts",
        ],
      }
    `);
  });

  it('asks for no scope without a call that needs it', () => {
    expect(scopes.filter((scope) => needsOf(scope).length === 0)).toEqual([]);
  });
});
