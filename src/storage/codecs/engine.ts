import { z } from 'zod';
import { BUSY_WITH } from '../../domain/busy-with';
import { countingsOf } from '../../domain/counting';
import type { ObjectiveKey, ProjectId, TargetKey } from '../../domain/ids';
import type { ScopeProjects } from '../../domain/scope-projects';
import { NOTHING_SPENT, type Engine, type JqlScope, type ScopeReach } from '../../ports/roll-store';
import { countingRecord, fromCounting } from './counting';
import { decode, stored } from './decode';
import { fromSettings, toSettings } from './settings';

/** What the worker needs for every round, and what targets make it listen to; version 1. */

const engineRecord = z.object({
  v: z.literal(1),
  settings: z.unknown(),
  /** Left out while settings are being taken in, and by those who did not note that. */
  folded: z.exactOptional(z.literal(true)),
  pointsFields: z.array(z.string()),
  numberFields: z.array(z.string()),
  counting: z.record(z.string(), countingRecord).optional(),
  /** Left out before projects were looked at. */
  archived: z.array(z.string()).optional(),
  /** Left out where no project is archived, and before the keys were kept. */
  archivedKeys: z.exactOptional(z.array(z.string())),
  spent: z
    .object({
      hour: z.number(),
      points: z.number(),
      quotaUntilMs: z.number().nullable(),
      wakeAtMs: z.number().nullable(),
      isNoted: z.exactOptional(z.boolean()),
      waitsFor: z.exactOptional(z.enum(BUSY_WITH)),
    })
    .optional(),
});

export function toEngine(key: string, value: unknown, jql: readonly JqlScope[]): Engine {
  if (value === undefined)
    return {
      spending: NOTHING_SPENT,
      settings: toSettings(key, undefined),
      isFolded: true,
      pointsFields: [],
      numberFields: [],
      counting: new Map(),
      archived: [],
      archivedKeys: [],
      jql,
    };
  const record = decode(engineRecord, key, value);
  return {
    spending: record.spent ?? NOTHING_SPENT,
    settings: toSettings(key, record.settings),
    isFolded: record.folded ?? false,
    pointsFields: record.pointsFields,
    numberFields: record.numberFields,
    counting: countingsOf(
      Object.entries(record.counting ?? {}).map(([objective, counting]) => ({
        key: stored<ObjectiveKey>(objective),
        counting,
      })),
    ),
    archived: (record.archived ?? []).map((id) => stored<ProjectId>(id)),
    archivedKeys: record.archivedKeys ?? [],
    jql,
  };
}

/** Of all that only the fields that hold story points. */
export const toPointsFields = (key: string, value: unknown): readonly string[] =>
  value === undefined ? [] : decode(engineRecord.pick({ pointsFields: true }), key, value).pointsFields;

export const fromEngine = (engine: Engine): z.input<typeof engineRecord> => ({
  v: 1,
  settings: fromSettings(engine.settings, 0),
  ...(engine.isFolded ? { folded: true } : {}),
  pointsFields: [...engine.pointsFields],
  numberFields: [...engine.numberFields],
  ...(engine.counting.size === 0
    ? {}
    : { counting: Object.fromEntries([...engine.counting].map(([key, own]) => [key, fromCounting(own)])) }),
  archived: [...engine.archived],
  ...(engine.archivedKeys.length === 0 ? {} : { archivedKeys: [...engine.archivedKeys] }),
  spent: engine.spending,
});

/**
 * `in`: ids of the only projects, and their names as the JQL writes them; `np`: another parent is nothing to it; `no-match`: Jira
 * refused to match it last. All are left out in records from before they were kept.
 */
const jqlRecord = z.object({
  jql: z.array(
    z.object({
      t: z.string(),
      no: z.number(),
      jql: z.string(),
      in: z.exactOptional(z.tuple([z.array(z.string()), z.array(z.string())])),
      np: z.exactOptional(z.literal(true)),
      'no-match': z.exactOptional(z.literal(true)),
    }),
  ),
});
type JqlRecord = z.output<typeof jqlRecord>['jql'][number];

const toScopeProjects = ([ids, names]: NonNullable<JqlRecord['in']>): ScopeProjects => ({
  ids: ids.map((id) => stored<ProjectId>(id)),
  names,
});

export const toJqlScopes = (key: string, value: unknown): readonly JqlScope[] =>
  value === undefined
    ? []
    : decode(jqlRecord, key, value).jql.map(({ t, no, jql, in: only, np: ignoresParent, 'no-match': isRefused }) => ({
        target: stored<TargetKey>(t),
        no,
        jql,
        ...(only === undefined ? {} : { projects: toScopeProjects(only) }),
        ...(ignoresParent === undefined ? {} : { ignoresParent }),
        ...(isRefused === undefined ? {} : { isRefused }),
      }));

export const fromJqlScopes = (scopes: readonly JqlScope[]): z.input<typeof jqlRecord> => ({
  jql: scopes.map(({ target, no, jql, projects, ignoresParent, isRefused }) => ({
    t: target,
    no,
    jql,
    ...(projects === undefined ? {} : { in: [[...projects.ids], [...projects.names]] }),
    ...(ignoresParent === undefined ? {} : { np: ignoresParent }),
    ...(isRefused === undefined ? {} : { 'no-match': isRefused }),
  })),
});

/** `[projects, anywhere, fields, below, number fields]` */
const reachTuple = z.tuple([z.array(z.string()), z.boolean(), z.array(z.string()), z.boolean(), z.array(z.string())]);
const reachesRecord = z.record(z.string(), reachTuple);

export const toReaches = (key: string, value: unknown): Map<TargetKey, ScopeReach> =>
  value === undefined
    ? new Map<TargetKey, ScopeReach>()
    : new Map(
        Object.entries(decode(reachesRecord, key, value)).map(
          ([target, [projects, anywhere, fields, below, numbers]]) => [
            stored<TargetKey>(target),
            { projects: projects.map((id) => stored<ProjectId>(id)), anywhere, fields, below, numbers },
          ],
        ),
      );

export const fromReaches = (reaches: ReadonlyMap<TargetKey, ScopeReach>): z.input<typeof reachesRecord> =>
  Object.fromEntries(
    [...reaches].map(([target, reach]) => [
      target,
      [[...reach.projects], reach.anywhere, [...reach.fields], reach.below, [...reach.numbers]] satisfies z.input<
        typeof reachTuple
      >,
    ]),
  );
