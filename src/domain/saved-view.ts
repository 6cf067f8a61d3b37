import type { Level } from './objective';
import type { Status } from './status';

/** What a reader chose to see of the tree. */
interface ViewChoice {
  readonly text: string;
  readonly status: Status | null;
  readonly owner: string | null;
  readonly level: Level | null;
  readonly perspective: string | null;
  readonly byPerspective: boolean;
  readonly exceptionsFirst: boolean;
  readonly columns: readonly string[];
}

/** A way of looking at the tree under a name of its own; the name tells it from the others of its list. */
export interface SavedView {
  readonly name: string;
  readonly choice: ViewChoice;
}

/** The view a person's tree opens with: one of theirs, or one of those everybody has. */
export interface FirstView {
  readonly isShared: boolean;
  readonly name: string;
}

/** The views of one person, or those that everybody has. */
export interface ViewList {
  readonly views: readonly SavedView[];
  readonly first: FirstView | null;
}

/** Views of one list. */
export const MAX_VIEWS = 20;

/** A name that is there twice, compared as people read it. */
export function repeatedName(views: readonly Pick<SavedView, 'name'>[]): string | undefined {
  const plain = views.map(({ name }) => name.trim().toLowerCase());
  return views.find((_view, index) => plain.indexOf(plain[index] ?? '') < index)?.name;
}
