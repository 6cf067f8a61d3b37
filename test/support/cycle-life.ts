import type { CallOutput } from '../../src/contract/calls';
import type { TestSite } from './site';

/** Takes cycles through their life as a page does: with the revision that is there. */
export type Step = 'commitCycle' | 'closeCycle' | 'reopenCycle';

export async function cycleNow(site: TestSite, key: string): Promise<CallOutput<'getStrategy'>['cycles'][number]> {
  const { cycles } = await site.data('strategy', 'getStrategy', {});
  const found = cycles.find((cycle) => cycle.key === key);
  if (found === undefined) throw new Error(`there is no cycle ${key}`);
  return found;
}

export async function step(site: TestSite, name: Step, key: string, reason = 'A reason'): Promise<string> {
  const { rev } = await cycleNow(site, key);
  const answer = await site.call('strategy', name, { cycle: key, rev, reason });
  return answer.ok ? 'ok' : `${answer.code} ${answer.details?.[0]?.message ?? ''}`.trim();
}

type Entry = Readonly<Record<string, unknown>>;
const listOf = (file: Entry, name: string): readonly Entry[] =>
  Array.isArray(file[name]) ? (file[name] as Entry[]) : [];

/** Everything the export says of one cycle, as text. */
export async function exportOf(site: TestSite, cycle: string): Promise<string> {
  const { file } = await site.data('settings', 'exportStrategy', {});
  const objectives = listOf(file, 'objectives').filter((one) => one['cycle'] === cycle);
  const inside = new Set(objectives.map(({ key }) => key));
  const targets = listOf(file, 'targets').filter((one) => inside.has(one['objective']));
  const measured = new Set(targets.map(({ key }) => key));
  const ofTargets = (name: string): readonly Entry[] => listOf(file, name).filter((one) => measured.has(one['target']));
  return JSON.stringify({
    cycles: listOf(file, 'cycles').filter((one) => one['key'] === cycle),
    objectives,
    targets,
    links: ofTargets('links'),
    checkIns: ofTargets('checkIns'),
  });
}
