import type { HostStore, StoreOp } from '../kernel';
import type { AdfDoc } from './adf-node';

/** A Confluence space of the site. */
export interface SpaceRecord {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly authorId: string;
  readonly createdAt: string;
  readonly homepageId: string | null;
  /** Whether people who are not logged in may read it. */
  readonly anonymous: boolean;
}

export interface VersionRecord {
  readonly number: number;
  readonly createdAt: string;
  readonly message: string;
  readonly minorEdit: boolean;
  readonly authorId: string;
}

/** A page with its current version; the body is kept as ADF whatever format it came in. */
export interface PageRecord {
  readonly id: string;
  readonly status: 'current' | 'draft' | 'trashed';
  readonly title: string;
  readonly spaceId: string;
  readonly parentId: string | null;
  readonly position: number;
  readonly authorId: string;
  readonly ownerId: string;
  readonly createdAt: string;
  readonly version: VersionRecord;
  readonly body: AdfDoc;
}

/** What a page was in one version. */
export interface PageVersionRecord {
  readonly version: VersionRecord;
  readonly title: string;
  readonly body: AdfDoc;
}

export interface PropertyRecord {
  readonly id: string;
  readonly key: string;
  readonly value: unknown;
  readonly version: VersionRecord;
}

const SPACES = 'confluence.spaces';
const PAGES = 'confluence.pages';
const VERSIONS = 'confluence.versions';
const PROPERTIES = 'confluence.properties';
const META = 'confluence.meta';
const FIRST_FREE_ID = 2001;

/** Spaces, pages, versions and page properties of the site. Saving is planning: the caller commits the operations. */
export interface ContentStore {
  spaces(): SpaceRecord[];
  findSpace(id: string): SpaceRecord | undefined;
  findSpaceByKey(key: string): SpaceRecord | undefined;
  pages(): PageRecord[];
  findPage(id: string): PageRecord | undefined;
  versions(pageId: string): PageVersionRecord[];
  properties(pageId: string): PropertyRecord[];
  saveSpace(space: SpaceRecord): StoreOp[];
  savePage(page: PageRecord): StoreOp[];
  saveProperty(pageId: string, property: PropertyRecord): StoreOp[];
  removeProperty(pageId: string, propertyId: string): StoreOp[];
  purgePage(pageId: string): StoreOp[];
  /** A number no content has; the operations must be in the same commit as its use. */
  nextId(): { readonly id: string; readonly ops: StoreOp[] };
}

/** The content of the site in the host's store. */
export function createContentStore(store: HostStore): ContentStore {
  const byId = <T extends { readonly id: string }>(table: string, prefix?: string) =>
    store
      .entries<T>(table, prefix)
      .map(([, value]) => value)
      .sort((a, b) => Number(a.id) - Number(b.id));
  return {
    spaces: () => byId<SpaceRecord>(SPACES),
    findSpace: (id) => store.get<SpaceRecord>(SPACES, id),
    findSpaceByKey: (key) => byId<SpaceRecord>(SPACES).find((space) => space.key === key),
    pages: () => byId<PageRecord>(PAGES),
    findPage: (id) => store.get<PageRecord>(PAGES, id),
    versions: (pageId) => store.entries<PageVersionRecord>(VERSIONS, `${pageId}/`).map(([, value]) => value),
    properties: (pageId) => byId<PropertyRecord>(PROPERTIES, `${pageId}/`),
    saveSpace: (space) => [{ table: SPACES, key: space.id, value: space }],
    savePage: (page) => [
      { table: PAGES, key: page.id, value: page },
      {
        table: VERSIONS,
        key: `${page.id}/${String(page.version.number).padStart(8, '0')}`,
        value: { version: page.version, title: page.title, body: page.body } satisfies PageVersionRecord,
      },
    ],
    saveProperty: (pageId, property) => [{ table: PROPERTIES, key: `${pageId}/${property.id}`, value: property }],
    removeProperty: (pageId, propertyId) => [{ table: PROPERTIES, key: `${pageId}/${propertyId}`, remove: true }],
    purgePage: (pageId) => [
      { table: PAGES, key: pageId, remove: true },
      ...store.entries(VERSIONS, `${pageId}/`).map(([key]): StoreOp => ({ table: VERSIONS, key, remove: true })),
      ...store.entries(PROPERTIES, `${pageId}/`).map(([key]): StoreOp => ({ table: PROPERTIES, key, remove: true })),
    ],
    nextId: () => {
      const id = store.get<number>(META, 'next-id') ?? FIRST_FREE_ID;
      return { id: String(id), ops: [{ table: META, key: 'next-id', value: id + 1 }] };
    },
  };
}
