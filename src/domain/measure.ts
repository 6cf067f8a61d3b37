/** What one leaf weighs: 1, its story points, its original estimate in seconds, or a number field. */
export type WeighBy =
  | { readonly kind: 'count' }
  | { readonly kind: 'points' }
  | { readonly kind: 'estimate' }
  | { readonly kind: 'field'; readonly fieldId: string };

export const TAKES = ['latest', 'average', 'minimum', 'maximum'] as const;
/** How entered values become one actual. */
export type Take = (typeof TAKES)[number];

/** How a target's actual is obtained. */
export type Measure =
  { readonly type: 'completion'; readonly weighBy: WeighBy } | { readonly type: 'metric'; readonly take: Take };

const FIELD_ID = /^[A-Za-z][A-Za-z0-9_]{0,99}$/;

/** `count`, `points`, `estimate`, or the id of a Jira number field. */
export function parseWeighBy(text: string): WeighBy | undefined {
  if (text === 'count' || text === 'points' || text === 'estimate') return { kind: text };
  return FIELD_ID.test(text) ? { kind: 'field', fieldId: text } : undefined;
}

export const weighByText = (weighBy: WeighBy): string => (weighBy.kind === 'field' ? weighBy.fieldId : weighBy.kind);
