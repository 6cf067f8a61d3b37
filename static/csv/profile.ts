import { MEASURE_TYPES } from '../../src/domain/measure';
import { defaultProfile } from '../../src/domain/strategy-file/defaults';
import { jsonColumn, valueAt, type Column, type Entry } from './columns';

const ownProfile = (entry: Entry): unknown => {
  const type = MEASURE_TYPES.find((known) => known === valueAt(entry, 'measure.type'));
  return type === undefined ? null : defaultProfile({ type });
};

const column = jsonColumn('profile', null);

/** The values expected over time, as JSON; empty where they are what the measure has by itself. */
export const profileColumn: Column = {
  ...column,
  write: (entry) => (JSON.stringify(entry['profile']) === JSON.stringify(ownProfile(entry)) ? '' : column.write(entry)),
};

/** An empty cell says the profile that the measure has by itself. */
export const withProfile = (entry: Entry): Entry =>
  entry['profile'] === null ? { ...entry, profile: ownProfile(entry) ?? undefined } : entry;
