import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { readJson, readText } from '../http-body';
import { createBrowserScripts } from '../bridge/browser-scripts';
import { createAppFiles, BRIDGE_PATH } from './app-files';
import { readAppManifest } from './app-manifest';
import { answerBridge } from './bridge-endpoints';
import { contentTypeOf, HTML_TYPE, JSON_TYPE, SCRIPT_TYPE, TEXT_TYPE } from './content-type';
import { sitePolicy } from './csp';
import type { HostForPages } from './host-for-pages';
import { layout } from './layout';
import { matchPath } from './match-path';
import { notice } from './notice-pages';
import { isSameOrigin, originsOf } from './origins';
import type { PageAnswer, PageCall } from './page-call';
import { PAGE_ROUTES } from './page-routes';
import { readSession } from './session';

/** What belongs to others: product APIs and the site's own controls. */
const NOT_PAGES = ['/rest/', '/wiki/rest/', '/wiki/api/', '/_host/', '/gateway/'];
const STATIC_FILES: Readonly<Record<string, string>> = { '/_site/site.css': 'site.css', '/_site/page.js': 'page.js' };

export type { HostForPages } from './host-for-pages';
export type PageHandler = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/** The pages around the app: answers every address that is a page or a part of one, and leaves the others alone. */
export function createPages(options: { readonly host: HostForPages }): PageHandler {
  const { host } = options;
  const manifest = readAppManifest(host.manifest.raw);
  const siteOffsetMs = () => host.clock.nowMs() - Date.now();
  const files = createAppFiles(manifest, host.appRoot, siteOffsetMs);
  const scripts = createBrowserScripts();

  return async (request, response) => {
    const origins = originsOf(request);
    const url = new URL(request.url ?? '/', origins.own);
    const { pathname } = url;
    if (NOT_PAGES.some((prefix) => pathname.startsWith(prefix))) return false;

    const staticFile = STATIC_FILES[pathname];
    if (staticFile !== undefined)
      return send(response, 200, contentTypeOf(staticFile), readFileSync(join(__dirname, staticFile)));
    if (pathname === BRIDGE_PATH) return send(response, 200, SCRIPT_TYPE, scripts.globalBridge());
    if (pathname.startsWith('/_site/scripts/')) {
      const script = scripts.pageModule(pathname.slice('/_site/scripts/'.length));
      return script === undefined
        ? send(response, 404, TEXT_TYPE, 'No such script')
        : send(response, 200, SCRIPT_TYPE, script);
    }
    if (pathname.startsWith('/_app/')) {
      const file = await files.serve(pathname, origins.other);
      response.writeHead(file.status, file.headers).end(request.method === 'HEAD' ? undefined : file.body);
      return true;
    }
    if (pathname === '/_site/csp-report') {
      host.recordNotModelled(`content refused by the security policy: ${await readText(request)}`);
      return send(response, 204, TEXT_TYPE, '');
    }
    if (request.method === 'POST' && !isSameOrigin(request))
      return send(response, 403, TEXT_TYPE, 'Only pages of this site may do that');

    const session = readSession(host.store, request, url);
    const call: PageCall = {
      host,
      manifest,
      appPath: files.paths(),
      request,
      url,
      origins,
      session: session.session,
      params: {},
      form: new URLSearchParams(),
    };
    if (pathname.startsWith('/_site/bridge/') && request.method === 'POST') {
      const answer = await answerBridge(call, pathname.slice('/_site/bridge/'.length), await readJson(request));
      return send(response, answer.status, JSON_TYPE, JSON.stringify(answer.body));
    }
    const answer =
      'unknownUser' in session
        ? notice(404, 'No such person', `Nobody on this site has the email "${session.unknownUser}".`)
        : await answerPage(call);
    await sendPage(call, response, answer);
    return true;
  };
}

async function answerPage(call: PageCall): Promise<PageAnswer> {
  const pathname = call.url.pathname.length > 1 ? call.url.pathname.replace(/\/+$/, '') || '/' : call.url.pathname;
  const method = call.request.method === 'HEAD' ? 'GET' : call.request.method;
  const matches = PAGE_ROUTES.flatMap((route) => {
    const params = matchPath(route.path, pathname);
    return params ? [{ route, params }] : [];
  });
  const match = matches.find(({ route }) => route.method === method);
  if (!match)
    return matches.length > 0
      ? notice(405, 'Not possible here', `${method ?? ''} is not for this page.`)
      : notice(404, 'No such page', 'There is nothing at this address on the local site.');
  const form = new URLSearchParams(method === 'POST' ? await readText(call.request) : '');
  return match.route.answer({ ...call, params: match.params, form });
}

async function sendPage(call: PageCall, response: ServerResponse, answer: PageAnswer): Promise<void> {
  if (call.session.cookies.length > 0) response.setHeader('set-cookie', [...call.session.cookies]);
  if (answer.kind === 'redirect') {
    response.writeHead(303, { location: answer.to }).end();
    return;
  }
  const body = await layout(call, answer);
  response.writeHead(answer.status, {
    'content-type': HTML_TYPE,
    'cache-control': 'no-store',
    'content-security-policy': sitePolicy(call.origins.other),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
  });
  response.end(call.request.method === 'HEAD' ? undefined : body);
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): true {
  response
    .writeHead(status, { 'content-type': type, 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' })
    .end(body);
  return true;
}
