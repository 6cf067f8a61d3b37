import { isWithinMagnitude } from '../../src/domain/magnitude';
import { currentLocale } from './locale';

const decimalMark = (): ',' | '.' => {
  const mark = new Intl.NumberFormat(currentLocale()).formatToParts(0.5).find(({ type }) => type === 'decimal')?.value;
  return mark === ',' ? ',' : '.';
};

/** A number as its reader would type it: their decimal mark, every digit, no grouping. */
export const typedNumber = (value: number): string => String(value).replace('.', decimalMark());

const PLAIN = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

/** A typed number by the reader's locale, however large; a mark that cannot be grouping is taken as the decimal one. */
function anyNumber(text: string): number | undefined {
  const bare = text.replace(/[\s\u00a0\u202f'’_]/g, '').replace(/^\u2212/, '-');
  const [mark, group] = decimalMark() === ',' ? [',', '.'] : ['.', ','];
  const groups = new RegExp(`^[-+]?\\d{1,3}(\\${group}\\d{3})+(\\${mark}\\d*)?$`);
  const ungrouped = groups.test(bare) ? bare.replaceAll(group, '') : bare;
  const plain = ungrouped.replace(',', '.');
  return PLAIN.test(plain) ? Number(plain) : undefined;
}

/** The number that was typed; undefined when it is none, or one that nothing can be reckoned with. */
export function readNumber(text: string): number | undefined {
  const value = anyNumber(text);
  return value !== undefined && isWithinMagnitude(value) ? value : undefined;
}

/** Whether a number was typed that is too large, one way or the other. */
export function isOutOfRange(text: string): boolean {
  const value = anyNumber(text);
  return value !== undefined && !isWithinMagnitude(value);
}
