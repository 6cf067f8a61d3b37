import { CLOUD_ID, type SiteUser } from '../kernel';
import { ENVIRONMENT_ID, type FunctionResult, type FunctionRunner, type InstallContext } from './function-runner';
import type { PlatformLimits } from './limits';
import type { Manifest, ManifestModule } from './manifest';
import { jsonBytes } from './storage-values';
import { createWindow, type QuotaWindow } from './window';

/** Why a call from a front end did not get an answer, with the status that `/_host/invoke` gives for it. */
export class InvokeError extends Error {
  override readonly name = 'InvokeError';

  constructor(
    readonly status: 401 | 403 | 404 | 413 | 424 | 429,
    message: string,
  ) {
    super(message);
  }
}

/** Calls that reach the app through a module that somebody has open. */
export interface ModuleCalls {
  /** What the bridge's `invoke` does; the resolver's value, or an `InvokeError`. */
  invoke(
    moduleKey: string,
    functionKey: string,
    payload: unknown,
    user: SiteUser | undefined,
    context?: Readonly<Record<string, unknown>>,
  ): Promise<unknown>;
  /** Runs a function that the product itself calls for a module, such as `adfExport`. */
  callFunction(moduleKey: string, functionKey: string, payload: unknown, user: SiteUser | undefined): Promise<unknown>;
}

const UNIDENTIFIED = 'unidentified';

/** Creates the calls through modules. */
export function createModuleCalls(deps: {
  readonly manifest: Manifest;
  readonly limits: PlatformLimits;
  readonly runner: FunctionRunner;
  readonly nowMs: () => number;
  readonly siteUrl: () => string;
}): ModuleCalls {
  const { manifest, limits, runner, nowMs, siteUrl } = deps;
  const perUser = new Map<string, QuotaWindow>();

  const openModule = (moduleKey: string, user: SiteUser | undefined): ManifestModule => {
    const module = manifest.modules.get(moduleKey);
    if (module === undefined) throw new InvokeError(404, `There is no module '${moduleKey}'.`);
    if (!isOpenTo(module, user))
      throw new InvokeError(403, `The module '${moduleKey}' is not open to ${user?.email ?? 'anonymous users'}.`);
    return module;
  };

  const countInvocation = (user: SiteUser | undefined): void => {
    const name = user?.accountId ?? UNIDENTIFIED;
    const window = perUser.get(name) ?? createWindow(60_000, nowMs);
    perUser.set(name, window);
    window.add(1);
    if (window.used() > limits.invocationsPerUserMinute)
      throw new InvokeError(429, 'Too many invocations in this minute.');
  };

  return {
    async invoke(moduleKey, functionKey, payload, user, context = {}) {
      const module = openModule(moduleKey, user);
      if (module.resolver === undefined) throw new InvokeError(404, `The module '${moduleKey}' has no resolver.`);
      if (jsonBytes({ functionKey, payload }) > limits.requestBytes) {
        throw new InvokeError(413, `The payload is larger than ${String(limits.requestBytes)} bytes.`);
      }
      countInvocation(user);
      const result = await runner.run({
        functionKey: module.resolver,
        moduleKey,
        moduleType: module.type,
        payload: {
          call: { functionKey, payload },
          context: {
            accountId: user?.accountId ?? UNIDENTIFIED,
            cloudId: CLOUD_ID,
            localId: `local-${moduleKey}`,
            moduleKey,
            environmentType: 'DEVELOPMENT',
            environmentId: ENVIRONMENT_ID,
            siteUrl: siteUrl(),
            extension: { type: module.type, ...context },
          },
        },
        accountId: user?.accountId,
        installContext: productOf(module),
      });
      return valueOf(result);
    },
    async callFunction(moduleKey, functionKey, payload, user) {
      const module = openModule(moduleKey, user);
      const result = await runner.run({
        functionKey,
        moduleKey,
        moduleType: module.type,
        payload,
        accountId: user?.accountId,
        installContext: productOf(module),
      });
      return valueOf(result);
    },
  };
}

function valueOf(result: FunctionResult): unknown {
  if (result.kind === 'answered') return result.value;
  throw new InvokeError(424, result.kind === 'threw' ? `${result.name}: ${result.message}` : result.message);
}

const CONFLUENCE_KINDS = new Set(['macro']);

function productOf({ type }: ManifestModule): InstallContext {
  return CONFLUENCE_KINDS.has(type) || type.startsWith('confluence:') ? 'confluence' : 'jira';
}

/**
 * Whether the product would show the module at all. What a resolver does for whom is the app's own decision: anybody who
 * can load a module can call every function of its resolver. Pages with macros can be open to the public.
 */
function isOpenTo(module: ManifestModule, user: SiteUser | undefined): boolean {
  if (user === undefined) return module.type === 'macro';
  if (user.active === false) return false;
  return productOf(module) === 'confluence' || user.jiraAccess !== false;
}
