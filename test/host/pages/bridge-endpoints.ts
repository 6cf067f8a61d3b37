import { z } from 'zod';
import { withMacroConfig } from '../confluence/macro-node';
import type { ProductActor } from '../kernel';
import { refusalOf } from './host-for-pages';
import { parseMacroConfig } from './macro-config';
import type { PageCall } from './page-call';
import { readWikiPage, savePage } from './wiki-reader';

const about = z.object({
  moduleKey: z.string(),
  accountId: z.string().nullable(),
  context: z.looseObject({ extension: z.record(z.string(), z.unknown()) }),
});
const invokeInput = about.extend({ functionKey: z.string(), payload: z.unknown().optional() });
const fetchInput = about.extend({
  request: z.object({
    product: z.string(),
    restPath: z.string().startsWith('/'),
    fetchRequestInit: z.looseObject({
      method: z.string().optional(),
      headers: z.array(z.tuple([z.string(), z.string()])).optional(),
      body: z.string().nullish(),
    }),
    isMultipartFormData: z.boolean().optional(),
  }),
});
const configInput = about.extend({
  macro: z.object({ pageId: z.string(), localId: z.string() }),
  submitted: z.unknown(),
});
const notModelledInput = z.object({ what: z.string().max(200) });

class BridgeRefusal extends Error {}

type Endpoint = (call: PageCall, body: unknown) => Promise<unknown>;

/** What the page's script asks the server for in the name of a frame, by operation. */
const ENDPOINTS: Readonly<Record<string, Endpoint>> = {
  invoke: async (call, body) => {
    const { moduleKey, accountId, context, functionKey, payload } = invokeInput.parse(body);
    return call.host.invoke(moduleKey, functionKey, payload, accountId ?? undefined, context.extension);
  },
  'fetch-product': async (call, body) => {
    const { accountId, request } = fetchInput.parse(body);
    const { product, restPath, fetchRequestInit: init, isMultipartFormData } = request;
    if (product !== 'jira' && product !== 'confluence') throw notModelled(call, `a request to ${product}`);
    if (isMultipartFormData) throw notModelled(call, 'a multipart request of the front end');
    const answer = await call.host.productForApp({
      method: (init.method ?? 'GET').toUpperCase(),
      path: restPath,
      headers: Object.fromEntries(init.headers ?? []),
      body: init.body ? parseBody(init.body) : undefined,
      actor: actorOf(accountId),
    });
    return {
      status: answer.status,
      statusText: '',
      headers: { ...answer.headers, ...(answer.body !== undefined && { 'content-type': 'application/json' }) },
      body: answer.body === undefined ? '' : JSON.stringify(answer.body),
      isAttachment: false,
    };
  },
  'macro-config': async (call, body) => {
    const { accountId, macro, submitted } = configInput.parse(body);
    const parsed = parseMacroConfig(submitted);
    if ('refused' in parsed) throw new BridgeRefusal(`The configuration was refused: ${parsed.refused}`);
    const asUser = { ...call, session: { ...call.session, actor: actorOf(accountId) } };
    const page = await readWikiPage(asUser, macro.pageId);
    if (!page) throw new BridgeRefusal('The page does not exist any more, or you may not change it');
    const saved = await savePage(asUser, page, withMacroConfig(page.doc, macro.localId, parsed.config));
    if (saved.status !== 200) throw new BridgeRefusal(`The page could not be saved (${saved.status})`);
    return true;
  },
  'not-modelled': async (call, body) => {
    call.host.recordNotModelled(notModelledInput.parse(body).what);
    return true;
  },
};

/** Answers one call of the page's script; refusals travel in the answer, as a real site's gateway does it. */
export async function answerBridge(
  call: PageCall,
  op: string,
  body: unknown,
): Promise<{ readonly status: number; readonly body: unknown }> {
  const endpoint = ENDPOINTS[op];
  if (!endpoint) return { status: 404, body: { error: { name: 'Error', message: `No such bridge call: ${op}` } } };
  // Measured after the work, which moves a clock that stands still.
  const siteOffsetMs = () => call.host.clock.nowMs() - Date.now();
  try {
    const value = await endpoint(call, body);
    return { status: 200, body: { value, siteOffsetMs: siteOffsetMs() } };
  } catch (error) {
    if (error instanceof z.ZodError)
      return { status: 400, body: { error: { name: 'Error', message: z.prettifyError(error) } } };
    const message = error instanceof BridgeRefusal ? error.message : refusalOf(error)?.message;
    if (message === undefined) throw error;
    return { status: 200, body: { error: { name: 'Error', message }, siteOffsetMs: siteOffsetMs() } };
  }
}

function actorOf(accountId: string | null): ProductActor {
  return accountId === null ? { kind: 'anonymous' } : { kind: 'user', accountId };
}

function notModelled(call: PageCall, what: string): BridgeRefusal {
  call.host.recordNotModelled(what);
  return new BridgeRefusal(`${what} is not modelled`);
}

function parseBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Products answer 400 to a body that is not JSON; as text it stays one that no route accepts.
    return text;
  }
}
