import { randomUUID } from 'node:crypto';
import { paragraph, type AdfDoc } from '../confluence/adf-node';
import { macroNode, macrosOf, withoutMacro } from '../confluence/macro-node';
import { ENVIRONMENT_ID } from '../platform/function-runner';
import { adfNodes } from './adf-html';
import { html, type Html } from './html';
import { logIn, notice, productProblem } from './notice-pages';
import type { PageAnswer, PageCall } from './page-call';
import { ask, path } from './product-reader';
import { exportPage } from './wiki-export';
import { macroFrames, pagePath } from './wiki-macro';
import {
  mayEdit,
  readPages,
  readSpace,
  readSpaces,
  readWikiPage,
  savePage,
  type WikiPage,
  type WikiSpace,
} from './wiki-reader';

/** The spaces the visitor may read. */
export async function spacesPage(call: PageCall): Promise<PageAnswer> {
  const spaces = await readSpaces(call);
  if (spaces.length === 0 && !call.session.user) return logIn(call);
  const rows = spaces.map(
    ({ key, name }) =>
      html`<li><a href="${path`/wiki/spaces/${key}`}">${name}</a> <span class="subtle">${key}</span></li>`,
  );
  return {
    kind: 'page',
    status: 200,
    title: 'Spaces',
    section: 'confluence',
    content: html`<h1>Spaces</h1>
      ${
        rows.length === 0
          ? html`<p class="subtle">There is no space that you may read.</p>`
          : html`<ul>
              ${rows}
            </ul>`
      }`,
  };
}

/** The pages of a space, and a form for a new one. */
export async function spacePage(call: PageCall): Promise<PageAnswer> {
  const space = await readSpace(call, call.params['space'] ?? '');
  if (!space) return call.session.user ? noSpace() : logIn(call);
  const { results, _links } = await readPages(call, space, call.url.searchParams.get('cursor'));
  const next = _links.next === undefined ? null : new URL(_links.next, call.origins.own).searchParams.get('cursor');
  const create = html`<h2>New page</h2>
    <form class="actions" method="post" action="${path`/wiki/spaces/${space.key}`}/pages">
      <label class="visually-hidden" for="title">Title</label>
      <input id="title" name="title" placeholder="Title" required maxlength="255" autocomplete="off" />
      <button type="submit">Create</button>
    </form>`;
  return {
    kind: 'page',
    status: 200,
    title: space.name,
    section: 'confluence',
    content: html`<p class="crumbs"><a href="/wiki/spaces">Spaces</a></p>
      <h1>${space.name}</h1>
      <ul>
        ${results.map((page) => html`<li><a href="${pagePath(space, page)}">${page.title}</a></li>`)}
      </ul>
      ${next !== null && html`<p><a class="button" href="?cursor=${encodeURIComponent(next)}">Next page</a></p>`}
      ${mayEdit(call) && create}`,
  };
}

/** A page with its macros, or what an export of it would contain. */
export async function wikiPage(call: PageCall): Promise<PageAnswer> {
  const found = await locate(call);
  if ('kind' in found) return found;
  const { space, page } = found;
  const wanted = call.url.searchParams.get('export');
  if (wanted !== null) return exportPage(call, space, page, wanted);
  const macros = macrosOf(page.doc);
  const views = await macroFrames(call, space, page, macros);
  return {
    kind: 'page',
    status: 200,
    title: page.title,
    section: 'confluence',
    content: html`${crumbs(space)}
      <h1>${page.title}</h1>
      <p class="subtle">Version ${page.version.number} · ${page.version.createdAt.slice(0, 10)}</p>
      ${actions(call, space, page)}
      <article class="document full">${adfNodes(page.doc.content, views)}</article>`,
  };
}

/** A page that begins as one empty paragraph. */
export async function createPage(call: PageCall): Promise<PageAnswer> {
  const space = await readSpace(call, call.params['space'] ?? '');
  if (!space) return noSpace();
  const doc: AdfDoc = { version: 1, type: 'doc', content: [paragraph('')] };
  const answer = await ask(call, 'POST', '/wiki/api/v2/pages', {
    spaceId: space.id,
    title: call.form.get('title') ?? '',
    body: { representation: 'atlas_doc_format', value: JSON.stringify(doc) },
  });
  const id =
    typeof answer.body === 'object' && answer.body !== null && 'id' in answer.body ? String(answer.body.id) : undefined;
  return answer.status === 200 && id !== undefined
    ? { kind: 'redirect', to: pagePath(space, { id }) }
    : productProblem('Creating the page', answer.status, answer.body);
}

/** Puts a macro of the app at the end of the page and, when the manifest says so, opens its configuration. */
export async function insertMacro(call: PageCall): Promise<PageAnswer> {
  const found = await locate(call);
  if ('kind' in found) return found;
  const { space, page } = found;
  const module = call.manifest.findModule('macro', call.form.get('module') ?? '');
  if (!module) return notice(404, 'No such macro', 'The manifest has no macro with that key.', 'confluence');
  const localId = randomUUID();
  const identity = {
    appId: call.manifest.appId,
    environmentId: ENVIRONMENT_ID,
    moduleKey: module.key,
    title: module.title ?? module.key,
  };
  const saved = await savePage(call, page, {
    ...page.doc,
    content: [...page.doc.content, macroNode(identity, localId, {})],
  });
  if (saved.status !== 200) return productProblem('Saving the page', saved.status, saved.body);
  return { kind: 'redirect', to: pagePath(space, page) + (module.config?.openOnInsert ? `?configure=${localId}` : '') };
}

/** Takes a macro out of the page. */
export async function removeMacro(call: PageCall): Promise<PageAnswer> {
  const found = await locate(call);
  if ('kind' in found) return found;
  const saved = await savePage(call, found.page, withoutMacro(found.page.doc, call.form.get('localId') ?? ''));
  if (saved.status !== 200) return productProblem('Saving the page', saved.status, saved.body);
  return { kind: 'redirect', to: pagePath(found.space, found.page) };
}

/** The address that apps and old links use: a page by its id alone. */
export async function pageById(call: PageCall): Promise<PageAnswer> {
  const page = await readWikiPage(call, call.url.searchParams.get('pageId') ?? '');
  const space = page && (await readSpaces(call)).find(({ id }) => id === page.spaceId);
  return space ? { kind: 'redirect', to: pagePath(space, page) } : noPage();
}

type Located = { readonly space: WikiSpace; readonly page: WikiPage };

async function locate(call: PageCall): Promise<Located | PageAnswer> {
  const [space, page] = await Promise.all([
    readSpace(call, call.params['space'] ?? ''),
    readWikiPage(call, call.params['page'] ?? ''),
  ]);
  if (space && page && page.spaceId === space.id && page.status === 'current') return { space, page };
  return call.session.user ? noPage() : logIn(call);
}

function actions(call: PageCall, space: WikiSpace, page: WikiPage): Html {
  const insert = mayEdit(call) ? call.manifest.modules('macro') : [];
  return html`<div class="actions">
    ${insert.map(
      (module) =>
        html`<form method="post" action="${pagePath(space, page)}/insert-macro">
          <button type="submit" name="module" value="${module.key}">Insert ${module.title ?? module.key}</button>
        </form>`,
    )}
    <a class="button" href="?export=pdf">Export as PDF</a>
    <a class="button" href="?export=word">Export as Word</a>
  </div>`;
}

function crumbs(space: WikiSpace): Html {
  return html`<p class="crumbs">
    <a href="/wiki/spaces">Spaces</a> / <a href="${path`/wiki/spaces/${space.key}`}">${space.name}</a>
  </p>`;
}

function noSpace(): PageAnswer {
  return notice(404, 'No such space', 'It does not exist, or you may not read it.', 'confluence');
}

function noPage(): PageAnswer {
  return notice(404, 'No such page', 'It does not exist, or you may not read it.', 'confluence');
}
