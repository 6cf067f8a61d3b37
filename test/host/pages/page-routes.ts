import { adminPage, dashboardPage, globalPage, projectAppPage } from './app-pages';
import { homePage } from './home-page';
import { issuePage, openIssue, transitionIssue } from './issue-page';
import type { PageRoute } from './page-call';
import { projectPageView } from './project-page';
import { createPage, insertMacro, pageById, removeMacro, spacePage, spacesPage, wikiPage } from './wiki-pages';

/** Every page of the site, shaped as the addresses of a real one. */
export const PAGE_ROUTES: readonly PageRoute[] = [
  { method: 'GET', path: '/', answer: homePage },
  { method: 'GET', path: '/projects/{key}', answer: projectPageView },
  { method: 'GET', path: '/browse', answer: openIssue },
  { method: 'GET', path: '/browse/{key}', answer: issuePage },
  { method: 'POST', path: '/browse/{key}/transition', answer: transitionIssue },
  { method: 'GET', path: '/jira/apps/{module}/{inside...}', answer: globalPage },
  { method: 'GET', path: '/jira/settings/apps/{module}/{inside...}', answer: adminPage },
  { method: 'GET', path: '/jira/projects/{key}/apps/{module}/{inside...}', answer: projectAppPage },
  { method: 'GET', path: '/jira/dashboards/{id}', answer: dashboardPage },
  { method: 'GET', path: '/wiki', answer: spacesPage },
  { method: 'GET', path: '/wiki/spaces', answer: spacesPage },
  { method: 'GET', path: '/wiki/spaces/{space}', answer: spacePage },
  { method: 'POST', path: '/wiki/spaces/{space}/pages', answer: createPage },
  { method: 'GET', path: '/wiki/spaces/{space}/pages/{page}', answer: wikiPage },
  { method: 'POST', path: '/wiki/spaces/{space}/pages/{page}/insert-macro', answer: insertMacro },
  { method: 'POST', path: '/wiki/spaces/{space}/pages/{page}/remove-macro', answer: removeMacro },
  { method: 'GET', path: '/wiki/spaces/{space}/pages/{page}/{title}', answer: wikiPage },
  { method: 'GET', path: '/wiki/pages/viewpage.action', answer: pageById },
];
