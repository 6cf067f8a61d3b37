import { LISTS } from './backup-file';
import { canonicalText } from './canonical';

type Entry = Readonly<Record<string, unknown>>;
const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** How the site differs from a backup after it was restored. */
export interface Difference {
  readonly kind: 'changed' | 'missing' | 'extra';
  /** `targets TGT-4`, `links TGT-4 PLAT-12`. */
  readonly name: string;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What an entry is known by: its key, or for links and check-ins the target and what they add to it. */
function nameOf(list: string, entry: Entry): string {
  const what = [entry['key'], entry['target'], entry['issue'] ?? entry['jql'], entry['at']].map(text);
  return [list, ...what.filter((part) => part !== '')].join(' ');
}

/** What is computed is not restored: it is computed anew from the work. */
const definition = ({ result: _result, ...entry }: Entry): Entry => entry;

function entriesOf(strategy: Entry): ReadonlyMap<string, string> {
  const named = new Map<string, string>();
  for (const list of LISTS) {
    const entries = strategy[list];
    for (const entry of Array.isArray(entries) ? entries.filter(isEntry) : []) {
      named.set(nameOf(list, entry), canonicalText(definition(entry)));
    }
  }
  named.set('settings', canonicalText(strategy['settings']));
  return named;
}

/** Compares a site's export with the backup it was restored from, entry by entry; results are left out. */
export function differences(backup: Entry, site: Entry): readonly Difference[] {
  const [wanted, found] = [entriesOf(backup), entriesOf(site)];
  const lost = [...wanted].flatMap(([name, value]): readonly Difference[] => {
    const here = found.get(name);
    if (here === undefined) return [{ kind: 'missing', name }];
    return here === value ? [] : [{ kind: 'changed', name }];
  });
  const extra = [...found.keys()]
    .filter((name) => !wanted.has(name))
    .map((name): Difference => ({ kind: 'extra', name }));
  return [...lost, ...extra];
}
