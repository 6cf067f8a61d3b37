import { html, type Html } from './html';
import type { PageAnswer, PageCall } from './page-call';
import { siteUsers } from './session';

type Section = Extract<PageAnswer, { kind: 'page' }>['section'];

/** A page that only says something: what this is, why, and the one next step. */
export function notice(status: number, title: string, text: Html | string, section: Section = 'none'): PageAnswer {
  return {
    kind: 'page',
    status,
    title,
    section,
    content: html`<section class="notice">
      <h1>${title}</h1>
      <p>${text}</p>
      <p><a href="/">Home</a></p>
    </section>`,
  };
}

/** Nobody is logged in where somebody must be. */
export function logIn(call: PageCall): PageAnswer {
  const people = siteUsers(call.host.store)
    .slice(0, 12)
    .map((user) => {
      const url = new URL(call.url);
      url.searchParams.set('as', user.email);
      return html`<li>
        <a href="${url.pathname}${url.search}">${user.displayName}</a> <span class="subtle">${user.email}</span>
      </li>`;
    });
  return {
    kind: 'page',
    status: 401,
    title: 'Log in to continue',
    section: 'none',
    content: html`<section class="notice">
      <h1>Log in to continue</h1>
      <p>This page is for people of the site. The local site asks for no password: choose who you are.</p>
      <ul>
        ${people}
      </ul>
    </section>`,
  };
}

/** Somebody without Jira came to Jira. */
export function noJira(): PageAnswer {
  return notice(
    403,
    'You have no access to Jira',
    'Your account is for Confluence only. A site administrator can give you access to Jira.',
  );
}

/** The product answered something that no page is made for; said as it is. */
export function productProblem(what: string, status: number, body: unknown): PageAnswer {
  const detail = typeof body === 'string' ? body : JSON.stringify(body ?? null, null, 1);
  return {
    kind: 'page',
    status: status === 501 ? 501 : 502,
    title: 'This page could not be made',
    section: 'none',
    content: html`<section class="notice">
      <h1>This page could not be made</h1>
      <p>${what} answered ${status}.</p>
      <pre class="problem">${detail.slice(0, 2000)}</pre>
    </section>`,
  };
}
