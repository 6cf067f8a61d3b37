// Run by crash.test.ts in a process of its own: pushes messages, then settles; told to, it dies in the middle.
import { tinyHost } from './tiny-app';
import { Queue } from '@forge/events';
import { kvs } from '@forge/kvs';

async function main(): Promise<void> {
  const [stateDir, crashAt] = process.argv.slice(2);
  const host = await tinyHost(() => new Queue({ key: 'work' }).push([1, 2, 3].map((n) => ({ body: { n } }))), {
    stateDir,
    functions: {
      work: async (event) => {
        const { n } = (event as { body: { n: number } }).body;
        await kvs.set(`started:${String(n)}`, true);
        await kvs.set(`finished:${String(n)}`, true);
      },
    },
  });
  if (crashAt !== undefined) {
    await host.invoke('panel', 'run', {}, 'user@example.com');
    host.setFaults([{ target: 'kvs', match: crashAt, action: 'crash' }]);
  }
  await host.settle();
  const keys = host.store.entries('kvs').map(([key]) => key);
  process.stdout.write(JSON.stringify({ keys, left: host.platform.deliveries.count() }));
  await host.close();
}

void main();
