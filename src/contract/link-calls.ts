import { z } from 'zod';
import { MAX_JQL_LENGTH } from '../domain/link';
import { LINK_ROLES, LINK_WEIGHTS } from '../domain/link-role';
import { MAX_BESIDES } from './limits';
import { leavesView, UNMEASURED_REASONS } from './views';

const key = z.string().min(1).max(60);
const issueId = z.string().regex(/^[0-9]{1,19}$/, 'an issue id is a number');
const jql = z.string().trim().min(1).max(MAX_JQL_LENGTH);
const no = z.number().int().min(1);

/** How somebody wants a link to be: it counts whole and takes in what is below unless they say otherwise. */
const wanted = {
  below: z.boolean().default(true),
  role: z.enum(LINK_ROLES).default('counts'),
  weight: z.number().min(LINK_WEIGHTS.least).max(LINK_WEIGHTS.most).default(1),
};
/** How a link was, so that undoing puts the same link back. */
const was = z.object({ below: z.boolean(), role: z.enum(LINK_ROLES), weight: z.number() });

/** What a target reads by its work alone; null while that is still to be read. */
const reads = z
  .object({
    actual: z.number().nullable(),
    reason: z.enum(UNMEASURED_REASONS).nullable(),
    leaves: leavesView.nullable(),
  })
  .nullable();

/** The link there is now; `added` is false where it was there before, as it is wanted. */
const linked = z.object({ linkNo: z.number(), added: z.boolean() });

/** Calls about what a target is linked to. */
export const LINK_CALLS = {
  linkIssue: {
    input: z.object({ target: key, issueId, ...wanted }),
    output: linked,
  },
  unlinkIssue: {
    input: z.object({ target: key, issueId }),
    output: z.object({ removed: z.boolean(), ...was.partial().shape }),
  },
  /** Links an issue by its key, or a JQL scope. */
  addLink: {
    input: z.object({
      target: key,
      work: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('issue'), key: z.string().min(1).max(60) }),
        z.object({ kind: z.literal('jql'), jql }),
      ]),
      ...wanted,
    }),
    output: linked,
  },
  /** Gives a link another role, weight or reach. */
  changeLink: {
    input: z.object({ target: key, no, ...wanted }),
    output: z.object({ changed: z.boolean(), was: was.optional() }),
  },
  removeLink: {
    input: z.object({ target: key, no }),
    output: z.object({ changed: z.boolean(), was: was.optional() }),
  },
  /** What `alignOnly` would let go of: how many work items count in others too, and what the target would read. Changes nothing. */
  previewAlignOnly: {
    input: z.object({ target: key, besides: z.array(key).min(1).max(MAX_BESIDES) }),
    output: z.object({ shared: z.number(), links: z.number(), before: reads, after: reads }),
  },
  /** Lets a target only align with the work that others count too; says how its links were and what it reads then. */
  alignOnly: {
    input: z.object({ target: key, besides: z.array(key).min(1).max(MAX_BESIDES) }),
    output: z.object({ links: z.array(z.object({ no, was })), before: reads, after: reads }),
  },
  /** How many work items JQL matches now, as the viewer sees them, or what keeps it from being a scope. */
  tryScope: {
    input: z.object({ jql }),
    output: z.object({ problem: z.string().nullable(), count: z.number().nullable() }),
  },
  /** Open work like what a target is linked to: beside it, or of the same component, version or label. */
  suggestWork: {
    input: z.object({ target: key }),
    output: z.object({
      suggestions: z.array(
        z.object({
          issueId: z.string(),
          key: z.string(),
          summary: z.string(),
          reason: z.enum(['siblings', 'component', 'version', 'label']),
          /** The parent's key, or the name that is shared. */
          shared: z.string(),
        }),
      ),
    }),
  },
} as const;
