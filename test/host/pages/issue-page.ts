import { adfHtml } from './adf-html';
import type { UiModule } from './app-manifest';
import { framePlace, frameSpec, iconAddress } from './frame-spec';
import { html, type Html } from './html';
import { issueTable, statusLozenge } from './issue-table';
import { ISSUE_FIELDS, issueShape, ROW_FIELDS, searchPage, transitionList, type IssueShape } from './jira-reader';
import { logIn, noJira, notice, productProblem } from './notice-pages';
import type { PageAnswer, PageCall } from './page-call';
import { ask, path } from './product-reader';

const MAX_CHILDREN = 100;

/** The issue view: what it is, where it stands, what is below it, and the app's panel. */
export async function issuePage(call: PageCall): Promise<PageAnswer> {
  if (!call.session.user) return logIn(call);
  if (call.session.user.jiraAccess === false) return noJira();
  const key = call.params['key'] ?? '';
  const [answer, transitions] = await Promise.all([
    ask(call, 'GET', `${path`/rest/api/3/issue/${key}`}?fields=${ISSUE_FIELDS.join(',')}`),
    ask(call, 'GET', path`/rest/api/3/issue/${key}/transitions`),
  ]);
  if (answer.status === 404 || answer.status === 403)
    return notice(404, 'No such work item', 'It does not exist, or you may not see it.', 'jira');
  const issue = issueShape.safeParse(answer.body);
  if (answer.status !== 200 || !issue.success) return productProblem(`Issue ${key}`, answer.status, answer.body);
  const panels = await Promise.all(
    call.manifest.modules('jira:issuePanel').map((module) => panel(call, module, issue.data)),
  );
  const { fields } = issue.data;
  return {
    kind: 'page',
    status: 200,
    title: `${issue.data.key} ${fields.summary}`,
    section: 'jira',
    content: html`<p class="crumbs">
        ${fields.project && html`<a href="/projects/${encodeURIComponent(fields.project.key)}">${fields.project.name}</a> / `}
        ${fields.parent && html`<a href="/browse/${encodeURIComponent(fields.parent.key)}">${fields.parent.key}</a> / `}${issue.data.key}
      </p>
      <div class="columns">
        <div>
          <h1>${fields.summary}</h1>
          ${transitionForm(issue.data, transitions.body)} ${description(fields.description)} ${panels}
          ${await children(call, issue.data)}
        </div>
        <aside class="card" aria-label="Details">${details(issue.data)}</aside>
      </div>`,
  };
}

/** A transition chosen on the issue view. */
export async function transitionIssue(call: PageCall): Promise<PageAnswer> {
  const key = call.params['key'] ?? '';
  const answer = await ask(call, 'POST', path`/rest/api/3/issue/${key}/transitions`, {
    transition: { id: call.form.get('transition') ?? '' },
  });
  if (answer.status === 204) return { kind: 'redirect', to: path`/browse/${key}` };
  return productProblem(`The transition of ${key}`, answer.status, answer.body);
}

/** `/browse?key=…` from the form on the home page. */
export async function openIssue(call: PageCall): Promise<PageAnswer> {
  const key = (call.url.searchParams.get('key') ?? '').trim().toUpperCase();
  return { kind: 'redirect', to: key === '' ? '/' : path`/browse/${key}` };
}

async function panel(call: PageCall, module: UiModule, issue: IssueShape): Promise<Html> {
  const { project, issuetype } = issue.fields;
  const spec = await frameSpec(call, {
    module,
    kind: 'panel',
    extension: {
      type: 'jira:issuePanel',
      issue: { id: issue.id, key: issue.key, type: issuetype.name, typeId: issuetype.id },
      project: { id: project?.id, key: project?.key, type: project?.projectTypeKey ?? 'software' },
      isNewToIssue: false,
      location: call.origins.own + call.url.pathname,
    },
  });
  const icon = await iconAddress(call, module);
  return html`<section class="app-panel" aria-label="${spec.title}">
    <header>
      ${icon !== undefined && html`<img src="${icon}" alt="" />`}
      <h2>${spec.title}</h2>
    </header>
    ${framePlace(spec)}
  </section>`;
}

function transitionForm(issue: IssueShape, body: unknown): Html {
  const parsed = transitionList.safeParse(body);
  const buttons = (parsed.success ? parsed.data.transitions : []).map(
    ({ id, name, to }) =>
      html`<button type="submit" name="transition" value="${id}" title="To ${to.name}">${name}</button>`,
  );
  return html`<form
    class="actions"
    method="post"
    action="/browse/${encodeURIComponent(issue.key)}/transition"
    aria-label="Transitions"
  >
    ${statusLozenge(issue.fields.status)} ${buttons}
  </form>`;
}

function description(value: unknown): Html | null {
  if (value === null || value === undefined) return null;
  return html`<section class="document" aria-label="Description">
    ${typeof value === 'string' ? html`<p>${value}</p>` : adfHtml(value)}
  </section>`;
}

async function children(call: PageCall, issue: IssueShape): Promise<Html> {
  const answer = await ask(call, 'POST', '/rest/api/3/search/jql', {
    jql: `parent = ${issue.key} ORDER BY key ASC`,
    fields: ROW_FIELDS,
    maxResults: MAX_CHILDREN,
  });
  const found = searchPage.safeParse(answer.body);
  if (!found.success || found.data.issues.length === 0) return html``;
  const { issues, nextPageToken } = found.data;
  return html`<section aria-label="Child work items">
    <h2>Child work items</h2>
    ${issueTable(issues)} ${nextPageToken && html`<p class="subtle">The first ${MAX_CHILDREN} are shown.</p>`}
  </section>`;
}

function details({ fields }: IssueShape): Html {
  const names = (list: ReadonlyArray<{ readonly name: string }> | null | undefined) =>
    list?.map(({ name }) => name).join(', ');
  const rows: ReadonlyArray<readonly [string, Html | string | null | undefined]> = [
    ['Type', fields.issuetype.name],
    ['Assignee', fields.assignee?.displayName ?? 'Unassigned'],
    ['Reporter', fields.reporter?.displayName],
    ['Priority', fields.priority?.name],
    ['Resolution', fields.resolution?.name ?? 'Unresolved'],
    [
      'Parent',
      fields.parent &&
        html`<a href="/browse/${encodeURIComponent(fields.parent.key)}">${fields.parent.key}</a>
          ${fields.parent.fields?.summary}`,
    ],
    ['Components', names(fields.components)],
    ['Fix versions', names(fields.fixVersions)],
    ['Labels', fields.labels?.join(', ')],
    ['Due', fields.duedate],
    ['Created', fields.created?.slice(0, 10)],
    ['Updated', fields.updated?.slice(0, 16).replace('T', ' ')],
  ];
  const shown = rows.filter(([, value]) => value !== undefined && value !== null && value !== '');
  return html`<h2>Details</h2>
    <dl class="fields">
      ${shown.map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>`;
}
