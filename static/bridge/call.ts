import { invoke } from '@forge/bridge';
import type { Answer } from '../../src/contract/errors';
import type { CallInput, CallName, CallOutput } from '../../src/contract/calls';
import { unpackAnswer } from '../../src/contract/packed';
import { setSiteWords } from '../i18n/site-words';
import { noteSight, readingAs } from './sight';
import { CallFailed } from './call-failed';

// The backend has parsed its answer with the output schema of this very call, so the envelope is all that is looked at here.
function isAnswerOf<N extends CallName>(_name: N, value: unknown): value is Answer<CallOutput<N>> {
  if (typeof value !== 'object' || value === null || !('ok' in value)) return false;
  return value.ok === true ? 'data' in value : 'code' in value && 'message' in value;
}

/** Pages speak in the words of the site from the first answer on. */
function noteWords(data: object): void {
  const words: unknown = 'words' in data ? data.words : undefined;
  if (typeof words !== 'object' || words === null || !('objective' in words) || !('target' in words)) return;
  const { objective, target } = words;
  if (typeof objective === 'string' && typeof target === 'string') setSiteWords({ objective, target });
}

/** Makes one call to the app; throws `CallFailed` when it does not answer with data. */
export async function call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  let value: unknown;
  try {
    value = unpackAnswer(await invoke<Record<string, unknown>, unknown>(name, { ...input, ...readingAs() }));
  } catch (error) {
    // The platform refuses before the app is reached: no network, a timeout, a quota.
    throw new CallFailed('unavailable', error instanceof Error ? error.message : String(error));
  }
  if (!isAnswerOf(name, value)) throw new CallFailed('internal', `${name} answered something else than an answer`);
  if (!value.ok) throw new CallFailed(value.code, value.message, value.details, value.errorId);
  noteSight(value.sight);
  noteWords(value.data);
  return value.data;
}
