import { z } from 'zod';
import { HISTORY_KINDS } from '../domain/history';
import { TURN_FIELDS } from '../domain/turn';
import { once } from './edit-calls';
import { MAX_MANY } from './limits';

const key = z.string().min(1).max(60);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is written YYYY-MM-DD');
/** An entry of a strategy file; what it may hold is checked where files are read. */
const entry = z.record(z.string(), z.unknown());
const kind = z.enum(['objective', 'target']);

/** An objective or a target as an edit would make it, and the revision the person saw; null for something new. */
export const editedEntry = z.object({
  kind,
  entry,
  /** A target's links become exactly these; left alone when they are not given. */
  links: z.array(entry).max(200).optional(),
  rev: z.number().int().min(1).nullable(),
});

/** Something that waits for its owner's word after a change above it. */
export const askView = z.object({
  kind,
  key: z.string(),
  owner: z.string(),
  /** The objective above that changed, and how. */
  about: z.string(),
  aboutName: z.string(),
  fields: z.array(z.enum(TURN_FIELDS)),
  isClosed: z.boolean(),
  at: z.string(),
  by: z.string(),
  due: z.string(),
});
export type AskView = z.infer<typeof askView>;

const versionView = z.object({
  at: z.string(),
  by: z.string(),
  isNew: z.boolean(),
  reason: z.string().optional(),
  /** Values as text: a string as it is, anything else as JSON; null for nothing. */
  changes: z.array(z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
});
export type VersionView = z.infer<typeof versionView>;

const previewView = z.object({
  /** Below what is edited, at any depth; what is over is not counted. */
  objectives: z.number(),
  targets: z.number(),
  people: z.object({ accounts: z.array(z.string()), count: z.number() }),
  /** Work linked directly: keys the viewer may see, how much there is besides, and scopes. */
  linked: z.object({ keys: z.array(z.string()), more: z.number(), scopes: z.number() }),
  work: z.object({
    open: z.number(),
    inProgress: z.number(),
    /** Counting in more than one of the targets; null where each piece is counted in every one. */
    shared: z.number().nullable(),
  }),
  /** Owners below who will be asked whether theirs still stands. */
  asked: z.number(),
});
export type PreviewView = z.infer<typeof previewView>;

/** Calls about the strategy as it changes: what a change touches, what it was before, and who still stands by theirs. */
export const PIVOT_CALLS = {
  /** What saving these would touch. Refused where saving would be; changes nothing. */
  previewEdit: {
    input: z.object({ entries: z.array(editedEntry).min(1).max(MAX_MANY) }),
    output: previewView,
  },
  /** The kept changes of one thing, newest first, a page at a time; and what it was at the end of a day, when asked. */
  listVersions: {
    input: z.object({
      kind: z.enum(HISTORY_KINDS),
      key,
      field: z.string().max(60).optional(),
      by: z.string().max(128).optional(),
      cursor: z.number().int().min(0).max(10_000).optional(),
      on: day.optional(),
    }),
    output: z.object({
      versions: z.array(versionView),
      cursor: z.number().nullable(),
      /** True when older changes are not kept. */
      isCut: z.boolean(),
      /** What there is to narrow by. */
      fields: z.array(z.string()),
      people: z.array(z.string()),
      /** Null when no day was asked for, or nothing is known of that day. */
      then: z.array(z.object({ field: z.string(), value: z.string().nullable() })).nullable(),
    }),
  },
  /** An owner lets theirs stand after a change above it. Doing it again changes nothing. */
  affirm: { input: z.object({ kind, key }), output: z.object({ changed: z.boolean() }) },
  /** Copies an objective or a target under new keys, beside its model. */
  copyEntry: {
    input: z.object({
      kind,
      key,
      name: z.string().min(1).max(500),
      withTargets: z.boolean().default(false),
      withLinks: z.boolean().default(false),
      once,
    }),
    output: z.object({ key: z.string(), cycle: z.string(), targets: z.array(z.string()) }),
  },
  /** Takes a copy away again that the person made and nobody touched since; how far that has come is `getCarryUndo`. */
  undoCopy: {
    input: z.object({ kind, key, targets: z.array(key).max(MAX_MANY), once }),
    output: z.object({ undoId: z.string() }),
  },
} as const;
