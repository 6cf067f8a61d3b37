import { z } from 'zod';
import { CADENCES } from '../../domain/cadence';
import { CLOSING_REASONS } from '../../domain/closing';
import { NO_COUNTING } from '../../domain/counting';
import type { AccountId, CycleKey, ObjectiveKey } from '../../domain/ids';
import { LEVELS, OBJECTIVE_STATUSES, type Objective } from '../../domain/objective';
import { DEFAULT_OBJECTIVE } from '../../domain/strategy-file/defaults';
import { countingRecord } from './counting';
import { decode, stored } from './decode';
import { affirmedRecord, toAffirmed, toTurn, turnRecord } from './turn';
import { unlike } from './unlike';

/** What few objectives have is stored only where it is set: records are read by the byte. */
const objectiveRecord = z.object({
  v: z.literal(1),
  name: z.string(),
  description: z.string(),
  cycle: z.string(),
  level: z.enum(LEVELS),
  parent: z.string().nullable(),
  alignedTo: z.array(z.string()),
  owner: z.string().nullable(),
  status: z.enum(OBJECTIVE_STATUSES),
  weight: z.number(),
  order: z.number().optional(),
  delegates: z.array(z.string()).optional(),
  closing: z
    .object({ reason: z.enum(CLOSING_REASONS), learning: z.string(), into: z.string().nullable() })
    .nullable()
    .optional(),
  perspective: z.string().nullable().optional(),
  cadence: z
    .object({ every: z.enum(CADENCES), locked: z.boolean() })
    .nullable()
    .optional(),
  counting: countingRecord.optional(),
  restrictedTo: z
    .object({ accounts: z.array(z.string()), groups: z.array(z.string()) })
    .nullable()
    .optional(),
  turned: turnRecord.nullable().optional(),
  affirmed: affirmedRecord.nullable().optional(),
});

const accounts = (ids: readonly string[]): readonly AccountId[] => ids.map((id) => stored<AccountId>(id));
const objectiveKey = (key: string | null): ObjectiveKey | null => (key === null ? null : stored<ObjectiveKey>(key));

export function toObjective(key: string, value: unknown): Objective {
  const { v: _version, ...record } = decode(objectiveRecord, key, value);
  const { closing = null, restrictedTo = null } = record;
  return {
    key: stored<ObjectiveKey>(key),
    name: record.name,
    description: record.description,
    cycle: stored<CycleKey>(record.cycle),
    level: record.level,
    parent: objectiveKey(record.parent),
    alignedTo: record.alignedTo.map((other) => stored<ObjectiveKey>(other)),
    owner: record.owner === null ? null : stored<AccountId>(record.owner),
    status: record.status,
    weight: record.weight,
    order: record.order ?? DEFAULT_OBJECTIVE.order,
    delegates: accounts(record.delegates ?? []),
    closing: closing === null ? null : { ...closing, into: objectiveKey(closing.into) },
    perspective: record.perspective ?? null,
    cadence: record.cadence ?? null,
    counting: record.counting ?? NO_COUNTING,
    restrictedTo:
      restrictedTo === null ? null : { accounts: accounts(restrictedTo.accounts), groups: restrictedTo.groups },
    turned: toTurn(record.turned),
    affirmed: toAffirmed(record.affirmed),
  };
}

export function fromObjective(objective: Objective): Readonly<Record<string, unknown>> {
  const { key: _key, name, description, cycle, level, parent, alignedTo, owner, status, weight, ...rest } = objective;
  const always = { name, description, cycle, level, parent, alignedTo: [...alignedTo], owner, status, weight };
  return { v: 1, ...always, ...unlike(rest, DEFAULT_OBJECTIVE) };
}
