import type { SiteStore } from '../../host/store';

const isKvs = (table: string): boolean => table === 'kvs' || table.startsWith('kvs-entity:');
/** What holds a moment or a chance in its key, is forgotten by itself, or tells of what was found. */
const PASSING = /^kvs (a:|l:|p:|wake$|errors$|observed$|drift$|imp:)/;
const CHECK = /^k:/;

/** Whether something that the schedule asked for waits for the next time it asks. */
export const isCheckWaiting = (store: SiteStore): boolean =>
  [...store.keys('kvs-entity:work')].some((key) => CHECK.test(key));

/** The keys that the app has in storage, without what differs from one life to the next: a generation is a number. */
export const keptKeys = (store: SiteStore): readonly string[] =>
  [...store.tables()]
    .filter(isKvs)
    .flatMap((table) => [...store.keys(table)].map((key) => `${table} ${key}`))
    .filter((key) => !PASSING.test(key))
    .map((key) => key.replace(/^(kvs m:[^:]+):\d+:/, '$1:*:'))
    .sort();
