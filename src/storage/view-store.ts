import { z } from 'zod';
import { LEVELS } from '../domain/objective';
import { err, ok } from '../domain/result';
import { STATUSES } from '../domain/status';
import type { ViewOwner, ViewStore } from '../ports/view-store';
import { decode } from './codecs/decode';
import { viewsKey } from './keys';
import { getMany, transact } from './kvs-client';

const ENTITY = 'views';

const listRecord = z.object({
  rev: z.number(),
  def: z.object({
    v: z.literal(1),
    views: z.array(
      z.object({
        name: z.string(),
        choice: z.object({
          text: z.string(),
          status: z.enum(STATUSES).nullable(),
          owner: z.string().nullable(),
          level: z.enum(LEVELS).nullable(),
          perspective: z.string().nullable().default(null),
          byPerspective: z.boolean().default(false),
          exceptionsFirst: z.boolean(),
          columns: z.array(z.string()),
        }),
      }),
    ),
    first: z.object({ isShared: z.boolean(), name: z.string() }).nullable(),
  }),
});

const keyOf = (owner: ViewOwner): string => viewsKey(owner === 'everybody' ? null : owner);

/** A list of views as one entity record, so that two who save at once do not lose each other's. */
export function createViewStore(): ViewStore {
  return {
    async read(owner) {
      const key = keyOf(owner);
      const value = (await getMany([{ key, entity: ENTITY }])).get(key);
      if (value === undefined) return { value: { views: [], first: null }, rev: 0 };
      const { rev, def } = decode(listRecord, key, value);
      return { value: { views: def.views, first: def.first }, rev };
    },
    async save(owner, { views, first }, rev) {
      const saved = await transact([
        {
          op: 'set',
          key: keyOf(owner),
          entity: ENTITY,
          rev: rev === 0 ? null : rev,
          value: { rev: rev + 1, def: { v: 1, views: [...views], first } },
        },
      ]);
      return saved ? ok(undefined) : err('stale');
    },
  };
}
