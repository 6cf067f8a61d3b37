import type { WireCallable, WireError, WireMessage } from './wire';

type Callable = (...args: unknown[]) => unknown;

/** One end of a conversation over postMessage in which functions can be passed. */
export interface Channel {
  send(message: WireMessage): void;
  receive(message: WireMessage): void;
}

/** The page's end of the conversation with one frame. */
export function createChannel(
  post: (message: WireMessage) => void,
  onCall: (op: string, payload: unknown) => unknown,
): Channel {
  const callables = new Map<number, Callable>();
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let lastId = 0;

  const encode = (value: unknown): unknown => {
    if (typeof value === 'function') {
      const id = ++lastId;
      callables.set(id, (...args) => Reflect.apply(value, undefined, args));
      return { __callable: id } satisfies WireCallable;
    }
    if (Array.isArray(value)) return value.map(encode);
    return isPlain(value) ? mapValues(value, encode) : value;
  };
  const decode = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(decode);
    if (!isPlain(value)) return value;
    const id = value['__callable'];
    return typeof id === 'number' ? (...args: unknown[]) => run(id, args) : mapValues(value, decode);
  };
  const run = (callable: number, args: unknown[]) =>
    new Promise((resolve, reject) => {
      const id = ++lastId;
      waiting.set(id, { resolve, reject });
      post({ forge: 1, kind: 'run', id, callable, args: args.map(encode) });
    });
  const answer = async (id: number, work: () => unknown) => {
    try {
      post({ forge: 1, kind: 'reply', id, value: encode(await work()) });
    } catch (error) {
      post({ forge: 1, kind: 'reply', id, error: wireError(error) });
    }
  };
  return {
    send: post,
    receive: (message) => {
      if (message.kind === 'call') void answer(message.id, () => onCall(message.op, decode(message.payload)));
      if (message.kind === 'run')
        void answer(message.id, () => callables.get(message.callable)?.(...message.args.map(decode)));
      if (message.kind === 'reply') {
        const call = waiting.get(message.id);
        waiting.delete(message.id);
        if (message.error) call?.reject(Object.assign(new Error(message.error.message), { name: message.error.name }));
        else call?.resolve(decode(message.value));
      }
    },
  };
}

/** A value that is a plain object, so that its members are looked at and not its class. */
export function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function mapValues(value: Record<string, unknown>, change: (item: unknown) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, change(item)]));
}

function wireError(error: unknown): WireError {
  return error instanceof Error
    ? { name: error.name, message: error.message }
    : { name: 'Error', message: String(error) };
}
