import { APP_ACCOUNT_ID, type ProductEvent } from '../kernel';
import type { PageRecord, SpaceRecord } from './content-store';

type PageVerb = 'created' | 'updated' | 'trashed' | 'restored' | 'deleted';

/**
 * The event Confluence sends for a change of a page: the documented fields and nothing more, so never a body
 * (developer.atlassian.com, Forge events reference, Confluence pages).
 */
export function pageEvent(verb: PageVerb, page: PageRecord, space: SpaceRecord, by: string, at: string): ProductEvent {
  return {
    eventType: `avi:confluence:${verb}:page`,
    payload: {
      eventType: `avi:confluence:${verb}:page`,
      atlassianId: by,
      eventCreatedDate: at,
      suppressNotifications: page.version.minorEdit,
      selfGenerated: by === APP_ACCOUNT_ID,
      ...(verb === 'updated' && { updateTrigger: 'edit_page' }),
      content: {
        id: page.id,
        type: 'page',
        status: page.status,
        title: page.title,
        space: {
          id: Number(space.id),
          key: space.key,
          alias: space.key,
          name: space.name,
          type: 'global',
          status: 'current',
        },
        history: {
          latest: true,
          createdBy: { type: 'known', accountId: page.authorId },
          ownedBy: { type: 'known', accountId: page.ownerId },
          createdDate: page.createdAt,
        },
        version: {
          by: { type: 'known', accountId: page.version.authorId },
          when: page.version.createdAt,
          number: page.version.number,
        },
      },
    },
  };
}
