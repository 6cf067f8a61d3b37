import { z } from 'zod';
import { MAX_VIEWS } from '../domain/saved-view';
import { ownText } from './plain-text';
import { treeChoice } from './tree-choice';

const savedView = z.object({
  name: ownText(60).pipe(z.string().trim().min(1, 'give it a name')),
  choice: treeChoice,
});
export type SavedViewView = z.infer<typeof savedView>;
const firstView = z.object({ isShared: z.boolean(), name: z.string().max(60) }).nullable();
const views = z.array(savedView).max(MAX_VIEWS);

/** Calls for the views of the tree that people keep. */
export const VIEW_CALLS = {
  /** The person's own views and everybody's, with the revisions that saving takes. */
  getViews: {
    input: z.object({}),
    output: z.object({
      mine: z.object({ rev: z.number(), views }),
      shared: z.object({ rev: z.number(), views }),
      /** The view their tree opens with. */
      first: firstView,
    }),
  },
  /** Replaces the person's views whole, or everybody's for those who manage strategy. */
  saveViews: {
    input: z.object({ isShared: z.boolean(), rev: z.number().int().min(0), views, first: firstView.default(null) }),
    output: z.object({ rev: z.number() }),
  },
} as const;
