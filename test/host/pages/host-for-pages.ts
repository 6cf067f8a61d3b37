import type { HostStore, ProductRequest, ProductResponse, SiteClock } from '../kernel';

/** What the pages need of the site; the host is one. People are named by account id, undefined is nobody. */
export interface HostForPages {
  readonly manifest: { readonly raw: unknown };
  /** Folder of `manifest.yml`: the paths of resources are relative to it. */
  readonly appRoot: string;
  readonly store: HostStore;
  readonly clock: SiteClock;
  /** A request of the user's own, neither metered nor limited. */
  product(request: ProductRequest): Promise<ProductResponse>;
  /** A request of the app's front end in the user's name. */
  productForApp(request: ProductRequest): Promise<ProductResponse>;
  /** What the bridge's `invoke` does for that module; `context` is the module's extension context. Refusals carry a `status`. */
  invoke(
    moduleKey: string,
    functionKey: string,
    payload: unknown,
    user: string | undefined,
    context: Readonly<Record<string, unknown>>,
  ): Promise<unknown>;
  /** Runs a function of the manifest that the product itself calls, such as a macro's `adfExport`. */
  callFunction(functionKey: string, moduleKey: string, payload: unknown, user: string | undefined): Promise<unknown>;
  /** Something a person or the app asked for that this site does not have. */
  recordNotModelled(what: string): void;
}

/** Why a call of the app got no answer: the host's refusals are errors with a status; anything else is a defect of the site. */
export function refusalOf(error: unknown): { readonly status: number; readonly message: string } | undefined {
  return error instanceof Error && 'status' in error && typeof error.status === 'number'
    ? { status: error.status, message: error.message }
    : undefined;
}
