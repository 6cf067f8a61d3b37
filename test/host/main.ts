import { buildPages } from './build-pages';
import { createHost } from './host';
import { OptionsError, parseOptions, USAGE } from './options';

/** Broken input from the command line or a file ends the start with this status. */
const BAD_INPUT = 2;
const INPUT_ERRORS = new Set([
  'OptionsError',
  'SiteFileError',
  'UsersFileError',
  'StrategyRefused',
  'StateFolderError',
]);

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  if (args.includes('--help')) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const options = parseOptions(args, process.env.INIT_CWD ?? process.cwd());
  if (!buildPages()) {
    process.exitCode = 1;
    return;
  }
  const host = await createHost({
    ...options,
    onLog: ({ level, function: name, text }) => {
      if (level === 'warn' || level === 'error') process.stderr.write(`[app] ${name} ${level}: ${text}\n`);
    },
  });
  process.stdout.write(`Local site ready at ${host.url ?? ''}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      host.close().then(
        () => process.exit(0),
        (error: unknown) => {
          fail(error);
        },
      );
    });
  }
}

function fail(error: unknown): void {
  const known = error instanceof Error && INPUT_ERRORS.has(error.name);
  process.stderr.write(
    `${known ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  if (error instanceof OptionsError) process.stderr.write(`\n${USAGE}\n`);
  process.exit(known ? BAD_INPUT : 1);
}

main().catch(fail);
