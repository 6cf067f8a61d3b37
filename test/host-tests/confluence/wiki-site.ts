import { createConfluence } from '../../host/confluence/create-confluence';
import { createContentStore, type SpaceRecord } from '../../host/confluence/content-store';
import type { EventOutbox, ProductActor, ProductEvent, ProductResponse, SiteUser } from '../../host/kernel';
import { USERS_TABLE } from '../../host/kernel';
import { openClock } from '../../host/clock';
import { openStore, type SiteStore } from '../../host/store';

export const ADA: ProductActor = { kind: 'user', accountId: 'ada' };
export const NOBODY: ProductActor = { kind: 'anonymous' };
export const APP: ProductActor = { kind: 'app' };
export const SPACE_ID = '10';
export const OPEN_SPACE_ID = '20';

/** A Confluence with two spaces, one open to everybody, and two people, one of whom has left. */
export interface WikiSite {
  readonly store: SiteStore;
  /** Events that were put out, oldest first. */
  readonly events: readonly ProductEvent[];
  ask(method: string, path: string, body?: unknown, actor?: ProductActor): Promise<ProductResponse>;
  /** The id of a new page of plain text. */
  newPage(title: string, spaceId?: string): Promise<string>;
}

/** Opens such a site. */
export async function wikiSite(): Promise<WikiSite> {
  const store = await openStore();
  const clock = openClock(store, Date.parse('2027-03-01T09:00:00Z'), () => 0);
  const events: ProductEvent[] = [];
  const outbox: EventOutbox = {
    ops: (told) =>
      told.map((event, index) => ({ table: 'told', key: String(events.push(event) + index), value: event })),
    notify: () => undefined,
  };
  const person = (accountId: string, active: boolean): SiteUser => ({
    accountId,
    email: `${accountId}@example.com`,
    displayName: accountId.toUpperCase(),
    admin: false,
    groups: [],
    projects: '*',
    active,
  });
  const space = (id: string, key: string, anonymous: boolean): SpaceRecord => ({
    id,
    key,
    name: `Space ${key}`,
    authorId: 'ada',
    createdAt: '2027-01-01T00:00:00.000Z',
    homepageId: null,
    anonymous,
  });
  const content = createContentStore(store);
  await store.commit([
    { table: USERS_TABLE, key: 'ada', value: person('ada', true) },
    { table: USERS_TABLE, key: 'gone', value: person('gone', false) },
    ...content.saveSpace(space(SPACE_ID, 'DOCS', false)),
    ...content.saveSpace(space(OPEN_SPACE_ID, 'OPEN', true)),
  ]);
  const confluence = createConfluence({ store, clock, outbox, siteUrl: () => 'http://127.0.0.1:1' });
  const ask: WikiSite['ask'] = (method, path, body, actor = ADA) =>
    confluence.handle({ method, path, headers: {}, body, actor });
  return {
    store,
    events,
    ask,
    newPage: async (title, spaceId = SPACE_ID) => {
      const answer = await ask('POST', '/wiki/api/v2/pages', {
        spaceId,
        title,
        body: { representation: 'storage', value: '<p>Text</p>' },
      });
      return String(memberOf(answer.body, 'id'));
    },
  };
}

/** A member of an answer, whatever the answer is. */
export function memberOf(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, name) =>
      typeof inner === 'object' && inner !== null ? new Map(Object.entries(inner)).get(name) : undefined,
    value,
  );
}
