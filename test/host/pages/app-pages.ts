import type { UiModuleType } from './app-manifest';
import { framePlace, frameSpec } from './frame-spec';
import { html } from './html';
import { logIn, noJira, notice } from './notice-pages';
import type { PageAnswer, PageCall } from './page-call';
import { ask, path } from './product-reader';

/** A global page of the app; what follows its path belongs to the app's own history. */
export async function globalPage(call: PageCall): Promise<PageAnswer> {
  return appPage(call, 'jira:globalPage', 'strategy', `/jira/apps/${call.params['module'] ?? ''}`);
}

/** A page of the app in Jira's settings, for administrators. */
export async function adminPage(call: PageCall): Promise<PageAnswer> {
  if (call.session.user && !call.session.user.admin && call.session.user.jiraAccess !== false)
    return notice(
      403,
      'For administrators',
      'These settings are for Jira administrators. Ask one of them to change something here.',
    );
  return appPage(call, 'jira:adminPage', 'settings', `/jira/settings/apps/${call.params['module'] ?? ''}`);
}

/** A page of the app in a project. */
export async function projectAppPage(call: PageCall): Promise<PageAnswer> {
  const { key = '', module = '' } = call.params;
  const project = await ask(call, 'GET', path`/rest/api/3/project/${key}`);
  if (project.status === 404 && call.session.user)
    return notice(404, 'No such project', 'It does not exist, or you may not browse it.', 'jira');
  const about = { id: member(project.body, 'id'), key, type: member(project.body, 'projectTypeKey') ?? 'software' };
  return appPage(call, 'jira:projectPage', 'jira', `/jira/projects/${key}/apps/${module}`, { project: about });
}

/** Dashboards hold nothing of the app until the manifest says so. */
export async function dashboardPage(call: PageCall): Promise<PageAnswer> {
  const what = `dashboard ${call.params['id'] ?? ''}`;
  call.host.recordNotModelled(what);
  const reason = call.manifest.hasDashboardModule
    ? 'The app has a dashboard module, but dashboards are not modelled by the local site yet.'
    : 'The manifest has no dashboard module, so there is nothing of the app to show here, and dashboards are not modelled by the local site.';
  return notice(501, 'Dashboards are not modelled', reason, 'jira');
}

async function appPage(
  call: PageCall,
  type: UiModuleType,
  section: 'strategy' | 'settings' | 'jira',
  base: string,
  extension: Readonly<Record<string, unknown>> = {},
): Promise<PageAnswer> {
  if (!call.session.user) return logIn(call);
  if (call.session.user.jiraAccess === false) return noJira();
  const module = call.manifest.findModule(type, call.params['module'] ?? '');
  if (!module)
    return notice(404, 'No such page', `The manifest has no ${type} with the key "${call.params['module'] ?? ''}".`);
  const spec = await frameSpec(call, {
    module,
    kind: 'page',
    extension: { type, ...extension, location: call.origins.own + call.url.pathname },
    historyBase: base,
  });
  return {
    kind: 'page',
    status: 200,
    title: spec.title,
    section,
    width: module.layout === 'blank' ? 'blank' : 'wide',
    content: html`${module.layout !== 'blank' && html`<h1>${spec.title}</h1>`}${framePlace(spec)}`,
  };
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(name) : undefined;
}
