/**
 * What the parts of the local site share: one store, one clock, one event outbox, one shape of product request.
 * Everything a part keeps lives in the store, so a restart or a killed process loses nothing.
 */

/** A JSON value; what goes in and out of the store is always a copy. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export type StoreOp =
  | { readonly table: string; readonly key: string; readonly value: unknown }
  | { readonly table: string; readonly key: string; readonly remove: true };

/**
 * Ordered tables of JSON values, held in memory and written through to an embedded store when the site has a state folder.
 * Reads are synchronous and see every finished `commit`. A commit is atomic on disk; memory changes at once, the promise
 * resolves when the change is durable against a killed process.
 */
export interface HostStore {
  get<T>(table: string, key: string): T | undefined;
  has(table: string, key: string): boolean;
  /** Entries in byte order of their keys, optionally only those with the prefix. */
  entries<T>(table: string, prefix?: string): Array<[string, T]>;
  count(table: string): number;
  /** Another number after every commit to tables of this prefix: what was worked out of them before may be wrong by then. */
  revision(prefix: string): number;
  commit(ops: readonly StoreOp[]): Promise<void>;
  close(): Promise<void>;
}

/** Site time. Frozen sites move only by `advance`; running sites follow the real clock plus whatever was advanced. */
export interface SiteClock {
  readonly frozen: boolean;
  nowMs(): number;
  advance(ms: number): void;
}

/** Who a product request is made for. The app sees everything; a user what their rights allow. */
export type ProductActor =
  { readonly kind: 'app' } | { readonly kind: 'user'; readonly accountId: string } | { readonly kind: 'anonymous' };

export interface ProductRequest {
  readonly method: string;
  /** Path with query, e.g. `/rest/api/3/issue/10001?fields=status`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON body, or undefined. */
  readonly body: unknown;
  readonly actor: ProductActor;
}

export interface ProductResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON body; undefined for none. */
  readonly body?: unknown;
  /** Issues in the answer, for metering and modelled latency. */
  readonly issues?: number;
  /** Users, groups and permissions in the answer, for metering. */
  readonly identities?: number;
  /** Route template for the meter, e.g. `POST /rest/api/3/search/jql`. */
  readonly route?: string;
}

/** Jira or Confluence of the local site. Unknown routes answer 501 with their name. */
export interface Product {
  handle(request: ProductRequest): Promise<ProductResponse>;
}

/** A product event as the platform delivers it: `payload.eventType` is the manifest's event name. */
export interface ProductEvent {
  readonly eventType: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/**
 * Where products put events. `ops` must go into the same commit as the change they tell of, so that neither is ever
 * without the other; `notify` afterwards wakes the delivery.
 */
export interface EventOutbox {
  ops(events: readonly ProductEvent[]): StoreOp[];
  notify(): void;
}

/** A person of the site. Confluence and Jira share them. */
export interface SiteUser {
  readonly accountId: string;
  readonly email: string;
  readonly displayName: string;
  readonly admin: boolean;
  readonly groups: readonly string[];
  /** Projects the user may browse and edit: all, or these keys. */
  readonly projects: '*' | readonly string[];
  /** Of those, projects they may only look at, as a project's viewers do. */
  readonly onlyReads?: readonly string[];
  /** False for people who only have Confluence. Absent means true. */
  readonly jiraAccess?: boolean;
  readonly active?: boolean;
}

/** People of the site: table `users`, keyed by account id. */
export const USERS_TABLE = 'users';

export const CLOUD_ID = '11111111-aaaa-4bbb-8ccc-222222222222';
/** The account the app acts as. */
export const APP_ACCOUNT_ID = '557058:throughline-app';
