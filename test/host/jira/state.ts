import type { EventOutbox, HostStore, ProductEvent, StoreOp } from '../kernel';
import { createIndexes, type IssueIndexes } from './indexes';
import { KINDS, tableOf, type Kind, type Records } from './records';

/** A set of changes that becomes visible, durable and told of at once. Reads inside see the changes made so far. */
export interface Transaction {
  get<K extends Kind>(kind: K, id: string): Records[K] | undefined;
  put<K extends Kind>(kind: K, id: string, record: Records[K]): void;
  remove(kind: Kind, id: string): void;
  /** An id no record of the kind has or had. */
  nextId(kind: Kind): string;
  /** Makes later ids greater than this one. */
  raiseId(kind: Kind, id: string): void;
  /** Adds a write to a table that is not Jira's own. */
  write(op: StoreOp): void;
  tell(event: ProductEvent): void;
  commit(): Promise<void>;
}

/** Jira's records, held in memory beside the store they are written through to. */
export interface JiraState {
  readonly store: HostStore;
  readonly issues: IssueIndexes;
  get<K extends Kind>(kind: K, id: string): Records[K] | undefined;
  /** In no order to rely on. */
  all<K extends Kind>(kind: K): IterableIterator<Records[K]>;
  count(kind: Kind): number;
  begin(outbox?: EventOutbox): Transaction;
}

type Mirror = { readonly [K in Kind]: Map<string, Records[K]> };

/** The first number a sequence gives out when nothing is on the site yet. */
const FIRST_ID = 10_000;

const states = new WeakMap<HostStore, JiraState>();

/** The one state of a store: everyone who opens it shares the same memory. */
export function openJiraState(store: HostStore): JiraState {
  const known = states.get(store);
  if (known !== undefined) return known;
  const opened = readState(store);
  states.set(store, opened);
  return opened;
}

function readState(store: HostStore): JiraState {
  const mirror = emptyMirror();
  const issues = createIndexes();
  for (const kind of KINDS) readKind(kind);

  function readKind<K extends Kind>(kind: K): void {
    for (const [id, record] of store.entries<Records[K]>(tableOf(kind))) assign(kind, id, record);
  }

  function assign<K extends Kind>(kind: K, id: string, record: Records[K] | undefined): void {
    const table: Map<string, Records[K]> = mirror[kind];
    const before = table.get(id);
    if (record === undefined) table.delete(id);
    else table.set(id, record);
    issues.onChange(kind, before, record);
  }

  return {
    store,
    issues,
    get: (kind, id) => mirror[kind].get(id),
    all: (kind) => mirror[kind].values(),
    count: (kind) => mirror[kind].size,
    begin: (outbox) => beginTransaction(store, mirror, assign, outbox),
  };
}

function emptyMirror(): Mirror {
  // A fresh map per kind: the record type of each follows from its name.
  return Object.fromEntries(KINDS.map((kind) => [kind, new Map()])) as Mirror;
}

function beginTransaction(
  store: HostStore,
  mirror: Mirror,
  assign: <K extends Kind>(kind: K, id: string, record: Records[K] | undefined) => void,
  outbox: EventOutbox | undefined,
): Transaction {
  const pending = new Map<string, { kind: Kind; id: string; record: Records[Kind] | undefined; apply: () => void }>();
  const events: ProductEvent[] = [];
  const others: StoreOp[] = [];
  const stage = <K extends Kind>(kind: K, id: string, record: Records[K] | undefined): void => {
    pending.set(`${kind} ${id}`, { kind, id, record, apply: () => assign(kind, id, record) });
  };
  const get = <K extends Kind>(kind: K, id: string): Records[K] | undefined => {
    const staged = pending.get(`${kind} ${id}`);
    // Staged under the same kind, so it is a record of that kind.
    return staged === undefined ? mirror[kind].get(id) : (staged.record as Records[K] | undefined);
  };
  return {
    get,
    put: (kind, id, record) => stage(kind, id, record),
    remove: (kind, id) => stage(kind, id, undefined),
    nextId(kind) {
      let next = (get('sequence', kind)?.last ?? FIRST_ID) + 1;
      while (get(kind, String(next)) !== undefined) next += 1;
      stage('sequence', kind, { id: kind, last: next });
      return String(next);
    },
    raiseId(kind, id) {
      const number = Number(id);
      if (number > (get('sequence', kind)?.last ?? FIRST_ID)) stage('sequence', kind, { id: kind, last: number });
    },
    write: (op) => others.push(op),
    tell: (event) => events.push(event),
    async commit() {
      if (pending.size === 0 && events.length === 0 && others.length === 0) return;
      const ops: StoreOp[] = [...pending.values()].map(({ kind, id, record }) =>
        record === undefined
          ? { table: tableOf(kind), key: id, remove: true }
          : { table: tableOf(kind), key: id, value: record },
      );
      ops.push(...others);
      if (outbox !== undefined) ops.push(...outbox.ops(events));
      for (const change of pending.values()) change.apply();
      await store.commit(ops);
      if (events.length > 0) outbox?.notify();
    },
  };
}
