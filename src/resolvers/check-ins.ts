import { CALLS } from '../contract/calls';
import { instantOf, parseDay } from '../domain/day';
import { parseCycleKey, parseTargetKey } from '../domain/ids';
import { ok } from '../domain/result';
import { listCheckInHistory, getCheckIns } from '../usecases/check-ins/get-check-ins';
import { getMyLine } from '../usecases/check-ins/my-line';
import { recordCheckIn } from '../usecases/check-ins/record-check-in';
import { resolveImpediment } from '../usecases/check-ins/resolve-impediment';
import { listStandings } from '../usecases/check-ins/standing';
import { putBackCheckIn, withdrawCheckIn } from '../usecases/check-ins/withdraw-check-in';
import { call, failed, type CallTable } from './call';
import { editorOf, outcomeOf } from './edit';
import { unknownCycle, unknownTarget } from './mistakes';

const noDay = failed('invalid', 'This is not a day.', [
  { path: 'at', message: 'must be a real day written YYYY-MM-DD' },
]);

/** Calls about check-ins. Who may change them depends on whose target it is, so the use cases decide. */
export const checkInCalls: CallTable<
  | 'getCheckIns'
  | 'recordCheckIn'
  | 'withdrawCheckIn'
  | 'putBackCheckIn'
  | 'listCheckInHistory'
  | 'resolveImpediment'
  | 'reopenImpediment'
  | 'listStandings'
  | 'getMyLine'
> = {
  getCheckIns: call(CALLS.getCheckIns, {
    needs: 'jira',
    whileBusy: 'reads',
    async run(deps, { target }) {
      const key = parseTargetKey(target);
      const prepared = key === undefined ? undefined : await getCheckIns(deps, key);
      return prepared === undefined ? unknownTarget() : ok(prepared);
    },
  }),
  recordCheckIn: call(CALLS.recordCheckIn, {
    needs: 'jira',
    async run(deps, input, actor, rights) {
      const from = input.from === undefined ? undefined : parseDay(input.from);
      if (from === undefined && input.from !== undefined) return noDay;
      return outcomeOf(await recordCheckIn(deps, editorOf(actor, rights), input.checkIn, from));
    },
  }),
  withdrawCheckIn: call(CALLS.withdrawCheckIn, {
    needs: 'jira',
    async run(deps, { target, at }, actor, rights) {
      const [key, day] = [parseTargetKey(target), parseDay(at)];
      if (key === undefined) return unknownTarget();
      if (day === undefined) return noDay;
      return outcomeOf(await withdrawCheckIn(deps, editorOf(actor, rights), key, day));
    },
  }),
  putBackCheckIn: call(CALLS.putBackCheckIn, {
    needs: 'jira',
    async run(deps, { target, version }, actor, rights) {
      const key = parseTargetKey(target);
      if (key === undefined) return unknownTarget();
      return outcomeOf(await putBackCheckIn(deps, editorOf(actor, rights), key, version));
    },
  }),
  listCheckInHistory: call(CALLS.listCheckInHistory, {
    needs: 'jira',
    whileBusy: 'reads',
    async run(deps, { target, cursor }) {
      const key = parseTargetKey(target);
      const history = key === undefined ? undefined : await listCheckInHistory(deps, key, cursor);
      return history === undefined ? unknownTarget() : ok(history);
    },
  }),
  resolveImpediment: call(CALLS.resolveImpediment, {
    needs: 'jira',
    async run(deps, { target, at, subject, note }, actor, rights) {
      const [key, day] = [parseTargetKey(target), parseDay(at)];
      if (key === undefined) return unknownTarget();
      if (day === undefined) return noDay;
      return outcomeOf(await resolveImpediment(deps, editorOf(actor, rights), key, { at: day, subject }, note.trim()));
    },
  }),
  reopenImpediment: call(CALLS.reopenImpediment, {
    needs: 'jira',
    async run(deps, { target, at, subject }, actor, rights) {
      const [key, day] = [parseTargetKey(target), parseDay(at)];
      if (key === undefined) return unknownTarget();
      if (day === undefined) return noDay;
      return outcomeOf(await resolveImpediment(deps, editorOf(actor, rights), key, { at: day, subject }, null));
    },
  }),
  getMyLine: call(CALLS.getMyLine, {
    needs: 'jira',
    async run(deps, { cycle }, actor) {
      const key = cycle === undefined ? undefined : parseCycleKey(cycle);
      const isKnown = cycle === undefined || key !== undefined;
      const line = isKnown ? await getMyLine(deps, actor.accountId, key) : undefined;
      return line === undefined ? unknownCycle() : ok(line);
    },
  }),
  listStandings: call(CALLS.listStandings, {
    needs: 'jira',
    whileBusy: 'reads',
    async run(deps, { targets }) {
      const keys = targets.map((key) => parseTargetKey(key)).filter((key) => key !== undefined);
      const standings = await listStandings(deps, [...new Set(keys)]);
      return ok({ now: instantOf(deps.clock.nowMs()), standings });
    },
  }),
};
