import { createRequire } from 'node:module';
import type { EventOutbox, HostStore, Product, SiteClock } from './kernel';

export interface PartDeps {
  readonly store: HostStore;
  readonly clock: SiteClock;
  readonly outbox: EventOutbox;
}

const load = createRequire(__filename);

function part<T>(path: string, name: string): T {
  const exports = load(path) as Record<string, unknown>;
  if (typeof exports[name] !== 'function') throw new Error(`${path} exports no ${name}`);
  return exports[name] as T;
}

export const createJira = (deps: PartDeps): Product => part<(deps: PartDeps) => Product>('./jira/index', 'createJira')(deps);
export const createConfluence = (deps: PartDeps): Product =>
  part<(deps: PartDeps) => Product>('./confluence/create-confluence', 'createConfluence')(deps);
