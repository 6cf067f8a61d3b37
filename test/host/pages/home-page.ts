import { html } from './html';
import { projectPage } from './jira-reader';
import { logIn, noJira, productProblem } from './notice-pages';
import type { PageAnswer, PageCall } from './page-call';
import { ask } from './product-reader';

const MAX_PROJECTS = 100;

/** The way in: projects, the app's pages, Confluence. */
export async function homePage(call: PageCall): Promise<PageAnswer> {
  if (!call.session.user) return logIn(call);
  if (call.session.user.jiraAccess === false) return noJira();
  const answer = await ask(call, 'GET', `/rest/api/3/project/search?maxResults=${MAX_PROJECTS}`);
  const projects = projectPage.safeParse(answer.body);
  if (answer.status !== 200 || !projects.success)
    return productProblem('The list of projects', answer.status, answer.body);
  const rows = projects.data.values.map(
    ({ key, name }) =>
      html`<tr>
        <td class="nowrap"><a href="/projects/${encodeURIComponent(key)}">${key}</a></td>
        <td><a href="/projects/${encodeURIComponent(key)}">${name}</a></td>
      </tr>`,
  );
  const none = html`<p class="subtle">There is no project that you may browse.</p>`;
  return {
    kind: 'page',
    status: 200,
    title: 'Projects',
    section: 'jira',
    content: html`<h1>Projects</h1>
      ${
        rows.length === 0
          ? none
          : html`<table class="keys">
              <thead>
                <tr>
                  <th>Key</th>
                  <th>Name</th>
                </tr>
              </thead>
              <tbody>
                ${rows}
              </tbody>
            </table>`
      }
      <h2>Open a work item</h2>
      <form class="actions" action="/browse" method="get">
        <label class="visually-hidden" for="key">Key</label>
        <input id="key" name="key" placeholder="KEY-1" required autocomplete="off" />
        <button type="submit">Open</button>
      </form>
      <p class="subtle">
        This is a local stand-in for an Atlassian site: it answers as Jira and Confluence do as far as the app needs,
        and shows the app's real front end in it. Nothing here leaves this machine.
      </p>`,
  };
}
