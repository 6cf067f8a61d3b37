import { z } from 'zod';
import { createRandom } from './random';

const ANYWHERE = ['429', '500', 'timeout', 'crash'] as const;
const ON_DELIVERY = ['drop', 'duplicate', 'reorder'] as const;
/** What is wrong with an answer that does come; see `answer-faults.ts`. */
export const ON_ANSWER = ['lost-page', 'expired-page', 'truncated', 'partial'] as const;
/** A push right after a deploy, or a request of Jira that is too much for it; queries of storage and searches of Jira that answer what was there a while ago; Jira's quota of the hour. */
const ELSEWHERE = ['400', 'lag', 'quota'] as const;
const ACTIONS = [...ANYWHERE, ...ON_DELIVERY, ...ON_ANSWER, ...ELSEWHERE] as const;
type Action = (typeof ACTIONS)[number];

/** What can happen where. */
const ALLOWED: Readonly<Record<'jira' | 'confluence' | 'kvs' | 'queue' | 'event' | 'schedule', readonly Action[]>> = {
  jira: [...ANYWHERE, ...ON_ANSWER, '400', 'quota', 'lag'],
  confluence: ANYWHERE,
  kvs: [...ANYWHERE, 'partial', 'lag'],
  queue: [...ANYWHERE, ...ON_DELIVERY, '400'],
  event: [...ANYWHERE, ...ON_DELIVERY],
  schedule: ['drop'],
};
const count = z.number().int().positive();

const faultRule = z
  .strictObject({
    target: z.enum(['jira', 'confluence', 'kvs', 'queue', 'event', 'schedule']),
    /** Part of the method and path, the storage operation, the queue operation, the event name or the key of a schedule. */
    match: z.string().optional(),
    action: z.preprocess((action) => (typeof action === 'number' ? String(action) : action), z.enum(ACTIONS)),
    /** How often it strikes at most; without it, until the rules are cleared. */
    times: count.optional(),
    /** Strikes every n-th matching call; with a seed, one in n by chance. */
    every: count.optional(),
    seed: z.number().optional(),
    /** How far queries lag behind. */
    seconds: count.optional(),
  })
  .refine((rule) => ALLOWED[rule.target].includes(rule.action), {
    path: ['action'],
    message:
      'this cannot happen there: only events and queue messages can be dropped, duplicated or reordered, and schedules dropped',
  });

/** What a client sends to `/_host/faults`. */
export const faultRules = z.strictObject({ rules: z.array(faultRule) });

export type FaultRule = z.infer<typeof faultRule>;
export type FaultTarget = FaultRule['target'];
export type FaultAction = FaultRule['action'];

export interface Strike {
  readonly action: FaultAction;
  /** The how-manieth strike of its rule, from 1. */
  readonly nth: number;
  /** The rule's own chance, when it has a seed. */
  readonly random: (() => number) | undefined;
  readonly rule: FaultRule;
}

/** The faults that are on: decides for each call whether one strikes. */
export interface Faults {
  set(rules: readonly FaultRule[]): void;
  /** Whether any rule has one of the actions there. */
  isOn(target: FaultTarget, among: readonly FaultAction[]): boolean;
  /** How far queries of storage or searches of Jira lag behind: as long as the rule is there, whatever it says of turns. */
  lagMs(target: 'kvs' | 'jira'): number;
  /** The first rule that strikes this call, among those with one of the given actions. */
  strike(target: FaultTarget, call: string, among?: readonly FaultAction[]): Strike | undefined;
}

interface Armed {
  readonly rule: FaultRule;
  readonly random: (() => number) | undefined;
  matched: number;
  struck: number;
}

/** Creates the fault rules of one site, with none on. */
export function createFaults(): Faults {
  let armed: Armed[] = [];
  return {
    set(rules) {
      armed = rules.map((rule) => ({
        rule,
        random: rule.seed === undefined ? undefined : createRandom(rule.seed),
        matched: 0,
        struck: 0,
      }));
    },
    isOn: (target, among) => armed.some(({ rule }) => rule.target === target && among.includes(rule.action)),
    lagMs: (target) =>
      Math.max(
        0,
        ...armed.map(({ rule }) => (rule.target === target && rule.action === 'lag' ? (rule.seconds ?? 1) * 1_000 : 0)),
      ),
    strike(target, call, among) {
      for (const one of armed) {
        const { rule } = one;
        if (rule.target !== target || (among !== undefined && !among.includes(rule.action))) continue;
        if (rule.match !== undefined && !call.includes(rule.match)) continue;
        one.matched++;
        if (one.struck >= (rule.times ?? Number.POSITIVE_INFINITY) || !isDue(one)) continue;
        one.struck++;
        return { action: rule.action, nth: one.struck, random: one.random, rule };
      }
      return undefined;
    },
  };
}

function isDue({ rule, random, matched }: Armed): boolean {
  if (rule.every === undefined) return true;
  return random === undefined ? matched % rule.every === 0 : random() < 1 / rule.every;
}
