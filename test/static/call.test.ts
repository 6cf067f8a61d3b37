import { call } from '../../static/bridge/call';
import { CallFailed } from '../../static/bridge/call-failed';
import { answerCalls, callsMade, Refused } from './support/page';

async function failureOf(asked: Promise<unknown>): Promise<unknown> {
  return asked.then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe('a call', () => {
  it('answers with the data in the envelope', async () => {
    answerCalls();
    expect(await call('refreshTarget', { target: 'TGT-1' })).toEqual({ queued: true });
    expect(callsMade()).toEqual([['refreshTarget', { target: 'TGT-1' }]]);
  });

  it('fails with code, mistakes and error id', async () => {
    answerCalls({ importStrategy: () => new Refused('invalid', [{ path: 'cycles', message: 'is missing' }]) });
    const failure = await failureOf(call('importStrategy', { file: {} }));
    expect(failure).toBeInstanceOf(CallFailed);
    expect(failure).toMatchObject({
      code: 'invalid',
      details: [{ path: 'cycles', message: 'is missing' }],
      errorId: 'e-1',
    });
  });

  it('is unavailable when the platform refuses before the app is reached', async () => {
    globalThis.__bridgeHandlers = { invoke: () => Promise.reject(new Error('timed out')) };
    expect(await failureOf(call('getSettings', {}))).toMatchObject({
      code: 'unavailable',
      message: 'timed out',
      errorId: null,
    });
  });

  it.each([[null], ['text'], [{}], [{ ok: true }], [{ ok: false }]])('takes %j for a defect', async (answer) => {
    globalThis.__bridgeHandlers = { invoke: () => answer };
    expect(await failureOf(call('getSettings', {}))).toMatchObject({ code: 'internal' });
  });
});
