import { CLOUD_ID } from '../kernel';
import type { AdfNode } from '../confluence/adf-node';
import { AdfError, parseAdf } from '../confluence/adf-schema';
import { macroOf, macrosOf, type PlacedMacro } from '../confluence/macro-node';
import { ENVIRONMENT_ID } from '../platform/function-runner';
import { adfNodes, adfProblem } from './adf-html';
import type { UiModule } from './app-manifest';
import { refusalOf } from './host-for-pages';
import { html, type Html } from './html';
import { notice } from './notice-pages';
import type { PageAnswer, PageCall } from './page-call';
import { macroExtension, pagePath } from './wiki-macro';
import type { WikiPage, WikiSpace } from './wiki-reader';

const FORMATS: Readonly<Record<string, string>> = { pdf: 'PDF', word: 'Word' };

/** What an export of the page would contain: each macro is what its `adfExport` function answers. */
export async function exportPage(
  call: PageCall,
  space: WikiSpace,
  page: WikiPage,
  format: string,
): Promise<PageAnswer> {
  const name = FORMATS[format];
  if (name === undefined)
    return notice(400, 'No such export', `A page is exported as pdf or word, not as "${format}".`, 'confluence');
  const views = new Map<string, Html>();
  for (const macro of macrosOf(page.doc))
    views.set(macro.localId, await exportedMacro(call, space, page, macro, format));
  const view = (node: AdfNode) => views.get(macroOf(node)?.localId ?? '') ?? html``;
  return {
    kind: 'page',
    status: 200,
    title: `${page.title} (${name})`,
    section: 'confluence',
    content: html`<p class="crumbs">
        <a href="${pagePath(space, page)}">Back to the page</a> · what the ${name} export contains
      </p>
      <article class="document paper" data-export="${format}">
        <h1>${page.title}</h1>
        ${adfNodes(page.doc.content, view)}
      </article>`,
  };
}

async function exportedMacro(
  call: PageCall,
  space: WikiSpace,
  page: WikiPage,
  macro: PlacedMacro,
  format: string,
): Promise<Html> {
  const module = call.manifest.findModule('macro', macro.moduleKey);
  if (!module?.adfExport) return html`<p class="subtle">[${macro.title}: not part of an export]</p>`;
  const payload = exportPayload(call, space, page, macro, module, format);
  try {
    const answer = await call.host.callFunction(
      module.adfExport.function,
      module.key,
      payload,
      call.session.user?.accountId,
    );
    return adfNodes(parseAdf(answer).content);
  } catch (error) {
    if (error instanceof AdfError) return adfProblem(error);
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    return html`<p class="problem" role="alert">
      ${macro.title} could not be exported (${refusal.status}): ${refusal.message}
    </p>`;
  }
}

/**
 * What an export function gets. The documentation knows `exportType` and `extensionPayload.config`; apps in use report
 * that Word puts the configuration and the page's id into `context` instead, so both shapes are given as reported.
 */
function exportPayload(
  call: PageCall,
  space: WikiSpace,
  page: WikiPage,
  macro: PlacedMacro,
  module: UiModule,
  format: string,
): Record<string, unknown> {
  const shared = {
    cloudId: CLOUD_ID,
    siteUrl: call.origins.own,
    environmentId: ENVIRONMENT_ID,
    environmentType: 'DEVELOPMENT',
    localId: macro.localId,
    moduleKey: module.key,
    ...(call.session.user && { accountId: call.session.user.accountId }),
  };
  if (format === 'word')
    return {
      exportType: format,
      context: { ...shared, content: { id: page.id }, contentId: page.id, spaceKey: space.key, config: macro.config },
    };
  return {
    exportType: format,
    context: { ...shared, extension: macroExtension(call, space, page, macro, false) },
    extensionPayload: { config: macro.config },
  };
}
