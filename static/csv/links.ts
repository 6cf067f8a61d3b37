import { cellText, textCell } from './cells';
import type { BadCell, Column, Entry } from './columns';

const isEntry = (value: unknown): value is Entry => typeof value === 'object' && value !== null;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What follows: a link that does not count, or counts for more or less. */
const SAID = String.raw`(?:\s+(?:(excluded|aligned)|x([0-9.]+)))?`;
const ISSUE = new RegExp(String.raw`^(\S+)(\s+alone)?${SAID}$`, 'i');
const SCOPE = new RegExp(String.raw`^jql(\s+with\s+what\s+is\s+below)?${SAID}\s*:\s*(.+)$`, 'i');

function bearingText({ role, weight }: Entry): string {
  if (role === 'excludes') return ' excluded';
  if (role === 'aligned') return ' aligned';
  return typeof weight === 'number' && weight !== 1 ? ` x${weight}` : '';
}

function bearingIn(role: string | undefined, weight: string | undefined): Entry {
  if (role !== undefined) return { role: role.toLowerCase() === 'excluded' ? 'excludes' : 'aligned' };
  if (weight === undefined) return {};
  // What is infinite is nothing in JSON; as it was written the app can say what is wrong with it.
  const value = Number(weight);
  return { weight: Number.isFinite(value) ? value : weight };
}

function lineOf(link: Entry): string {
  const { issue, jql, below } = link;
  const said = bearingText(link);
  if (typeof jql === 'string') return below === true ? `jql with what is below${said}: ${jql}` : `jql${said}: ${jql}`;
  return below === false ? `${text(issue)} alone${said}` : `${text(issue)}${said}`;
}

function linkOf(line: string): Entry {
  const [, withBelow, role, weight, jql] = SCOPE.exec(line) ?? [];
  if (jql !== undefined) return { jql, below: withBelow !== undefined, ...bearingIn(role, weight) };
  const [, issue, alone, own, times] = ISSUE.exec(line) ?? [];
  if (issue === undefined) return { issue: line, below: true };
  return { issue, below: alone === undefined, ...bearingIn(own, times) };
}

/** Whether lines of text say the same links; a scope of several lines does not fit on one. */
const fitsLines = (links: readonly Entry[]): boolean =>
  links.every((link) => {
    const line = lineOf(link);
    const again = linkOf(line);
    return (
      !/[\r\n]/.test(line) &&
      line === line.trim() &&
      again['issue'] === link['issue'] &&
      again['jql'] === link['jql'] &&
      again['below'] === link['below'] &&
      again['role'] === link['role'] &&
      again['weight'] === link['weight']
    );
  });

/**
 * The links of a target, one a line: `PLAT-12` with everything below it, `PLAT-12 alone`, `jql: project = PLAT`. One that does
 * not count whole ends in `excluded`, `aligned` or `x0.5`, a scope before its colon. A table without this column leaves
 * links as they are.
 */
export const linksColumn: Column = {
  name: 'links',
  fills: ['links'],
  write(entry) {
    const links = Array.isArray(entry['links']) ? entry['links'].filter(isEntry) : [];
    if (links.length === 0) return '';
    return fitsLines(links) ? textCell(links.map(lineOf).join('\n')) : JSON.stringify(links);
  },
  read(cell): Entry | BadCell {
    const whole = cellText(cell).trim();
    if (whole.startsWith('[')) {
      try {
        return { links: JSON.parse(whole) };
      } catch {
        return { problem: 'must be one link a line, or JSON as an export writes it' };
      }
    }
    const lines = whole.split(/\r\n|\r|\n/).map((line) => line.trim());
    return { links: lines.filter((line) => line !== '').map(linkOf) };
  },
};
