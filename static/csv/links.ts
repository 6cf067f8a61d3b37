import { cellText, textCell } from './cells';
import type { BadCell, Column, Entry } from './columns';

const isEntry = (value: unknown): value is Entry => typeof value === 'object' && value !== null;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const ALONE = /^(\S+)\s+alone$/i;
const SCOPE = /^jql(\s+with\s+what\s+is\s+below)?\s*:\s*(.+)$/i;

function lineOf(link: Entry): string {
  const { issue, jql, below } = link;
  if (typeof jql === 'string') return below === true ? `jql with what is below: ${jql}` : `jql: ${jql}`;
  return below === false ? `${text(issue)} alone` : text(issue);
}

function linkOf(line: string): Entry {
  const scope = SCOPE.exec(line);
  if (scope !== null) return { jql: scope[2] ?? '', below: scope[1] !== undefined };
  const alone = ALONE.exec(line);
  return alone === null ? { issue: line, below: true } : { issue: alone[1] ?? '', below: false };
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
      again['below'] === link['below']
    );
  });

/**
 * The links of a target, one a line: `PLAT-12` with everything below it, `PLAT-12 alone`, `jql: project = PLAT`. A table
 * without this column leaves links as they are.
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
