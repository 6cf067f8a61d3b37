import { DEFAULT_USERS } from '../jira/base-site';
import type { SiteUser } from '../kernel';

/** The people of Fernhill, a company that sells subscription billing to software companies. */

interface Row {
  readonly id: string;
  readonly name: string;
  readonly groups: readonly string[];
  readonly admin?: boolean;
}

const EVERYONE = ['jira-users', 'confluence-users'];

const ROWS = {
  priya: {
    id: '5f1c07aa9d2b4e0069a1b001',
    name: 'Priya Raman',
    groups: ['leadership', 'strategy-office'],
    admin: true,
  },
  marcus: {
    id: '5f1c07aa9d2b4e0069a1b002',
    name: 'Marcus Lindqvist',
    groups: ['leadership', 'strategy-office', 'product'],
  },
  adaeze: { id: '5f1c07aa9d2b4e0069a1b003', name: 'Adaeze Okafor', groups: ['leadership', 'engineering'] },
  mei: { id: '5f1c07aa9d2b4e0069a1b004', name: 'Mei Tanaka', groups: ['product', 'platform'] },
  tomasz: { id: '5f1c07aa9d2b4e0069a1b005', name: 'Tomasz Zieliński', groups: ['engineering', 'platform'] },
  sofia: { id: '5f1c07aa9d2b4e0069a1b006', name: 'Sofía Herrera', groups: ['engineering', 'platform'] },
  daniel: { id: '5f1c07aa9d2b4e0069a1b007', name: 'Daniel Okoye', groups: ['product', 'billing-app'] },
  lena: { id: '5f1c07aa9d2b4e0069a1b008', name: 'Lena Fischer', groups: ['engineering', 'billing-app'] },
  jonas: { id: '5f1c07aa9d2b4e0069a1b009', name: 'Jonas Berg', groups: ['engineering', 'billing-app'] },
  amara: { id: '5f1c07aa9d2b4e0069a1b010', name: 'Amara Diallo', groups: ['engineering', 'billing-app'] },
  noor: { id: '5f1c07aa9d2b4e0069a1b011', name: 'Noor Haddad', groups: ['product', 'growth'] },
  ruben: { id: '5f1c07aa9d2b4e0069a1b012', name: 'Ruben Costa', groups: ['engineering', 'growth'] },
} as const satisfies Record<string, Row>;

type EmployeeName = keyof typeof ROWS;
/** The two people that every site has work here too, so that whoever opens the site has a line of their own. */
const SITE_PEOPLE = { admin: 'admin@example.com', user: 'user@example.com' } as const;

export type PersonName = EmployeeName | keyof typeof SITE_PEOPLE;

const employeeId = (name: EmployeeName): string => `712020:${ROWS[name].id}`;

/** The account of a person. */
export function account(name: PersonName): string {
  if (name !== 'admin' && name !== 'user') return employeeId(name);
  const person = DEFAULT_USERS.find(({ email }) => email === SITE_PEOPLE[name]);
  if (person === undefined) throw new Error(`no site has ${SITE_PEOPLE[name]}`);
  return person.accountId;
}

/** Those at Fernhill whom not every site has, as site users. */
export const companyUsers = (): SiteUser[] =>
  personNames().map((name) => {
    const row: Row = ROWS[name];
    return {
      accountId: employeeId(name),
      email: `${name}@fernhill.example`,
      displayName: row.name,
      admin: row.admin ?? false,
      groups: [...EVERYONE, ...row.groups],
      projects: '*',
    };
  });

const personNames = (): EmployeeName[] => Object.keys(ROWS).filter((name): name is EmployeeName => name in ROWS);
