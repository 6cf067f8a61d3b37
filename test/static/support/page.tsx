import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { CALLS, type CallInput, type CallName } from '../../../src/contract/calls';
import type { CallErrorCode, Mistake } from '../../../src/contract/errors';
import { ANSWERS, type Answers } from './answers';
import { jiraAnswer } from './jira';

/** One operation of the bridge, in the order they were asked for. */
type Operation = readonly [operation: string, payload: unknown];

declare global {
  var __bridgeCalls: Operation[];
  var __bridgeHandlers: Record<string, ((payload: never) => unknown) | undefined>;
}

/** A call that is answered with a failure. */
export class Refused {
  constructor(
    readonly code: CallErrorCode,
    readonly details?: readonly Mistake[],
  ) {}
}

type Given = { readonly [N in CallName]?: (input: CallInput<N>) => ReturnType<Answers[N]> | Refused | Promise<never> };

interface Invoked {
  readonly functionKey: string;
  readonly payload: unknown;
}

const isThroughOtherEyes = (payload: unknown): payload is { readonly viewAs: string } =>
  typeof payload === 'object' && payload !== null && 'viewAs' in payload;

function answerTo(given: Given, { functionKey, payload }: Invoked): unknown {
  const name = Object.keys(CALLS).find((known): known is CallName => known === functionKey);
  if (name === undefined) throw new Error(`the page made an unknown call ${functionKey}`);
  const input: unknown = CALLS[name].input.parse(payload);
  // The contract has just parsed the input, and the handler is the one of the same name.
  const handler = (given[name] ?? ANSWERS[name]) as (parsed: unknown) => unknown;
  const answer = name === 'openStrategy' && given.openStrategy === undefined ? opened(given) : handler(input);
  if (answer instanceof Refused) {
    const { code, details } = answer;
    return {
      ok: false,
      code,
      message: `refused: ${code}`,
      errorId: 'e-1',
      ...(details === undefined ? {} : { details }),
    };
  }
  if (answer instanceof Promise) return answer;
  const data = CALLS[name].output.parse(answer);
  return isThroughOtherEyes(payload) ? { ok: true, data, sight: { viewingAs: payload.viewAs } } : { ok: true, data };
}

/** What the Strategy page opens with: all that is answered to the call for it. */
function opened(given: Given): unknown {
  const answer = (given.getStrategy ?? ANSWERS.getStrategy)({});
  return answer instanceof Refused || answer instanceof Promise ? answer : { ...answer, part: null };
}

/** Answers the page's calls at the bridge: for the made-up company, except for the calls given. */
export function answerCalls(given: Given = {}): void {
  globalThis.__bridgeCalls.length = 0;
  globalThis.__bridgeHandlers = {
    invoke: (payload: Invoked) => answerTo(given, payload),
    fetchProduct: ({ restPath }: { restPath: string }) => jiraAnswer(restPath),
  };
}

/** The calls made so far, by name, with what they were given. */
export function callsMade(): readonly (readonly [name: string, input: unknown])[] {
  return globalThis.__bridgeCalls.flatMap(([operation, payload]) => {
    if (operation !== 'invoke') return [];
    const { functionKey, payload: input } = payload as Invoked;
    return [[functionKey, input] as const];
  });
}

/** Every bridge operation but calls and look-ups of names. */
export function operationsMade(): readonly Operation[] {
  return globalThis.__bridgeCalls.filter(([operation]) => operation !== 'invoke' && operation !== 'fetchProduct');
}

// jsdom has the element of a dialog but does not open it.
HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement): void {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function close(this: HTMLDialogElement): void {
  this.open = false;
};

/** Shows part of a page as its entry would. */
export function showPage(page: ReactNode): void {
  const client = new QueryClient({
    defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false, gcTime: Infinity } },
  });
  render(<QueryClientProvider client={client}>{page}</QueryClientProvider>);
}

/** A call that never answers. */
export const never = (): Promise<never> => new Promise(() => undefined);
