import { textMember } from './read-payload';
import type { AppSpec } from './wire';

/** The address on this site that a navigation of `@forge/bridge` means, by target or by URL. */
export function addressFor(payload: unknown, app: AppSpec): URL {
  const url = textMember(payload, 'url');
  return new URL(url ?? targetPath(payload, app), window.location.origin);
}

/** Whether an address is one a page may be sent to at all: links of other schemes could run code in the page. */
export function isWebAddress(address: URL): boolean {
  return ['http:', 'https:', 'mailto:'].includes(address.protocol);
}

function targetPath(payload: unknown, app: AppSpec): string {
  const target = textMember(payload, 'target') ?? '';
  const needed = (name: string) => {
    const value = textMember(payload, name);
    if (value === undefined) throw new Error(`A navigation to ${target} needs ${name}`);
    return encodeURIComponent(value);
  };
  switch (target) {
    case 'issue':
      return `/browse/${needed('issueKey')}`;
    case 'dashboard':
      return `/jira/dashboards/${needed('dashboardId')}`;
    case 'contentView':
      return `/wiki/pages/viewpage.action?pageId=${needed('contentId')}`;
    case 'spaceView':
      return `/wiki/spaces/${needed('spaceKey')}`;
    case 'module': {
      const path = app.modulePaths[textMember(payload, 'moduleKey') ?? ''];
      if (path === undefined) throw new Error(`The module ${textMember(payload, 'moduleKey')} has no page`);
      const own = path.includes('{projectKey}') ? path.replace('{projectKey}', needed('projectKey')) : path;
      const inside = (textMember(payload, 'path') ?? '').replace(/^\/+/, '');
      return inside === '' ? own : `${own}/${inside}`;
    }
    default:
      throw new Error(`The navigation target ${target} is not modelled`);
  }
}
