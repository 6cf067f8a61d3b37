import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { differencesOf, type ExportedTargets } from './compare';
import { countAll, type CountedFile } from './count';
import { readIssues } from './issue';

/**
 * Counts targets from issue files, one JSON object per line:
 *   tsx test/support/oracle/count.cli.ts --strategy f.json --now 2021-06-30T12:00:00Z --site A.jsonl.gz --site B.jsonl
 * With `--export e.json` it prints what the export says otherwise instead, and ends with status 1 when there is anything;
 * `--until <instant>` is for an export made at some moment between `--now` and then.
 */
const { values } = parseArgs({
  options: {
    strategy: { type: 'string' },
    now: { type: 'string' },
    until: { type: 'string' },
    site: { type: 'string', multiple: true },
    export: { type: 'string' },
  },
});

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

if (values.strategy === undefined || values.now === undefined || values.site === undefined) {
  process.stderr.write('needs --strategy, --now and at least one --site\n');
  process.exitCode = 2;
} else {
  const file = readJson(values.strategy) as CountedFile;
  const issues = readIssues(values.site);
  const counts = countAll(file, issues, values.now);
  if (values.export === undefined) {
    for (const [target, count] of counts) process.stdout.write(`${JSON.stringify({ target, ...count })}\n`);
  } else {
    const differences = differencesOf(
      counts,
      readJson(values.export) as ExportedTargets,
      countAll(file, issues, values.until ?? values.now),
    );
    for (const difference of differences) process.stdout.write(`${difference}\n`);
    process.stdout.write(`${counts.size} targets, ${differences.length} differences\n`);
    process.exitCode = differences.length === 0 ? 0 : 1;
  }
}
