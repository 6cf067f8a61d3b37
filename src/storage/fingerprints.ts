import { z } from 'zod';
import type { Day, ProjectId } from '../domain/ids';
import type { Fingerprints } from '../ports/fingerprints';
import { decode, stored } from './codecs/decode';
import { STATUS_KEY } from './keys';
import { getValue, setValue } from './kvs-client';

const statusRecord = z.object({
  map: z.string().nullable(),
  fieldsOn: z.string().nullable().optional(),
  /** Left out before projects were looked at. */
  projects: z.array(z.string()).optional(),
  /** Left out before issue types were looked at. */
  levels: z.record(z.string(), z.number()).optional(),
});

export function createFingerprints(): Fingerprints {
  return {
    async last() {
      const value = await getValue(STATUS_KEY);
      if (value === undefined) return { statuses: null, fieldsOn: null, projects: null, levels: null };
      const { map, fieldsOn = null, projects = null, levels } = decode(statusRecord, STATUS_KEY, value);
      return {
        statuses: map,
        fieldsOn: fieldsOn === null ? null : stored<Day>(fieldsOn),
        projects: projects === null ? null : projects.map((id) => stored<ProjectId>(id)),
        levels: levels === undefined ? null : new Map(Object.entries(levels)),
      };
    },
    save: async ({ statuses, fieldsOn, projects, levels }) =>
      setValue(STATUS_KEY, {
        map: statuses,
        fieldsOn,
        ...(projects === null ? {} : { projects: [...projects] }),
        ...(levels === null ? {} : { levels: Object.fromEntries(levels) }),
      }),
  };
}
