import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { USERS_TABLE, type HostStore, type SiteUser } from '../kernel';
import { grantOps } from './app-permissions';
import { DEFAULT_USERS, missingDefaultUsers } from './base-site';
import { allUsers } from './people';
import { openJiraState } from './state';

/** A file of people that cannot be loaded; the message names what is wrong. */
export class UsersFileError extends Error {
  override readonly name = 'UsersFileError';
}

const schema = z.object({
  users: z
    .array(
      z.object({
        email: z.string().regex(/^\S+@\S+$/, 'is no address'),
        displayName: z.string().min(1),
        accountId: z
          .string()
          .regex(/^[A-Za-z0-9:_-]{1,128}$/, 'is no account id')
          .optional(),
        admin: z.boolean().default(false),
        groups: z.array(z.string()).default([]),
        projects: z.union([z.literal('*'), z.array(z.string())]).default('*'),
        onlyReads: z.array(z.string()).optional(),
        jiraAccess: z.boolean().optional(),
        active: z.boolean().optional(),
      }),
    )
    .default([]),
  grants: z.array(z.object({ permission: z.string().min(1), groups: z.array(z.string()) })).default([]),
  security: z
    .array(z.object({ level: z.string().min(1), issues: z.array(z.string()), users: z.array(z.string()) }))
    .default([]),
});
type UsersFile = z.output<typeof schema>;

/**
 * Loads people and issue security. People already on the site stay as they are, except the default ones, whom a file may
 * describe; a file that was loaded before is skipped. Issues may be named before they are loaded.
 */
export async function loadUsersFile(path: string, { store }: { readonly store: HostStore }): Promise<void> {
  const text = await readText(path);
  const file = parseUsersFile(text, path);
  const state = openJiraState(store);
  const tx = state.begin();
  for (const op of missingDefaultUsers(store)) tx.write(op);
  const id = `users:${createHash('sha256').update(text).digest('hex')}`;
  if (state.get('loaded', id) !== undefined) return;
  const known = new Map([...DEFAULT_USERS, ...allUsers(store)].map((user) => [user.email.toLowerCase(), user]));
  for (const given of file.users) {
    const existing = known.get(given.email.toLowerCase());
    if (existing !== undefined && !isDefault(existing)) continue;
    const user = toUser(given, existing);
    known.set(user.email.toLowerCase(), user);
    tx.write({ table: USERS_TABLE, key: user.accountId, value: user });
    if (existing !== undefined && existing.accountId !== user.accountId) {
      tx.write({ table: USERS_TABLE, key: existing.accountId, remove: true });
    }
  }
  for (const op of grantOps(store, file.grants)) tx.write(op);
  for (const level of file.security) {
    const accounts = level.users.map((email) => {
      const user = known.get(email.toLowerCase());
      if (user === undefined)
        throw new UsersFileError(`${path}: security level ${level.level} names ${email}, who is not on the site`);
      return user.accountId;
    });
    const levelId = tx.nextId('security');
    tx.put('security', levelId, { id: levelId, level: level.level, issues: level.issues, accounts });
  }
  tx.put('loaded', id, { id, value: true });
  await tx.commit();
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new UsersFileError(`${path}: cannot be read (${error instanceof Error ? error.message : String(error)})`);
  }
}

function parseUsersFile(text: string, path: string): UsersFile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UsersFileError(`${path}: not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const reasons = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new UsersFileError(`${path}: ${reasons.join('; ')}`);
}

const isDefault = (user: SiteUser): boolean => DEFAULT_USERS.some(({ accountId }) => accountId === user.accountId);

function toUser(given: UsersFile['users'][number], existing: SiteUser | undefined): SiteUser {
  const { accountId, onlyReads, jiraAccess, active, ...rest } = given;
  return {
    ...rest,
    accountId: accountId ?? existing?.accountId ?? `712020:${accountDigits(given.email)}`,
    ...(onlyReads === undefined ? {} : { onlyReads }),
    ...(jiraAccess === undefined ? {} : { jiraAccess }),
    ...(active === undefined ? {} : { active }),
  };
}

/** The same address always gets the same account. */
function accountDigits(email: string): string {
  const hex = createHash('sha256').update(email.toLowerCase()).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
