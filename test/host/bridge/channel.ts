import type { WireCallable, WireError, WireMessage } from './wire';

type Callable = (...args: unknown[]) => unknown;
type MessageOf = (id: number) => WireMessage;

/** One end of a conversation over postMessage in which functions can be passed. */
export interface Channel {
  /** Asks the other end to do an operation. */
  call(op: string, payload: unknown): Promise<unknown>;
  /** Takes in what came from the other end; messages that are no part of a conversation are left alone. */
  receive(message: WireMessage): void;
}

/** Opens one end: `post` reaches the other one, `onCall` does what it asks for. */
export function createChannel(
  post: (message: WireMessage) => void,
  onCall: (op: string, payload: unknown) => unknown,
): Channel {
  const callables = new Map<number, Callable>();
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let lastId = 0;

  const ask = (message: MessageOf) =>
    new Promise<unknown>((resolve, reject) => {
      const id = ++lastId;
      waiting.set(id, { resolve, reject });
      post(message(id));
    });
  const encode = (value: unknown): unknown => {
    if (typeof value === 'function') {
      const id = ++lastId;
      callables.set(id, callableOf(value));
      return { __callable: id } satisfies WireCallable;
    }
    if (Array.isArray(value)) return value.map(encode);
    return isPlain(value) ? mapValues(value, encode) : value;
  };
  const decode = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(decode);
    if (!isPlain(value)) return value;
    const callable = value['__callable'];
    if (typeof callable !== 'number') return mapValues(value, decode);
    return (...args: unknown[]) => ask((id) => ({ forge: 1, kind: 'run', id, callable, args: args.map(encode) }));
  };
  const answer = async (id: number, work: () => unknown) => {
    try {
      post({ forge: 1, kind: 'reply', id, value: encode(await work()) });
    } catch (error) {
      post({ forge: 1, kind: 'reply', id, error: wireError(error) });
    }
  };
  return {
    call: (op, payload) => ask((id) => ({ forge: 1, kind: 'call', id, op, payload: encode(payload) })),
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
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** A function of unknown kind as one that takes and gives anything. */
export function callableOf(value: object): Callable {
  return (...args) => {
    const answer: unknown = typeof value === 'function' ? Reflect.apply(value, undefined, args) : undefined;
    return answer;
  };
}

function mapValues(value: Record<string, unknown>, change: (item: unknown) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, change(item)]));
}

function wireError(error: unknown): WireError {
  return error instanceof Error
    ? { name: error.name, message: error.message }
    : { name: 'Error', message: String(error) };
}
