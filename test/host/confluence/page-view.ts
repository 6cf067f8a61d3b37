import type { PageRecord, SpaceRecord, VersionRecord } from './content-store';
import { writeBody } from './page-body';

/** A version as the second API shows it. */
export function versionView(version: VersionRecord): Record<string, unknown> {
  const { createdAt, message, number, minorEdit, authorId } = version;
  return { createdAt, message, number, minorEdit, authorId };
}

/** A page as the second API shows it; single answers name the base of their links. */
export function pageView(
  page: PageRecord,
  space: SpaceRecord,
  format: string | null,
  base?: string,
): Record<string, unknown> {
  return {
    id: page.id,
    status: page.status,
    title: page.title,
    spaceId: page.spaceId,
    parentId: page.parentId,
    ...(page.parentId !== null && { parentType: 'page' }),
    position: page.position,
    authorId: page.authorId,
    ownerId: page.ownerId,
    lastOwnerId: null,
    createdAt: page.createdAt,
    version: versionView(page.version),
    body: writeBody(page.body, format),
    _links: {
      webui: pagePath(space.key, page.id),
      editui: `/pages/resumedraft.action?draftId=${page.id}`,
      tinyui: `/x/${Number(page.id).toString(36)}`,
      ...(base !== undefined && { base }),
    },
  };
}

/** A space as the second API shows it. */
export function spaceView(space: SpaceRecord): Record<string, unknown> {
  return {
    id: space.id,
    key: space.key,
    name: space.name,
    type: 'global',
    status: 'current',
    authorId: space.authorId,
    currentActiveAlias: space.key,
    createdAt: space.createdAt,
    ...(space.homepageId !== null && { homepageId: space.homepageId }),
    _links: { webui: `/spaces/${space.key}` },
  };
}

function pagePath(spaceKey: string, id: string): string {
  return `/spaces/${spaceKey}/pages/${id}`;
}
