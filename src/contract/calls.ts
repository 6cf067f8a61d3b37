import { z } from 'zod';
import { AUDIT_CALLS } from './audit-calls';
import { BACKGROUND_CALLS } from './background-calls';
import { COUNTING_CALLS } from './counting-calls';
import { countedView } from './counting-view';
import { CARRY_CALLS } from './carry-calls';
import { changeCounts } from './change-counts';
import { CHECK_IN_CALLS } from './check-in-calls';
import { checkInDueView, checkInView, standingView } from './check-in-views';
import { CYCLE_CALLS } from './cycle-calls';
import { EDIT_CALLS } from './edit-calls';
import { mistakeSchema } from './errors';
import { LEAVES_PAGE, MAX_IMPORT_CALL_BYTES, MAX_IMPORT_PARTS, MAX_PREVIEW_PARTS } from './limits';
import { LINK_CALLS } from './link-calls';
import { keptView } from './link-views';
import { FRONT_CALLS, strategyView } from './front-calls';
import { HISTORY_CALLS } from './history-calls';
import { SIGHT_CALLS } from './sight-calls';
import { HEALTH_CALLS } from './health-calls';
import { settingsView } from './settings-view';
import { MEASURE_CALLS } from './measure-calls';
import { MY_LINE_CALLS } from './my-line-calls';
import { RESTORE_CALLS } from './restore-calls';
import { RHYTHM_CALLS } from './rhythm-calls';
import { TREE_CALLS } from './tree-calls';
import { linkView, objectiveView, plannedItemView, targetView, termsView, wordsView } from './views';

const key = z.string().min(1).max(60);
const issueId = z.string().regex(/^[0-9]{1,19}$/, 'an issue id is a number');
const importId = z.string().regex(/^[A-Za-z0-9-]{1,60}$/, 'not an import id');

const lineStep = z.object({ key: z.string(), name: z.string(), level: z.string(), cycle: z.string() });

/** One way in which an issue serves a target. */
export const alignmentPath = z.object({
  target: targetView,
  /** From the target's objective up to the organisation priority. */
  line: z.array(lineStep),
  /** Rank among the cycle's priorities is left out until reviews order them. */
  through: z.object({
    kind: z.enum(['direct', 'inherited', 'jql']),
    /** The linked issue it inherits from, when the viewer may see it. */
    issue: z.object({ key: z.string(), summary: z.string() }).nullable(),
  }),
  linkNo: z.number(),
  /** When its owner is asked for the next check-in. */
  due: checkInDueView,
  /**
   * How the issue itself counts: as a leaf, as one whose last change is not in the number yet, not at all because of the
   * work under it, its resolution or a link that takes it out, never because the link says so, or not yet known.
   */
  counts: z.enum(['leaf', 'changed', 'below', 'excluded', 'taken-out', 'aligned', 'pending']),
  /** What its link counts each piece of work as, where that is not one. */
  factor: z.number().optional(),
  /** Progress if this issue were done, 0–1; null when it is no open leaf or the effect is not known. */
  progressIfDone: z.number().nullable(),
  /** Why the effect of an open leaf is not told: the work counts done or not, or by a credit of its next status. */
  unforeseen: z.exactOptional(z.enum(['all-counts', 'by-status'])),
});
export type AlignmentPath = z.infer<typeof alignmentPath>;

const unknownFile = z.record(z.string(), z.unknown());

/** Every call: what it takes and what it answers. Which audience may make it is in `src/resolvers`. */
export const CALLS = {
  ...BACKGROUND_CALLS,
  ...RESTORE_CALLS,
  ...CYCLE_CALLS,
  ...CARRY_CALLS,
  ...COUNTING_CALLS,
  ...RHYTHM_CALLS,
  /** Which targets does this issue serve, and through what? The issue panel's one call. */
  getAlignment: {
    input: z.object({ issueId }),
    output: z.object({
      now: z.string(),
      issue: z.object({ id: z.string(), key: z.string(), summary: z.string(), done: z.boolean() }),
      /** Most specific first; the primary one is the first. */
      paths: z.array(alignmentPath),
      terms: termsView,
      words: wordsView,
      canLink: z.boolean(),
      /** Who is looking: they may check in on what they own or stand in for. */
      me: z.string(),
      mayManage: z.boolean(),
    }),
  },
  /** Targets whose key or name contains the text, for the link search. */
  searchTargets: {
    input: z.object({ text: z.string().max(200), issueId: issueId.optional() }),
    output: z.object({
      targets: z.array(
        z.object({
          key: z.string(),
          name: z.string(),
          objective: z.string(),
          objectiveName: z.string(),
          /** Name of its cycle: what was carried forward is there twice, under the same name. */
          cycle: z.string(),
          linked: z.boolean(),
        }),
      ),
      more: z.boolean(),
    }),
  },
  ...LINK_CALLS,
  ...FRONT_CALLS,
  /** The tree of one cycle (the current one when none is named) with every number. */
  getStrategy: {
    input: z.object({ cycle: key.optional() }),
    output: strategyView,
  },
  ...EDIT_CALLS,
  ...HEALTH_CALLS,
  ...TREE_CALLS,
  ...HISTORY_CALLS,
  ...CHECK_IN_CALLS,
  ...MEASURE_CALLS,
  ...MY_LINE_CALLS,
  ...SIGHT_CALLS,
  /** One target whole: its line, links and check-ins. */
  getTarget: {
    input: z.object({ target: key }),
    output: z.object({
      now: z.string(),
      target: targetView,
      /** How its work is counted and who says so; null where work does not feed it. */
      counted: countedView.nullable(),
      line: z.array(lineStep),
      links: z.array(linkView),
      /** Linked issues the viewer may not see. */
      hiddenLinks: z.number(),
      checkIns: z.array(checkInView),
      standing: standingView,
    }),
  },
  /** The work behind a number, a page at a time, as the viewer may see it. */
  listLeaves: {
    input: z.object({ target: key, cursor: z.string().max(200).optional() }),
    output: z.object({
      leaves: z
        .array(
          z.object({
            id: z.string(),
            key: z.string(),
            summary: z.string(),
            status: z.string(),
            category: z.enum(['new', 'indeterminate', 'done']),
            excluded: z.boolean(),
            ...keptView,
            /** Null when the measure's field is empty: weighs nothing. */
            weight: z.number().nullable(),
            /** Part of the scope's whole weight, 0–1; null when excluded. */
            share: z.number().nullable(),
          }),
        )
        .max(LEAVES_PAGE),
      /** On this page, but not for this viewer. */
      hidden: z.number(),
      cursor: z.string().nullable(),
    }),
  },
  /** Recompute one target from Jira now. */
  refreshTarget: { input: z.object({ target: key }), output: z.object({ queued: z.boolean() }) },
  /** What the macro shows: the chosen objectives with everything that counts towards them. */
  getStrategyTable: {
    input: z.object({ objectives: z.array(key).max(50) }),
    output: z.object({
      now: z.string(),
      terms: termsView,
      words: wordsView,
      objectives: z.array(objectiveView),
      targets: z.array(targetView),
      /** Chosen keys that no longer exist. */
      missing: z.array(z.string()),
    }),
  },
  /** Objectives to choose from in the macro's configuration. */
  listObjectives: {
    input: z.object({}),
    output: z.object({
      objectives: z.array(
        z.object({ key: z.string(), name: z.string(), level: z.string(), cycle: z.string(), cycleName: z.string() }),
      ),
      terms: termsView,
      words: wordsView,
    }),
  },
  getSettings: {
    input: z.object({}),
    output: z.object({
      settings: settingsView,
      words: wordsView,
      /** Number fields of the site, the likely story-point field first. */
      numberFields: z.array(z.object({ id: z.string(), name: z.string(), suggested: z.boolean() })),
      resolutions: z.array(z.string()),
      /** By perspective: objectives that go on and are sorted under it, of those the person sees. */
      sorted: z.record(z.string(), z.number()),
      counts: z.object({ cycles: z.number(), objectives: z.number(), targets: z.number() }),
    }),
  },
  saveSettings: {
    /** What is left out stays as it is, also of the rules. `seen` is what stood there; if it no longer does, nothing is saved. */
    input: z.object({ settings: settingsView.partial(), seen: settingsView.partial().optional() }),
    output: z.object({ recomputing: z.number() }),
  },
  importStrategy: {
    input: z.object({ file: unknownFile }),
    output: z.object({ changed: changeCounts, syncing: z.number() }),
  },
  /** What importing would change, thing by thing; changes nothing. A large file is named by its staged parts. */
  previewImport: {
    input: z.union([
      z.object({ file: unknownFile }),
      z.object({ importId, parts: z.number().int().min(1).max(MAX_PREVIEW_PARTS) }),
    ]),
    output: z.object({ changed: changeCounts, items: z.array(plannedItemView), more: z.number() }),
  },
  beginImport: { input: z.object({}), output: z.object({ importId: z.string() }) },
  putImportPart: {
    input: z.object({
      importId,
      index: z
        .number()
        .int()
        .min(0)
        .max(MAX_IMPORT_PARTS - 1),
      text: z.string().max(MAX_IMPORT_CALL_BYTES),
    }),
    output: z.object({ bytes: z.number() }),
  },
  commitImport: {
    input: z.object({ importId, parts: z.number().int().min(1).max(MAX_IMPORT_PARTS) }),
    output: z.object({ state: z.enum(['running', 'done', 'failed']) }),
  },
  importStatus: {
    input: z.object({ importId }),
    output: z.object({
      state: z.enum(['running', 'done', 'failed']),
      done: z.number(),
      total: z.number(),
      details: z.array(mistakeSchema).optional(),
      changed: changeCounts.optional(),
    }),
  },
  exportStrategy: {
    input: z.object({ cursor: z.string().max(200).optional() }),
    output: z.object({ file: unknownFile, cursor: z.string().optional() }),
  },
  ...AUDIT_CALLS,
  /** A redacted file for support: versions, counts, recent errors; no names, titles or keys. */
  getDiagnostics: { input: z.object({}), output: z.object({ file: unknownFile }) },
} as const;

export type Calls = typeof CALLS;
export type CallName = keyof Calls;
export type CallInput<N extends CallName> = z.input<Calls[N]['input']>;
export type CallOutput<N extends CallName> = z.output<Calls[N]['output']>;
