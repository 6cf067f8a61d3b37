import { view } from '@forge/bridge';

/** Where in the page the reader is, as the address says it: a path that begins with a slash. */
export interface PageAddress {
  readonly path: string;
  /** Puts another path into the address, as a step that can be gone back. */
  go(path: string): void;
  /** Hears of steps back and forth; the answer ends it. */
  listen(heard: (path: string) => void): () => void;
}

interface Place {
  readonly pathname: string;
}

const isPlace = (value: unknown): value is Place =>
  typeof value === 'object' && value !== null && 'pathname' in value && typeof value.pathname === 'string';

/** The address of a full page of the app; undefined where the page has none, such as in a frame of another page. */
export async function loadPageAddress(): Promise<PageAddress | undefined> {
  try {
    const history = await view.createHistory();
    if (!isPlace(history.location)) return undefined;
    return {
      path: history.location.pathname,
      go: (path) => history.push(path),
      listen: (heard) =>
        history.listen((...told: readonly unknown[]) => {
          const place: unknown = told.find(isPlace) ?? history.location;
          if (isPlace(place)) heard(place.pathname);
        }),
    };
  } catch {
    // The platform gives a history to full pages alone; elsewhere the page works without one.
    return undefined;
  }
}
