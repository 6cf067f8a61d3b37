import { isWithinMagnitude } from '../../src/domain/magnitude';
import { cellNumber, cellText, notNumber, textCell, TOO_LARGE } from './cells';
import { valueAt, type Column, type Entry } from './columns';

const wordOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

/** A part of the measure; empty where the measure has no such part. */
function part(name: string, property: string, isNumber = false): Column {
  return {
    name,
    fills: [`measure.${property}`],
    write: (entry) => textCell(wordOf(valueAt(entry, `measure.${property}`))),
    read(cell, commas): Entry | { readonly problem: string } {
      const text = cellText(cell).trim();
      if (text === '') return {};
      if (!isNumber) return { measure: { [property]: text } };
      const value = cellNumber(text, commas);
      if (value === undefined) return { problem: notNumber(text, commas) };
      return isWithinMagnitude(value) ? { measure: { [property]: value } } : { problem: TOO_LARGE };
    },
  };
}

/** How a target is measured: its type, and the parts that this type has. */
export const measureColumns: readonly Column[] = [
  { ...part('measure', 'type'), fills: ['measure.type', 'measure'] },
  part('weighBy', 'weighBy'),
  part('take', 'take'),
  part('field', 'field'),
  part('over', 'over'),
  part('low', 'low', true),
  part('high', 'high', true),
];
