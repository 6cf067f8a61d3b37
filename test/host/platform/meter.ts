import { costUsd } from './prices';

export interface Usage {
  readonly invocations: Readonly<Record<string, { readonly count: number; readonly ms: number }>>;
  readonly jira: {
    readonly requests: number;
    readonly points: number;
    readonly byEndpoint: Readonly<Record<string, { readonly requests: number; readonly points: number }>>;
  };
  readonly confluence: { readonly requests: number };
  readonly kvs: {
    readonly reads: number;
    readonly writes: number;
    readonly readUnits: number;
    readonly writeUnits: number;
    readonly readBytes: number;
    readonly writtenBytes: number;
    /** What is stored now; never a difference. */
    readonly storedBytes: number;
  };
  readonly queue: { readonly pushes: number; readonly events: number; readonly retries: number };
  readonly errors: readonly UsageError[];
  readonly costUsd: number;
}

/** A function that failed, or an event or message that the platform gave up. */
export interface UsageError {
  readonly at: string;
  readonly function: string;
  readonly message: string;
}

/** How a stretch of usage is named; marks never reset what was counted. */
export interface UsageMark {
  readonly counters: ReadonlyMap<string, number>;
  readonly errors: number;
}

/** Counts the app's own platform calls, as facts for `usage` and for the bill. */
export interface Meter {
  invocation(functionKey: string, ms: number, memoryMb: number): void;
  jira(endpoint: string, points: number): void;
  confluence(): void;
  read(units: number, bytes: number): void;
  write(units: number, bytes: number): void;
  push(messages: number): void;
  retry(): void;
  log(bytes: number): void;
  error(error: UsageError): void;
  mark(): UsageMark;
  usageSince(mark: UsageMark): Usage;
}

const KEPT_ERRORS = 1000;

/** Creates a meter; `storedBytes` is asked when usage is read. */
export function createMeter(storedBytes: () => number): Meter {
  // One flat map of counters makes the difference between two marks a subtraction.
  const counters = new Map<string, number>();
  const errors: UsageError[] = [];
  let dropped = 0;
  const add = (name: string, amount: number): void => {
    counters.set(name, (counters.get(name) ?? 0) + amount);
  };
  return {
    invocation(functionKey, ms, memoryMb) {
      add(`invocation.count ${functionKey}`, 1);
      add(`invocation.ms ${functionKey}`, ms);
      add('gbSeconds', (ms / 1000) * (memoryMb / 1024));
    },
    jira(endpoint, points) {
      add('jira.requests', 1);
      add('jira.points', points);
      add(`endpoint.requests ${endpoint}`, 1);
      add(`endpoint.points ${endpoint}`, points);
    },
    confluence: () => {
      add('confluence.requests', 1);
    },
    read(units, bytes) {
      add('kvs.reads', 1);
      add('kvs.readUnits', units);
      add('kvs.readBytes', bytes);
    },
    write(units, bytes) {
      add('kvs.writes', 1);
      add('kvs.writeUnits', units);
      add('kvs.writtenBytes', bytes);
    },
    push(messages) {
      add('queue.pushes', 1);
      add('queue.events', messages);
    },
    retry: () => {
      add('queue.retries', 1);
    },
    log: (bytes) => {
      add('logBytes', bytes);
    },
    error(error) {
      errors.push(error);
      if (errors.length > KEPT_ERRORS) {
        errors.shift();
        dropped++;
      }
    },
    mark: () => ({ counters: new Map(counters), errors: dropped + errors.length }),
    usageSince(mark) {
      const since = (name: string): number => (counters.get(name) ?? 0) - (mark.counters.get(name) ?? 0);
      const named = (prefix: string): string[] =>
        [...counters.keys()]
          .filter((name) => name.startsWith(prefix) && since(name) > 0)
          .map((name) => name.slice(prefix.length));
      return {
        invocations: Object.fromEntries(
          named('invocation.count ').map((key) => [
            key,
            { count: since(`invocation.count ${key}`), ms: since(`invocation.ms ${key}`) },
          ]),
        ),
        jira: {
          requests: since('jira.requests'),
          points: since('jira.points'),
          byEndpoint: Object.fromEntries(
            named('endpoint.requests ').map((route) => [
              route,
              { requests: since(`endpoint.requests ${route}`), points: since(`endpoint.points ${route}`) },
            ]),
          ),
        },
        confluence: { requests: since('confluence.requests') },
        kvs: {
          reads: since('kvs.reads'),
          writes: since('kvs.writes'),
          readUnits: since('kvs.readUnits'),
          writeUnits: since('kvs.writeUnits'),
          readBytes: since('kvs.readBytes'),
          writtenBytes: since('kvs.writtenBytes'),
          storedBytes: storedBytes(),
        },
        queue: { pushes: since('queue.pushes'), events: since('queue.events'), retries: since('queue.retries') },
        errors: errors.slice(Math.max(0, mark.errors - dropped)),
        costUsd: costUsd({
          gbSeconds: since('gbSeconds'),
          readBytes: since('kvs.readBytes'),
          writtenBytes: since('kvs.writtenBytes'),
          logBytes: since('logBytes'),
        }),
      };
    },
  };
}
