/** What travels between a frame of the app and the page around it. Functions travel as callables and are called back. */
export interface WireCallable {
  readonly __callable: number;
}

export interface WireError {
  readonly name: string;
  readonly message: string;
}

/** Sent by either side. `run` calls a function of the other side; `reply` answers a `call` or a `run`. */
export type WireMessage =
  | { readonly forge: 1; readonly kind: 'call'; readonly id: number; readonly op: string; readonly payload: unknown }
  | {
      readonly forge: 1;
      readonly kind: 'run';
      readonly id: number;
      readonly callable: number;
      readonly args: readonly unknown[];
    }
  | {
      readonly forge: 1;
      readonly kind: 'reply';
      readonly id: number;
      readonly value?: unknown;
      readonly error?: WireError;
    }
  | { readonly forge: 1; readonly kind: 'size'; readonly height: number }
  | { readonly forge: 1; readonly kind: 'theme'; readonly theme: string; readonly colorMode: string }
  | { readonly forge: 1; readonly kind: 'clock'; readonly offsetMs: number };

/** What the page knows of one frame; the server writes it into the page, so the frame cannot change it. */
export interface FrameSpec {
  readonly src: string;
  readonly title: string;
  readonly moduleKey: string;
  /** Acting account, null when nobody is logged in. */
  readonly accountId: string | null;
  /** What `view.getContext()` answers, apart from what the browser knows better. */
  readonly context: Readonly<Record<string, unknown>>;
  /** `content` grows with its content; a number is a fixed height in pixels. */
  readonly height: 'content' | number;
  readonly minHeight: number;
  /** Path of the page that the app may extend with its own history; null for frames inside a page. */
  readonly historyBase: string | null;
  /** The macro whose configuration this frame edits. */
  readonly configures: { readonly pageId: string; readonly localId: string } | null;
}

/** What the page knows of the app as a whole. */
export interface AppSpec {
  /** Address of each entry by the name modules use, e.g. `ui/panel`. */
  readonly entries: Readonly<Record<string, string>>;
  /** Path of each module that has a page of its own; `{projectKey}` stands for the project. */
  readonly modulePaths: Readonly<Record<string, string>>;
}
