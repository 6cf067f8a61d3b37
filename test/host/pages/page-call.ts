import type { IncomingMessage } from 'node:http';
import type { AppPaths } from './app-files';
import type { AppManifest } from './app-manifest';
import type { Html } from './html';
import type { HostForPages } from './host-for-pages';
import type { Origins } from './origins';
import type { Session } from './session';

/** One request for a page, with everything a page may need. */
export interface PageCall {
  readonly host: HostForPages;
  readonly manifest: AppManifest;
  readonly appPath: AppPaths;
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly origins: Origins;
  readonly session: Session;
  /** Variable segments of the path, decoded. */
  readonly params: Readonly<Record<string, string>>;
  /** Fields of a submitted form; empty for GET. */
  readonly form: URLSearchParams;
}

/** What a page answers: markup inside the site's frame, or another address. */
export type PageAnswer =
  | {
      readonly kind: 'page';
      readonly status: number;
      readonly title: string;
      readonly content: Html;
      readonly section: 'jira' | 'confluence' | 'strategy' | 'settings' | 'none';
      /** `wide` is for pages of the app, `blank` for those that bring their own margins. */
      readonly width?: 'wide' | 'blank';
    }
  | { readonly kind: 'redirect'; readonly to: string };

export interface PageRoute {
  readonly method: 'GET' | 'POST';
  /** `{name}` is one segment; `{name...}` at the end is the rest of the path, possibly nothing. */
  readonly path: string;
  readonly answer: (call: PageCall) => Promise<PageAnswer>;
}
