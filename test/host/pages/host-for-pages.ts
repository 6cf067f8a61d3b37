import type { HostStore, ProductActor, ProductRequest, ProductResponse, SiteClock } from '../kernel';

/** What a module's resolver answered: the status that `/_host/invoke` gives for it, and the value or the reason. */
export interface CallOutcome {
  readonly status: number;
  readonly body: unknown;
}

/** What the pages need of the site. */
export interface HostForPages {
  /** The parsed `manifest.yml`. */
  readonly manifest: unknown;
  /** Folder of `manifest.yml`: the paths of resources are relative to it. */
  readonly appRoot: string;
  readonly store: HostStore;
  readonly clock: SiteClock;
  /** A request of the user's own, neither metered nor limited. */
  product(request: ProductRequest): Promise<ProductResponse>;
  /** A request of the app's front end in the user's name. */
  productForApp(request: ProductRequest): Promise<ProductResponse>;
  /** What the bridge's `invoke` does for that module; `context` is the module's extension context. */
  invoke(
    moduleKey: string,
    functionKey: string,
    payload: unknown,
    user: ProductActor,
    context: Readonly<Record<string, unknown>>,
  ): Promise<CallOutcome>;
  /** Runs a function of the manifest that the product itself calls, such as a macro's `adfExport`. */
  callFunction(functionKey: string, moduleKey: string, payload: unknown, user: ProductActor): Promise<CallOutcome>;
  /** Something a person or the app asked for that this site does not have. */
  recordNotModelled(what: string): void;
}
