import { z } from 'zod';
import type { HostStore, StoreOp } from '../kernel';
import type { Manifest } from '../platform/manifest';
import type { Permission } from './permission-names';

/** https://developer.atlassian.com/platform/forge/manifest-reference/modules/jira-global-permission */
const globalPermission = z.object({
  key: z.string(),
  name: z.string(),
  description: z.string(),
  anonymousAllowed: z.literal(false, 'anonymous grants are not modelled'),
  defaultGrants: z.array(z.enum(['all', 'jira-administrators', 'none'])).default(['none']),
});

/** The global permissions that the app declares, named as Jira names them. */
export function appPermissionsOf(manifest: Manifest, environmentId: string): readonly Permission[] {
  return [...manifest.modules.values()]
    .filter(({ type }) => type === 'jira:globalPermission')
    .map(({ entry }) => {
      const { key, name, description, defaultGrants } = globalPermission.parse(entry);
      const id = `ari:cloud:ecosystem::extension/${manifest.appId}/${environmentId}/static/${key}`;
      return {
        id,
        key: id,
        name,
        type: 'GLOBAL',
        description,
        adminOnly: false,
        reading: false,
        app: { module: key, defaultGrants },
      };
    });
}

const TABLE = 'permission-grants';

/** A global permission is granted to groups, on Jira's own screen of global permissions. */
export interface Grant {
  /** Key of the permission's module in the manifest. */
  readonly permission: string;
  readonly groups: readonly string[];
}

/** Writes that grant the permissions to the groups besides those that have them. */
export function grantOps(store: HostStore, grants: readonly Grant[]): StoreOp[] {
  return grants.map(({ permission, groups }) => ({
    table: TABLE,
    key: permission,
    value: [...new Set([...grantedGroups(store, permission), ...groups])],
  }));
}

/** Groups that were granted an app's permission. */
export const grantedGroups = (store: HostStore, permission: string): readonly string[] =>
  store.get<readonly string[]>(TABLE, permission) ?? [];
