import type { Product, ProductRequest, ProductResponse } from '../../host/kernel';
import { createHost, type Host, type HostOptions } from '../../host/host';
import type { AppHandler } from '../../host/platform/function-runner';

/** A manifest with one of everything, small enough to read. */
export const TINY_MANIFEST = {
  app: {
    id: 'ari:cloud:ecosystem::app/00000000-0000-4000-8000-00000000aaaa',
    runtime: { name: 'nodejs22.x', memoryMB: 256 },
    storage: {
      entities: [
        {
          name: 'note',
          attributes: {
            text: { type: 'string' },
            rank: { type: 'integer' },
            done: { type: 'boolean' },
            extra: { type: 'any' },
          },
          indexes: ['rank', { name: 'by-done', partition: ['done'], range: ['rank'] }],
        },
      ],
    },
  },
  modules: {
    'jira:issuePanel': [{ key: 'panel', title: 'Panel', resource: 'ui', resolver: { function: 'main' } }],
    macro: [
      {
        key: 'table',
        title: 'Table',
        resource: 'ui',
        resolver: { function: 'main' },
        adfExport: { function: 'export' },
      },
    ],
    trigger: [{ key: 'changes', function: 'changed', events: ['avi:jira:updated:issue'] }],
    consumer: [{ key: 'work', queue: 'work', function: 'work' }],
    scheduledTrigger: [{ key: 'hourly', function: 'hourly', interval: 'hour' }],
    function: [
      { key: 'main', handler: 'index.main' },
      { key: 'export', handler: 'index.export' },
      { key: 'changed', handler: 'index.changed' },
      { key: 'work', handler: 'index.work', timeoutSeconds: 300 },
      { key: 'hourly', handler: 'index.hourly' },
    ],
  },
  resources: [{ key: 'ui', path: 'nowhere' }],
  permissions: { scopes: ['storage:app', 'read:jira-work'] },
};

/** A Jira that answers what it is told to and remembers what it was asked. */
export function stubProduct(
  answer: (request: ProductRequest) => ProductResponse = () => ({ status: 200, body: {} }),
): Product & {
  readonly asked: ProductRequest[];
} {
  const asked: ProductRequest[] = [];
  return {
    asked,
    handle: (request) => {
      asked.push(request);
      return Promise.resolve(answer(request));
    },
  };
}

const nothing: AppHandler = () => undefined;

/** A site with the tiny app, whose `main` function is the given code. */
export function tinyHost(
  main: AppHandler,
  options: HostOptions & { readonly functions?: Readonly<Record<string, AppHandler>> } = {},
): Promise<Host> {
  const { functions, ...rest } = options;
  return createHost({
    manifest: TINY_MANIFEST,
    handlers: { main, export: nothing, changed: nothing, work: nothing, hourly: nothing, ...functions },
    products: { jira: stubProduct(), confluence: stubProduct() },
    clockStart: '2026-01-05T10:00:00.000Z',
    ...rest,
  });
}

export const USER = 'user@example.com';

/** Calls the tiny app's `main` function as the ordinary user. */
export function callMain(host: Host, payload: unknown = {}): Promise<unknown> {
  return host.invoke('panel', 'run', payload, USER);
}
