import { html } from './html';
import { issueTable } from './issue-table';
import { ROW_FIELDS, searchPage } from './jira-reader';
import { logIn, noJira, notice, productProblem } from './notice-pages';
import type { PageAnswer, PageCall } from './page-call';
import { ask, path } from './product-reader';

const PAGE_SIZE = 50;

/** The issues of a project, a page at a time. */
export async function projectPageView(call: PageCall): Promise<PageAnswer> {
  if (!call.session.user) return logIn(call);
  if (call.session.user.jiraAccess === false) return noJira();
  const key = call.params['key'] ?? '';
  const project = await ask(call, 'GET', path`/rest/api/3/project/${key}`);
  if (project.status !== 200)
    return notice(404, 'No such project', 'It does not exist, or you may not browse it.', 'jira');
  const name =
    typeof project.body === 'object' && project.body !== null && 'name' in project.body
      ? String(project.body.name)
      : key;
  const token = call.url.searchParams.get('page');
  const answer = await ask(call, 'POST', '/rest/api/3/search/jql', {
    jql: `project = ${JSON.stringify(key)} ORDER BY key ASC`,
    fields: ROW_FIELDS,
    maxResults: PAGE_SIZE,
    ...(token !== null && { nextPageToken: token }),
  });
  const found = searchPage.safeParse(answer.body);
  if (answer.status !== 200 || !found.success)
    return productProblem('The search of issues', answer.status, answer.body);
  const { issues, nextPageToken } = found.data;
  const here = `/projects/${encodeURIComponent(key)}`;
  return {
    kind: 'page',
    status: 200,
    title: name,
    section: 'jira',
    content: html`<p class="crumbs"><a href="/">Projects</a></p>
      <h1>${name}</h1>
      ${issues.length === 0 ? html`<p class="subtle">No work items${token === null ? ' yet' : ' on this page'}.</p>` : issueTable(issues)}
      <p class="actions">
        ${token !== null && html`<a class="button" href="${here}">First page</a>`}
        ${nextPageToken && html`<a class="button" href="${here}?page=${encodeURIComponent(nextPageToken)}">Next page</a>`}
      </p>`,
  };
}
