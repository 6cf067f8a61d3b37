import { cellText, textCell } from './cells';
import type { BadCell, Column, Entry } from './columns';

const isEntry = (value: unknown): value is Entry => typeof value === 'object' && value !== null;

/** Described, on one line, without a helper: what a line of text can say. */
const isPlain = (impediment: Entry): boolean => {
  const { text } = impediment;
  if (typeof text !== 'string' || Object.keys(impediment).length !== 1) return false;
  return text === text.trim() && text !== '' && !/[\r\n]/.test(text) && !text.startsWith('[');
};

/** What is in the way, one a line; those with an issue or a helper as JSON. */
export const impedimentsColumn: Column = {
  name: 'impediments',
  fills: ['impediments'],
  write(entry) {
    const all = Array.isArray(entry['impediments']) ? entry['impediments'].filter(isEntry) : [];
    if (all.length === 0) return '';
    if (!all.every(isPlain)) return JSON.stringify(all);
    return textCell(all.map(({ text }) => String(text)).join('\n'));
  },
  read(cell): Entry | BadCell {
    const whole = cellText(cell).trim();
    if (whole.startsWith('[')) {
      try {
        return { impediments: JSON.parse(whole) };
      } catch {
        return { problem: 'must be one impediment a line, or JSON as an export writes it' };
      }
    }
    const lines = whole.split(/\r\n|\r|\n/).map((line) => line.trim());
    return { impediments: lines.filter((line) => line !== '').map((text) => ({ text })) };
  },
};
