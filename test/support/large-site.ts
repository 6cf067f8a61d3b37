import type { TestIssue, TestTarget } from './site';

const PROJECTS = ['ONE', 'TWO'] as const;
const COMPONENTS = 7;

export interface LargeSite {
  readonly issues: readonly TestIssue[];
  /** Targets over epics, five each, and targets over JQL scopes that match much of the same work. */
  readonly targets: readonly TestTarget[];
}

const epicKey = (epic: number): string => `${PROJECTS[epic % 2] ?? ''}-${10_000 + epic}`;

/** Work of two projects, epics with stories under them; JQL scopes overlap with each other and with the epics. */
export function largeSite(epics: number, kids: number, scopes: number): LargeSite {
  const issues = Array.from({ length: epics }, (_, epic): TestIssue[] => [
    { id: 10_000 + epic, key: epicKey(epic), level: 1, components: [`C${epic % COMPONENTS}`] },
    ...Array.from({ length: kids }, (_kid, kid): TestIssue => {
      const number = 100_000 + epic * kids + kid;
      return {
        id: number,
        key: `${PROJECTS[epic % 2] ?? ''}-${number}`,
        parent: epicKey(epic),
        components: [...new Set([`C${(epic + kid) % COMPONENTS}`, `C${(epic * kid) % COMPONENTS}`])],
        category: kid % 3 === 0 ? 'done' : kid % 3 === 1 ? 'indeterminate' : 'new',
      };
    }),
  ]).flat();
  const overEpics = Array.from({ length: Math.ceil(epics / 5) }, (_, at): TestTarget => {
    const links = Array.from({ length: Math.min(5, epics - at * 5) }, (_link, link) => ({
      issue: epicKey(at * 5 + link),
    }));
    return { key: `TGT-${at + 1}`, links };
  });
  const overScopes = Array.from({ length: scopes }, (_, at): TestTarget => {
    const [one, other] = [at % COMPONENTS, (at + 3) % COMPONENTS];
    const within = `project = ${PROJECTS[at % 2] ?? ''} AND component = C${one}`;
    const across = `component in (C${one}, C${other}) ORDER BY created DESC`;
    return { key: `TGT-J${at + 1}`, links: [{ jql: at % 3 === 0 ? across : within, below: at % 4 === 0 }] };
  });
  return { issues, targets: [...overEpics, ...overScopes] };
}
