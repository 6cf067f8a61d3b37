import { html, type Html } from './html';
import type { PageAnswer, PageCall } from './page-call';
import { frameEntries, modulePaths } from './frame-spec';
import { ANONYMOUS, siteUsers } from './session';

type Page = Extract<PageAnswer, { kind: 'page' }>;

/** A whole document: the bar of the site above, the page below. */
export async function layout(call: PageCall, page: Page): Promise<string> {
  const app = JSON.stringify({ entries: await frameEntries(call), modulePaths: modulePaths(call.manifest) });
  const document = html`<!doctype html>
    <html lang="en" data-color-mode="${call.session.colorMode}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title} - Local Atlassian site</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/_site/site.css" />
        <script type="module" src="/_site/scripts/host-bridge"></script>
        <script type="module" src="/_site/page.js"></script>
      </head>
      <body data-app="${app}">
        ${bar(call, page.section)}
        <main class="${page.width}">${page.content}</main>
        <div id="flags"></div>
      </body>
    </html>`;
  return document.markup;
}

function bar(call: PageCall, section: Page['section']): Html {
  const current = (name: Page['section']) => (section === name ? html`aria-current="page"` : '');
  const strategy = call.manifest
    .modules('jira:globalPage')
    .map((module) => html`<a href="/jira/apps/${module.key}" ${current('strategy')}>${module.title ?? module.key}</a>`);
  const settings = call.session.user?.admin
    ? call.manifest
        .modules('jira:adminPage')
        .map((module) => html`<a href="/jira/settings/apps/${module.key}" ${current('settings')}>Settings</a>`)
    : [];
  return html`<header class="bar">
    <a class="bar-name" href="/">Local Atlassian site</a>
    <nav aria-label="Products">
      <a href="/" ${current('jira')}>Jira</a>
      <a href="/wiki/spaces" ${current('confluence')}>Confluence</a>
      ${strategy} ${settings}
    </nav>
    <div class="bar-end">${clock(call)} ${theme(call)} ${people(call)}</div>
  </header>`;
}

function clock({ host }: PageCall): Html {
  const now = new Date(host.clock.nowMs()).toISOString();
  return html`<time
    class="clock"
    datetime="${now}"
    title="Time of the site${host.clock.frozen ? ', which stands still' : ''}"
    >${now.slice(0, 10)} ${now.slice(11, 16)} UTC${host.clock.frozen ? ' · frozen' : ''}</time
  >`;
}

function theme(call: PageCall): Html {
  const other = call.session.colorMode === 'dark' ? 'light' : 'dark';
  return html`<a href="${withParam(call.url, 'theme', other)}" aria-label="Switch to ${other} theme"
    >${other === 'dark' ? 'Dark' : 'Light'}</a
  >`;
}

function people(call: PageCall): Html {
  const { user } = call.session;
  const entries = siteUsers(call.host.store).map(
    (other) =>
      html`<li>
        <a
          href="${withParam(call.url, 'as', other.email)}"
          ${other.accountId === user?.accountId ? html`aria-current="true"` : ''}
          >${other.displayName}<small>${other.email}${roleOf(other)}</small></a
        >
      </li>`,
  );
  return html`<details class="menu">
    <summary aria-label="${user?.displayName ?? 'Not logged in'}: act as another person">
      ${user?.displayName ?? 'Not logged in'} ▾
    </summary>
    <ul>
      ${entries}
      <li>
        <a href="${withParam(call.url, 'as', ANONYMOUS)}">Nobody<small>not logged in</small></a>
      </li>
    </ul>
  </details>`;
}

function roleOf(user: { readonly admin: boolean; readonly jiraAccess?: boolean }): string {
  if (user.jiraAccess === false) return ' · Confluence only';
  return user.admin ? ' · administrator' : '';
}

function withParam(url: URL, name: string, value: string): string {
  const next = new URL(url);
  next.searchParams.delete('as');
  next.searchParams.delete('theme');
  next.searchParams.set(name, value);
  return `${next.pathname}${next.search}`;
}
