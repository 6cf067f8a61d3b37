import { isPlain } from './channel';
import { member, textMember } from './read-payload';
import type { FrameSpec } from './wire';

/** What the site's server does for the bridge. */
export interface ServerCalls {
  invoke(frame: FrameSpec, payload: unknown): Promise<unknown>;
  fetchProduct(frame: FrameSpec, payload: unknown): Promise<unknown>;
  saveMacroConfig(frame: FrameSpec, payload: unknown): Promise<unknown>;
  notModelled(what: string): Promise<unknown>;
}

/** Calls of this page's own server; every answer tells how far the site's clock is from the browser's. */
export function createServerCalls(onClock: (offsetMs: number) => void): ServerCalls {
  const call = async (op: string, body: Readonly<Record<string, unknown>>): Promise<unknown> => {
    const response = await fetch(`/_site/bridge/${op}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer: unknown = await response.json();
    const offsetMs = member(answer, 'siteOffsetMs');
    if (typeof offsetMs === 'number') onClock(offsetMs);
    const error = member(answer, 'error');
    if (error !== undefined)
      throw Object.assign(new Error(textMember(error, 'message')), { name: textMember(error, 'name') ?? 'Error' });
    return member(answer, 'value');
  };
  const about = (frame: FrameSpec) => ({
    moduleKey: frame.moduleKey,
    accountId: frame.accountId,
    context: frame.context,
  });
  return {
    invoke: async (frame, payload) => {
      const value = await call('invoke', {
        ...about(frame),
        functionKey: member(payload, 'functionKey'),
        payload: member(payload, 'payload'),
      });
      return isPlain(member(payload, 'metadata')) ? { body: value, metadata: {} } : value;
    },
    fetchProduct: (frame, payload) => call('fetch-product', { ...about(frame), request: payload }),
    saveMacroConfig: (frame, payload) =>
      call('macro-config', { ...about(frame), macro: frame.configures, submitted: payload }),
    notModelled: (what) => call('not-modelled', { what }),
  };
}
