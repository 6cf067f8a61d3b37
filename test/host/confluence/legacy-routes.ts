import { z } from 'zod';
import type { ProductActor } from '../kernel';
import type { ConfluenceAccess } from './access';
import type { ContentStore } from './content-store';
import { legacyFailure, type Route } from './route';

const OPERATIONS = [
  'read',
  'update',
  'delete',
  'create',
  'administer',
  'archive',
  'purge',
  'restore',
  'export',
  'copy',
  'move',
  'create_space',
  'purge_version',
  'restrict_content',
  'use',
] as const;
const checkInput = z.object({
  subject: z.object({ type: z.enum(['user', 'group']), identifier: z.string() }),
  operation: z.enum(OPERATIONS),
});

/** The routes of Confluence's first API that have no successor: who am I, and may someone do something with content. */
export function legacyRoutes(deps: {
  readonly content: ContentStore;
  readonly access: ConfluenceAccess;
  readonly siteUrl: () => string;
}): Route[] {
  const { content, access, siteUrl } = deps;
  return [
    {
      method: 'GET',
      template: '/wiki/rest/api/user/current',
      handle: (call) => {
        const self = { base: `${siteUrl()}/wiki`, context: '/wiki', self: `${siteUrl()}/wiki/rest/api/user/current` };
        const picture = { path: '/wiki/aa-avatar/default', width: 48, height: 48, isDefault: true };
        const shared = { type: 'known', profilePicture: picture, _links: self };
        const accountId = access.accountOf(call.actor);
        if (accountId === undefined)
          return { status: 200, body: { ...shared, type: 'anonymous', displayName: 'Anonymous' } };
        const user = access.findUser(accountId);
        const name = user?.displayName ?? 'Throughline';
        return {
          status: 200,
          identities: 1,
          body: {
            ...shared,
            accountId,
            accountType: user ? 'atlassian' : 'app',
            email: '',
            publicName: name,
            displayName: name,
            isExternalCollaborator: false,
          },
        };
      },
    },
    {
      method: 'POST',
      template: '/wiki/rest/api/content/{id}/permission/check',
      handle: (call) => {
        const input = checkInput.safeParse(call.request.body);
        if (!input.success)
          return legacyFailure(400, `${input.error.issues[0]?.path.join('.')}: ${input.error.issues[0]?.message}`);
        const page = content.findPage(call.params['id'] ?? '');
        const space = page && content.findSpace(page.spaceId);
        if (!space || !access.canView(call.actor, space))
          return legacyFailure(404, `No content found with id: ContentId{id=${call.params['id']}}`);
        const { subject, operation } = input.data;
        if (subject.type === 'group') return legacyFailure(501, 'Permission check of a group is not modelled');
        const actor: ProductActor = { kind: 'user', accountId: subject.identifier };
        const hasPermission = operation === 'read' ? access.canView(actor, space) : access.canEdit(actor, space);
        return { status: 200, identities: 1, body: { hasPermission, errors: [] } };
      },
    },
  ];
}
