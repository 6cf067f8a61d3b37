import { serveBrowser } from '../../support/browser';

// Lives as long as its standard input, so that it cannot outlive the run that started it.
async function main(): Promise<void> {
  const server = await serveBrowser();
  process.stdout.write(`${server.wsEndpoint()}\n`);
  process.stdin.resume();
  process.stdin.once('close', () => {
    void server.close().then(() => process.exit(0));
  });
}

void main();
