import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { USERS_TABLE, type SiteUser } from '../kernel';
import { inFolder, openSmallSite, SMALL_SITE, type SmallSite } from './small-site';
import { loadUsersFile } from './users-file';

let site: SmallSite;
beforeEach(async () => {
  site = await openSmallSite(SMALL_SITE);
});
afterEach(() => site.close());

const people = (): SiteUser[] => site.store.entries<SiteUser>(USERS_TABLE).map(([, user]) => user);
const emails = (): string[] =>
  people()
    .map((user) => user.email)
    .sort();

async function load(content: unknown): Promise<string> {
  return inFolder(async (folder) => {
    const path = join(folder, 'users.json');
    await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
    try {
      await loadUsersFile(path, site);
      return 'loaded';
    } catch (error) {
      return error instanceof Error ? error.message.replace(`${folder}/`, '') : String(error);
    }
  });
}

it('has an administrator and an ordinary user on every site', () => {
  expect(
    people()
      .filter(({ email }) => email.endsWith('@example.com'))
      .map(({ email, admin, projects }) => ({ email, admin, projects })),
  ).toEqual([
    { email: 'admin@example.com', admin: true, projects: '*' },
    { email: 'user@example.com', admin: false, projects: '*' },
  ]);
});

it('brings people, gives them an account when they have none, and the same one every time', async () => {
  expect(
    await load({
      users: [{ email: 'ada@example.com', displayName: 'Ada', admin: true, groups: ['crew'], projects: ['SEA'] }],
    }),
  ).toBe('loaded');
  const ada = people().find(({ email }) => email === 'ada@example.com');
  expect(ada).toEqual({
    email: 'ada@example.com',
    displayName: 'Ada',
    accountId: ada?.accountId,
    admin: true,
    groups: ['crew'],
    projects: ['SEA'],
  });
  expect(ada?.accountId).toMatch(/^712020:[0-9a-f-]{36}$/);
  expect(await load({ users: [{ email: 'ADA@example.com', displayName: 'Other', admin: false }] })).toBe('loaded');
  expect(people().filter(({ displayName }) => ['Ada', 'Other'].includes(displayName))).toEqual([ada]);
});

it('may describe the people every site has, once each', async () => {
  expect(
    await load({
      users: [{ email: 'user@example.com', displayName: 'Uma', accountId: 'u:1', admin: false, projects: [] }],
    }),
  ).toBe('loaded');
  expect(emails()).toEqual(['admin@example.com', 'reporter@people.example.com', 'user@example.com']);
  expect(people().find(({ email }) => email === 'user@example.com')).toMatchObject({ accountId: 'u:1', projects: [] });
});

it.each([
  ['{', /^users\.json: not JSON: /],
  [{ users: [{ email: 'nobody', displayName: 'x' }] }, /^users\.json: users\.0\.email: is no address$/],
  [{ users: [{ email: 'a@b.c', displayName: 'x', projects: 'SEA' }] }, /^users\.json: users\.0\.projects: /],
  [
    { security: [{ level: 'Secret', issues: ['SEA-1'], users: ['who@example.com'] }] },
    /^users\.json: security level Secret names who@example\.com, who is not on the site$/,
  ],
])('is refused as a whole when it is broken: %j', async (content, message) => {
  const before = emails();
  expect(await load(content)).toMatch(message);
  expect(emails()).toEqual(before);
});
