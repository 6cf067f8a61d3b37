/**
 * Every limit of the Forge platform that the local site enforces, in one place. Pages named below are under
 * developer.atlassian.com/platform/forge unless another source is given.
 */
export interface PlatformLimits {
  /** JSON bytes of one stored value. Source: limits-kvs-ce. */
  readonly valueBytes: number;
  /** Characters of a key. Source: limits-kvs-ce, storage-reference/handling-errors-kvs (KEY_TOO_LONG). */
  readonly keyLength: number;
  /** Nesting of a stored value. Source: limits-kvs-ce (MAX_DEPTH). */
  readonly valueDepth: number;
  /** Operations in one transaction. Source: storage-reference/transactions. */
  readonly transactionOperations: number;
  /** JSON bytes of one transaction or batch. Source: storage-reference/transactions, storage-reference/entities-batch. */
  readonly transactionBytes: number;
  /** Keys in one batch. Source: storage-reference/entities-batch. */
  readonly batchKeys: number;
  /** Batch calls a minute; named by storage-reference/batchops only, so it is off unless a test sets it. */
  readonly batchesPerMinute: number;
  /** Entries on one query page. Source: storage-reference/handling-errors-customentities (COMPLEX_QUERY_PAGE_LIMIT_NOT_IN_RANGE). */
  readonly queryPage: number;
  /** Entries on a page when the query names no limit. Source: runtime-reference/storage-api-query. */
  readonly queryPageDefault: number;
  /** Conditions in one query. Source: limits-kvs-ce. */
  readonly queryConditions: number;
  /** Bytes of a range attribute that an index can hold. Source: limits-kvs-ce. */
  readonly rangeBytes: number;
  /** Bytes of all partition attributes of an index. Source: limits-kvs-ce. */
  readonly partitionBytes: number;
  /** Bytes that make one read or write unit. Source: limits-kvs-ce. */
  readonly unitBytes: number;
  /** Read units an installation may use in a minute. Source: limits-kvs-ce. */
  readonly readUnitsPerMinute: number;
  /** Write units an installation may use in a minute. Source: limits-kvs-ce. */
  readonly writeUnitsPerMinute: number;
  /** Storage requests an installation may make in a second. Source: limits-kvs-ce. */
  readonly storageRequestsPerSecond: number;
  /** How long a value may live when it has an end, in seconds. Source: limits-kvs-ce (one year). */
  readonly ttlSeconds: number;

  /** Messages in one push. Source: limits-async-events. */
  readonly pushMessages: number;
  /** JSON bytes of one push. Source: limits-async-events. */
  readonly pushBytes: number;
  /** JSON bytes of a message whose consumer may run longer than the default time. Source: limits-async-events. */
  readonly longMessageBytes: number;
  /** Messages an installation may push in a minute. Source: limits-async-events. */
  readonly messagesPerMinute: number;
  /** Longest delay of a message or a retry, in seconds. Source: limits-async-events. */
  readonly delaySeconds: number;
  /** JSON bytes of the data that a retry carries. Source: limits-async-events. */
  readonly retryDataBytes: number;
  /** Pushes that may follow from one first invocation. Source: limits-async-events (cyclic invocation limit). */
  readonly cyclicPushes: number;
  /** Retries of one event or message. Source: events-reference (product triggers); assumed the same for queues. */
  readonly retries: number;
  /** Seconds until a thrown error in a consumer is tried again; seen on live sites, not documented. */
  readonly thrownRetrySeconds: number;
  /** Events larger than this are never delivered. Source: events-reference. */
  readonly eventBytes: number;

  /** Seconds a resolver, product trigger or other interactive function may run. Source: limits-invocation. */
  readonly interactiveSeconds: number;
  /** Seconds a consumer, schedule, web trigger or action may run when its function names none. Source: limits-invocation. */
  readonly backgroundSeconds: number;
  /** Most seconds that `timeoutSeconds` may name. Source: limits-invocation. */
  readonly longestSeconds: number;
  /** JSON bytes a front end may send in one invoke. Source: limits-invocation. */
  readonly requestBytes: number;
  /** JSON bytes a function may answer. Source: limits-invocation. */
  readonly responseBytes: number;
  /** Invocations a user may cause in a minute. Source: limits-invocation. */
  readonly invocationsPerUserMinute: number;
  /** Bytes one invocation may log; the rest is cut off. Source: limits-invocation. */
  readonly logBytes: number;
  /** Lines one invocation may log for each started minute. Source: limits-invocation. */
  readonly logLinesPerMinute: number;

  /** Jira points the app may use in an hour of the UTC clock. Source: developer.atlassian.com/cloud/jira/platform/rate-limiting. */
  readonly jiraPointsPerHour: number;
}

const KIB = 1024;

/** The platform's own figures. */
export const PLATFORM_LIMITS: PlatformLimits = {
  valueBytes: 240 * KIB,
  keyLength: 500,
  valueDepth: 31,
  transactionOperations: 25,
  transactionBytes: 4 * KIB * KIB,
  batchKeys: 25,
  batchesPerMinute: Number.POSITIVE_INFINITY,
  queryPage: 100,
  queryPageDefault: 10,
  queryConditions: 100,
  rangeBytes: 900,
  partitionBytes: 1700,
  unitBytes: 10 * KIB,
  readUnitsPerMinute: 4000,
  writeUnitsPerMinute: 4000,
  storageRequestsPerSecond: 1000,
  ttlSeconds: 366 * 24 * 3600,

  pushMessages: 50,
  pushBytes: 200 * KIB,
  longMessageBytes: 100 * KIB,
  messagesPerMinute: 500,
  delaySeconds: 900,
  retryDataBytes: 4 * KIB,
  cyclicPushes: 1000,
  retries: 4,
  thrownRetrySeconds: 40,
  eventBytes: 200 * KIB,

  interactiveSeconds: 25,
  backgroundSeconds: 55,
  longestSeconds: 900,
  requestBytes: 500 * KIB,
  responseBytes: 5 * KIB * KIB,
  invocationsPerUserMinute: 1200,
  logBytes: 200 * KIB,
  logLinesPerMinute: 100,

  jiraPointsPerHour: 65_000,
};
