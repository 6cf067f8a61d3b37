import type { AdfNode } from '../confluence/adf-node';
import { macroOf, type PlacedMacro } from '../confluence/macro-node';
import { framePlace, frameSpec } from './frame-spec';
import { html, type Html } from './html';
import type { PageCall } from './page-call';
import { mayEdit, type WikiPage, type WikiSpace } from './wiki-reader';

/** The macros of a page as frames of the app, by local id. */
export async function macroFrames(
  call: PageCall,
  space: WikiSpace,
  page: WikiPage,
  macros: readonly PlacedMacro[],
): Promise<(node: AdfNode) => Html> {
  const views = new Map(
    await Promise.all(
      macros.map(async (macro) => [macro.localId, await macroFrame(call, space, page, macro)] as const),
    ),
  );
  return (node) => {
    const macro = macroOf(node);
    return (
      (macro && views.get(macro.localId)) ??
      html`<p class="subtle">[An extension that the local site does not know]</p>`
    );
  };
}

/** The extension context of a macro; the editor of its configuration sees more. */
export function macroExtension(
  call: PageCall,
  space: WikiSpace,
  page: WikiPage,
  macro: PlacedMacro,
  configuring: boolean,
): Record<string, unknown> {
  return {
    type: 'macro',
    content: { id: page.id, type: 'page', subtype: null },
    space: { id: space.id, key: space.key },
    isEditing: configuring,
    references: [],
    config: macro.config,
    location: call.origins.own + call.url.pathname,
    ...(configuring && { macro: { isConfiguring: true, isInserting: Object.keys(macro.config).length === 0 } }),
  };
}

async function macroFrame(call: PageCall, space: WikiSpace, page: WikiPage, macro: PlacedMacro): Promise<Html> {
  const module = call.manifest.findModule('macro', macro.moduleKey);
  if (!module) return html`<p class="problem">The macro "${macro.title}" is of an app that is not installed.</p>`;
  const spec = await frameSpec(call, {
    module,
    kind: 'panel',
    localId: macro.localId,
    extension: macroExtension(call, space, page, macro, false),
  });
  return html`<section class="macro" aria-label="${spec.title}" data-local-id="${macro.localId}">
    ${mayEdit(call) && (await editor(call, space, page, macro))} ${framePlace(spec)}
  </section>`;
}

async function editor(call: PageCall, space: WikiSpace, page: WikiPage, macro: PlacedMacro): Promise<Html> {
  const module = call.manifest.findModule('macro', macro.moduleKey);
  const spec =
    module?.config &&
    (await frameSpec(call, {
      module,
      kind: 'config',
      localId: macro.localId,
      extension: macroExtension(call, space, page, macro, true),
      configures: { pageId: page.id, localId: macro.localId },
    }));
  const openNow = call.url.searchParams.get('configure') === macro.localId;
  const configure =
    spec &&
    html`<button
      type="button"
      data-configure="${JSON.stringify(spec)}"
      data-size="${module.config?.viewportSize ?? 'medium'}"
      data-open-now="${String(openNow)}"
    >
      Edit
    </button>`;
  return html`<header>
    ${macro.title} ${configure}
    <form method="post" action="${pagePath(space, page)}/remove-macro">
      <button type="submit" name="localId" value="${macro.localId}">Remove</button>
    </form>
  </header>`;
}

/** The address of a page. */
export function pagePath(space: WikiSpace, page: { readonly id: string }): string {
  return `/wiki/spaces/${encodeURIComponent(space.key)}/pages/${page.id}`;
}
