/**
 * Which scopes open which endpoint, for the endpoints an app may reasonably call here. Each line: method, path, then the
 * groups of scopes separated by `|`; any one whole group is enough; `-` means that none is needed.
 * Source: `x-atlassian-oauth2-scopes` of Atlassian's OpenAPI files for Jira Cloud v3 (2026-06), Jira Software and
 * Confluence v2; `/wiki/rest/api` from the Confluence REST v1 reference.
 */
const ENDPOINTS = `
POST /rest/api/3/search/jql read:jira-work | read:issue-details:jira read:field.default-value:jira read:field.option:jira read:field:jira read:group:jira
GET /rest/api/3/search/jql read:jira-work | read:issue-details:jira read:audit-log:jira read:avatar:jira read:field-configuration:jira read:issue-meta:jira
POST /rest/api/3/search/approximate-count read:jira-work | read:issue-details:jira read:field.default-value:jira read:field.option:jira read:field:jira read:group:jira
POST /rest/api/3/issue/bulkfetch read:jira-work | read:issue-meta:jira read:issue-security-level:jira read:issue.vote:jira read:issue.changelog:jira read:avatar:jira read:issue:jira read:status:jira read:user:jira read:field-configuration:jira
POST /rest/api/3/changelog/bulkfetch read:jira-work | read:issue-meta:jira read:avatar:jira read:issue.changelog:jira
GET /rest/api/3/issue/{id} read:jira-work | read:issue-meta:jira read:issue-security-level:jira read:issue.vote:jira read:issue.changelog:jira read:avatar:jira read:issue:jira read:status:jira read:user:jira read:field-configuration:jira
GET /rest/api/3/issue/{id}/changelog read:jira-work | read:issue-meta:jira read:avatar:jira read:issue.changelog:jira
GET /rest/api/3/issue/{id}/transitions read:jira-work | read:issue.transition:jira read:status:jira read:field-configuration:jira
POST /rest/api/3/issue/{id}/transitions write:jira-work | write:issue:jira write:issue.property:jira
POST /rest/api/3/issue write:jira-work | write:issue:jira write:comment:jira write:comment.property:jira write:attachment:jira read:issue:jira
POST /rest/api/3/issue/bulk write:jira-work | write:issue:jira write:comment:jira write:comment.property:jira write:attachment:jira read:issue:jira
PUT /rest/api/3/issue/{id} write:jira-work | write:issue:jira
DELETE /rest/api/3/issue/{id} write:jira-work | delete:issue:jira
POST /rest/api/3/issue/{id}/comment write:jira-work | read:comment:jira read:comment.property:jira read:group:jira read:project:jira read:project-role:jira read:user:jira write:comment:jira read:avatar:jira
GET /rest/api/3/issue/{id}/properties read:jira-work | read:issue.property:jira
GET /rest/api/3/issue/{id}/properties/{key} read:jira-work | read:issue.property:jira
PUT /rest/api/3/issue/{id}/properties/{key} write:jira-work | write:issue.property:jira
DELETE /rest/api/3/issue/{id}/properties/{key} write:jira-work | delete:issue.property:jira
POST /rest/api/3/issue/properties write:jira-work | write:issue.property:jira
POST /rest/api/3/issue/properties/multi write:jira-work | write:issue.property:jira
POST /rest/api/3/issueLink write:jira-work | write:comment:jira write:issue:jira write:issue-link:jira
GET /rest/api/3/issueLinkType read:jira-work | read:issue-link-type:jira
POST /rest/api/3/permissions/check - | read:permission:jira
POST /rest/api/3/permissions/project read:jira-work | read:permission:jira read:project:jira
GET /rest/api/3/mypermissions read:jira-work | read:permission:jira
GET /rest/api/3/field read:jira-work | read:field:jira read:avatar:jira read:project-category:jira read:project:jira read:field-configuration:jira
GET /rest/api/3/field/search read:jira-work | read:field:jira read:field-configuration:jira
GET /rest/api/3/status read:jira-work | read:status:jira
GET /rest/api/3/statuses manage:jira-configuration | read:workflow:jira
GET /rest/api/3/statuses/search manage:jira-configuration | read:workflow:jira
GET /rest/api/3/statuscategory read:jira-work | read:status:jira
GET /rest/api/3/resolution read:jira-work | read:resolution:jira
GET /rest/api/3/resolution/search read:jira-work | read:resolution:jira
GET /rest/api/3/priority read:jira-work | read:priority:jira
GET /rest/api/3/issuetype read:jira-work | read:issue-type:jira read:avatar:jira read:project-category:jira read:project:jira
GET /rest/api/3/project/search read:jira-work | read:issue-type:jira read:project:jira read:project.property:jira read:user:jira read:application-role:jira read:avatar:jira read:group:jira read:issue-type-hierarchy:jira read:project-category:jira read:project-version:jira read:project.component:jira
GET /rest/api/3/project/{id} read:jira-work | read:issue-type:jira read:project:jira read:project.property:jira read:user:jira read:application-role:jira read:avatar:jira read:group:jira read:issue-type-hierarchy:jira read:project-category:jira read:project-version:jira read:project.component:jira
GET /rest/api/3/project/{id}/statuses read:jira-work | read:issue-status:jira read:issue-type:jira read:status:jira
GET /rest/api/3/project/{id}/hierarchy read:jira-work | read:issue-type:jira read:issue-type-hierarchy:jira
GET /rest/api/3/project/{id}/versions read:jira-work | read:project-version:jira
GET /rest/api/3/project/{id}/components read:jira-work | read:project.component:jira read:user:jira read:application-role:jira read:avatar:jira read:group:jira read:project:jira
GET /rest/api/3/user read:jira-user | read:application-role:jira read:group:jira read:user:jira read:avatar:jira
GET /rest/api/3/user/search read:jira-user | read:user:jira read:user.property:jira read:application-role:jira read:avatar:jira read:group:jira
GET /rest/api/3/user/bulk read:jira-user | read:application-role:jira read:group:jira read:user:jira read:avatar:jira
GET /rest/api/3/user/groups read:jira-user | read:group:jira
GET /rest/api/3/groups/picker read:jira-user | read:group:jira
GET /rest/api/3/group/bulk read:jira-user | read:group:jira
GET /rest/api/3/group/member manage:jira-configuration | read:group:jira read:user:jira read:avatar:jira
GET /rest/api/3/myself read:jira-user | read:application-role:jira read:group:jira read:user:jira read:avatar:jira
POST /rest/api/3/jql/match read:jira-work | read:issue-details:jira
POST /rest/api/3/jql/parse read:jira-work | read:field:jira validate:jql:jira read:jql:jira
GET /rest/api/3/serverInfo -
POST /rest/api/3/bulk/issues/move write:jira-work | write:issue:jira read:issue:jira
GET /rest/api/3/bulk/queue/{id} read:jira-work | read:issue:jira
GET /rest/api/3/task/{id} read:jira-work
GET /rest/agile/1.0/board read:board-scope:jira-software read:project:jira
GET /rest/agile/1.0/board/{id}/configuration read:board-scope.admin:jira-software read:project:jira
GET /rest/agile/1.0/board/{id}/sprint read:sprint:jira-software
GET /wiki/api/v2/pages read:page:confluence
GET /wiki/api/v2/pages/{id} read:page:confluence
POST /wiki/api/v2/pages write:page:confluence
PUT /wiki/api/v2/pages/{id} write:page:confluence
GET /wiki/api/v2/spaces read:space:confluence
GET /wiki/api/v2/spaces/{id} read:space:confluence
GET /wiki/rest/api/content read:confluence-content.summary | read:content-details:confluence
GET /wiki/rest/api/content/{id} read:confluence-content.summary | read:content-details:confluence
GET /wiki/rest/api/user/current read:confluence-user | read:content-details:confluence
POST /wiki/rest/api/content/{id}/permission/check read:confluence-content.permission | read:content.permission:confluence
`;

/** One endpoint and the groups of scopes of which any whole one opens it. */
export interface Endpoint {
  readonly method: string;
  readonly segments: readonly string[];
  readonly groups: ReadonlyArray<readonly string[]>;
}

/** Literal paths come first: `/user/search` is an endpoint of its own, not a user named search. */
export const ENDPOINT_SCOPES: readonly Endpoint[] = ENDPOINTS.trim()
  .split('\n')
  .map(readLine)
  .sort((a, b) => placeholders(a) - placeholders(b));

function placeholders({ segments }: Endpoint): number {
  return segments.filter((part) => part.startsWith('{')).length;
}

function readLine(line: string): Endpoint {
  const [method = '', path = '', ...rest] = line.split(' ');
  const groups = rest
    .join(' ')
    .split('|')
    .map((group) =>
      group
        .trim()
        .split(' ')
        .filter((scope) => scope !== '-'),
    );
  return { method, segments: path.split('/'), groups };
}

export type ScopeVerdict =
  | { readonly kind: 'open' }
  /** No line of the table fits: the endpoint is not modelled. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'missing'; readonly groups: ReadonlyArray<readonly string[]> };

/** Whether the granted scopes open an endpoint. */
export function checkScopes(method: string, path: string, granted: readonly string[]): ScopeVerdict {
  const segments = (path.split('?')[0] ?? '').split('/');
  const endpoint = ENDPOINT_SCOPES.find(
    (candidate) => candidate.method === method && fits(candidate.segments, segments),
  );
  if (endpoint === undefined) return { kind: 'unknown' };
  const open = endpoint.groups.some((group) => group.every((scope) => granted.includes(scope)));
  return open ? { kind: 'open' } : { kind: 'missing', groups: endpoint.groups };
}

function fits(template: readonly string[], segments: readonly string[]): boolean {
  return (
    template.length === segments.length &&
    template.every((part, at) => part === segments[at] || (part.startsWith('{') && segments[at] !== ''))
  );
}

/** The words with which Jira refuses a call for which the app holds no scope; seen on live sites. */
export function missingScopeMessage(granted: readonly string[], groups: ReadonlyArray<readonly string[]>): string {
  const needed = groups.map((group) => ` * [${group.join(', ')}]\n`).join('');
  return (
    `Access to the resource was denied due to missing scope grants. Your app was granted the following scopes: [${granted.join(', ')}].\n` +
    `The resource can be accessed by having one of these groups of scopes:\n${needed}`
  );
}

/** Scopes that an app must hold to be told of an event. Source: the product-event map of `@forge/manifest` 13.7.0. */
const EVENT_SCOPES: ReadonlyArray<readonly [prefix: string, scope: string | undefined]> = [
  ['avi:forge:', undefined],
  ['avi:jira:', 'read:jira-work'],
  ['avi:confluence:', 'read:confluence-content.summary'],
];

/** The scope without which an event is not delivered, if it needs one; unknown kinds of event are never delivered. */
export function eventScope(eventType: string): { readonly known: boolean; readonly scope: string | undefined } {
  const line = EVENT_SCOPES.find(([prefix]) => eventType.startsWith(prefix));
  return { known: line !== undefined, scope: line?.[1] };
}
