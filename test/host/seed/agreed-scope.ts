import type { Json } from '../kernel';
import type { Draft } from './drafts';
import type { LinkPlan, QueryPlan, TargetPlan } from './goals';

type CompletionPlan = Extract<TargetPlan['measure'], { readonly type: 'completion' }>;

/** An issue as it was at an instant. */
const standingAt = ({ born, steps }: Draft, atMs: number): Draft['born'] =>
  [...steps]
    .sort((a, b) => a.atMs - b.atMs)
    .filter((step) => step.atMs <= atMs)
    .reduce((issue, { patch }) => ({ ...issue, ...patch }), born);

const lineOf = (draft: Draft): readonly Draft[] => [draft, ...(draft.parent === undefined ? [] : lineOf(draft.parent))];

function isFound(draft: Draft, { label, version, only, projects }: QueryPlan): boolean {
  const { setup } = draft;
  const today = standingAt(draft, Infinity);
  const kinds = only === 'bug' ? [setup.types.bug] : [setup.types.story, setup.types.task, setup.types.bug];
  const versions = setup.versions.filter(({ id }) => today.fixVersionIds.includes(id)).map(({ name }) => name);
  return (
    kinds.includes(today.typeId) &&
    (projects?.includes(setup.plan.key) ?? true) &&
    (label === undefined || today.labels.includes(label)) &&
    (version === undefined || versions.includes(version))
  );
}

const isReached = (draft: Draft, link: LinkPlan): boolean =>
  'work' in link ? lineOf(draft).some(({ ref }) => ref === link.work) : isFound(draft, link);

/**
 * What a target had in scope when its half was agreed on, counted over the drafted work by itself: the import says it as a
 * backup would, and the app finds the same in the changelog. What a query finds is what it finds today, as the app has it.
 */
export function agreedScope({ links, weighBy }: CompletionPlan, drafts: readonly Draft[], at: string): Json {
  const atMs = Date.parse(at);
  const members = drafts.filter((draft) => draft.born.created <= atMs && links.some((link) => isReached(draft, link)));
  const parents = new Set(members.map(({ parent }) => parent));
  const leaves = members
    .filter((draft) => !parents.has(draft))
    .map((draft) => {
      const { resolutionId, statusId, custom } = standingAt(draft, atMs);
      const points = custom[draft.setup.pointsField];
      const weight = weighBy === 'count' ? 1 : typeof points === 'number' ? points : 0;
      return { resolutionId, isDone: statusId === draft.setup.statuses.done, weight };
    })
    // The only other resolutions of the company are those that take work out.
    .filter(({ resolutionId }) => resolutionId === null || resolutionId === DONE);
  const done = leaves.filter(({ isDone }) => isDone);
  const weigh = (some: typeof leaves): number => some.reduce((sum, { weight }) => sum + weight, 0);
  return { at, total: leaves.length, done: done.length, weight: weigh(leaves), doneWeight: weigh(done) };
}

/** The resolution of what was delivered, which every Jira has. */
const DONE = '10000';
