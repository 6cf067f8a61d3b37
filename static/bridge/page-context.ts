import { view } from '@forge/bridge';

/** What a page needs to know of where it stands. */
export interface PageContext {
  readonly locale: string;
  readonly timeZone: string;
  /** The issue the panel is on. */
  readonly issueId: string | null;
  /** The objectives chosen for this macro; null until somebody chose. */
  readonly chosenObjectives: readonly string[] | null;
  /** Whether the macro stands in the editor. */
  readonly isEditing: boolean;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, name) => (isRecord(inner) ? inner[name] : undefined), value);
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

function chosenOf(value: unknown): readonly string[] | null {
  return Array.isArray(value) ? value.filter((key): key is string => typeof key === 'string') : null;
}

/** Picks the page's facts out of what the platform answers; anything missing gets a safe default. */
export function pageContextOf(context: unknown): PageContext {
  return {
    locale: textOf(at(context, 'locale')) ?? 'en-US',
    timeZone: textOf(at(context, 'timezone')) ?? 'UTC',
    issueId: textOf(at(context, 'extension', 'issue', 'id')),
    chosenObjectives: chosenOf(at(context, 'extension', 'config', 'objectives')),
    isEditing: at(context, 'extension', 'isEditing') === true,
  };
}

/** Asks the platform where this page stands. */
export async function loadPageContext(): Promise<PageContext> {
  return pageContextOf(await view.getContext());
}
