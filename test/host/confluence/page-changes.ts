import type { EventOutbox, HostStore, SiteClock, StoreOp } from '../kernel';
import type { AdfDoc } from './adf-node';
import type { ContentStore, PageRecord, SpaceRecord, VersionRecord } from './content-store';
import { pageEvent } from './page-events';

/** What a page is changed to. */
export interface PageEdit {
  readonly title: string;
  readonly body: AdfDoc;
  readonly message: string;
  readonly status: 'current' | 'draft';
  readonly parentId?: string;
  readonly ownerId?: string;
}

/** Changes of pages: each is one commit of the page, its version and the event that tells of it. */
export interface PageChanges {
  create(space: SpaceRecord, parentId: string | null, edit: PageEdit, by: string): Promise<PageRecord>;
  update(page: PageRecord, space: SpaceRecord, edit: PageEdit, by: string): Promise<PageRecord>;
  restore(page: PageRecord, space: SpaceRecord, by: string): Promise<PageRecord>;
  trash(page: PageRecord, space: SpaceRecord, by: string): Promise<void>;
  purge(page: PageRecord, space: SpaceRecord, by: string): Promise<void>;
}

/** Changes over the site's store. */
export function createPageChanges(deps: {
  readonly store: HostStore;
  readonly content: ContentStore;
  readonly clock: SiteClock;
  readonly outbox: EventOutbox;
}): PageChanges {
  const { store, content, clock, outbox } = deps;
  const now = () => new Date(clock.nowMs()).toISOString();
  const nextVersion = (before: number, message: string, by: string, at: string): VersionRecord => ({
    number: before + 1,
    createdAt: at,
    message,
    minorEdit: false,
    authorId: by,
  });
  const commit = async (ops: readonly StoreOp[], ...event: Parameters<typeof pageEvent>) => {
    // Drafts are private: Confluence tells of a page when it is first published.
    const told = event[1].status === 'draft' ? [] : outbox.ops([pageEvent(...event)]);
    await store.commit([...ops, ...told]);
    outbox.notify();
  };
  return {
    create: async (space, parentId, edit, by) => {
      const at = now();
      const { id, ops } = content.nextId();
      const page: PageRecord = {
        id,
        status: edit.status,
        title: edit.title,
        spaceId: space.id,
        parentId,
        position: content.pages().filter((other) => other.parentId === parentId).length,
        authorId: by,
        ownerId: by,
        createdAt: at,
        version: nextVersion(0, edit.message, by, at),
        body: edit.body,
      };
      await commit([...ops, ...content.savePage(page)], 'created', page, space, by, at);
      return page;
    },
    update: async (page, space, edit, by) => {
      const at = now();
      const published = page.status === 'draft' && edit.status === 'current';
      const changed: PageRecord = {
        ...page,
        title: edit.title,
        body: edit.body,
        status: edit.status,
        parentId: edit.parentId ?? page.parentId,
        ownerId: edit.ownerId ?? page.ownerId,
        version: nextVersion(published ? 0 : page.version.number, edit.message, by, at),
      };
      await commit(content.savePage(changed), published ? 'created' : 'updated', changed, space, by, at);
      return changed;
    },
    restore: async (page, space, by) => {
      const restored: PageRecord = { ...page, status: 'current' };
      await commit(content.savePage(restored), 'restored', restored, space, by, now());
      return restored;
    },
    trash: async (page, space, by) => {
      const trashed: PageRecord = { ...page, status: 'trashed' };
      await commit(content.savePage(trashed), 'trashed', trashed, space, by, now());
    },
    purge: (page, space, by) => commit(content.purgePage(page.id), 'deleted', page, space, by, now()),
  };
}
