import { existsSync } from 'node:fs';
import path from 'node:path';
import { createHost } from '../host/host';
import { differencesOf, type ExportedTargets } from '../support/oracle/compare';
import { countAll, type CountedFile } from '../support/oracle/count';
import { readIssues } from '../support/oracle/issue';
import { NOW, siteOn, withStrategy } from '../support/site';
import { allDataStrategy } from '../support/strategies/all-data';
import { realDataStrategy } from '../support/strategies/real-data';

const DATA = path.join(__dirname, '../../../shared/data');
const FILES = ['DAEMON', 'ALOY', 'MOD'].map((project) => path.join(DATA, `${project}.jsonl.gz`));
const isThere = FILES.every((file) => existsSync(file));
if (!isThere) console.warn('skipped: the real issues of ../shared/data are not here');

(isThere ? describe : describe.skip)('the real issues of three projects', () => {
  it('say in an export what an independent count of the files says', async () => {
    const file = realDataStrategy();
    const host = await createHost({ clockStart: NOW, seed: 'empty', siteFiles: FILES });
    const site = siteOn(host);
    await site.data('settings', 'importStrategy', {
      file: JSON.parse(JSON.stringify(file)) as Record<string, unknown>,
    });
    await host.settle();
    const plain = JSON.parse(JSON.stringify(file)) as CountedFile;
    const issues = readIssues(FILES);
    const now = (): string => new Date(host.clock.nowMs()).toISOString();
    const before = countAll(plain, issues, now());
    const exported = (await site.data('settings', 'exportStrategy', {})).file as unknown as ExportedTargets;
    const after = countAll(plain, issues, now());
    await host.close();
    expect(before.size).toBeGreaterThan(10);
    expect(differencesOf(before, exported, after)).toEqual([]);
  }, 180_000);

  it('say so for two hundred targets over all epics, versions, components and sprints, in mixed measures', async () => {
    const files = [...FILES, path.join(DATA, 'AC.jsonl.gz')];
    const issues = readIssues(files);
    const file = allDataStrategy(issues);
    const host = await createHost({ clockStart: NOW, seed: 'empty', siteFiles: files });
    const site = siteOn(host);
    await withStrategy(site, file);
    const counts = countAll(file as unknown as CountedFile, issues, NOW);
    const exported = (await site.data('settings', 'exportStrategy', {})).file as unknown as ExportedTargets;
    await host.close();
    // Time moves while the site settles; what depends on it is compared above.
    const wrong = differencesOf(counts, exported).filter((line) => !/\.(expected|variance):/.test(line));
    const measured = [...counts.values()].filter(({ actual }) => actual !== null).length;
    console.info(`${issues.length} issues, ${counts.size} targets, ${measured} measured, ${wrong.length} differences`);
    expect(counts.size).toBe(200);
    expect(measured).toBeGreaterThan(100);
    expect(wrong).toEqual([]);
  }, 300_000);
});
