type ForgeFetch = (meta: unknown, path: unknown, init?: unknown) => Promise<unknown>;
interface Asked {
  readonly body?: unknown;
}

const NAME = '__forge_fetch__';
const MATCH = '/rest/api/3/jql/match';

/**
 * Jira's match refuses one JQL that its search takes, until the answer is called. It stands where the app leaves its own code;
 * the site answers everything else.
 */
export function matchRefusing(jql: string): () => void {
  const real = Reflect.get(globalThis, NAME) as ForgeFetch;
  const put = (value: ForgeFetch): void => {
    Object.defineProperty(globalThis, NAME, { configurable: true, value });
  };
  put(async (meta, path, init) => {
    const answer = await real(meta, path, init);
    if (!String(path).includes(MATCH) || !(answer instanceof Response) || !answer.ok) return answer;
    const { jqls } = JSON.parse(String((init as Asked).body)) as { readonly jqls: readonly string[] };
    const { matches } = (await answer.json()) as { readonly matches: readonly unknown[] };
    const refused = { matchedIssues: [], errors: ['This query cannot be matched.'] };
    const told = matches.map((one, at) => (jqls[at] === jql ? refused : one));
    return new Response(JSON.stringify({ matches: told }), { status: answer.status, headers: answer.headers });
  });
  return () => put(real);
}
