import type { StatusCredit } from '../../../src/domain/credit';
import type { Mistake } from '../../../src/contract/errors';
import { readNumber, typedNumber } from '../../i18n/typed-numbers';
import { t } from '../../i18n/translate';
import { rowsIn, rowsText } from './rows';

/** A share as typed; undefined when it is none. */
export const shareOf = (text: string): number | undefined => {
  const value = readNumber(text);
  return value !== undefined && value >= 0 && value <= 1 ? value : undefined;
};

/** The rows of a form for these statuses. */
export const creditRows = (credits: StatusCredit): string =>
  rowsText(Object.entries(credits).map(([status, credit]) => ({ status, credit: typedNumber(credit) })));

const typedRows = (text: string) =>
  rowsIn(text).map(({ status = '', credit = '' }) => ({
    status,
    credit: shareOf(credit),
    isEmpty: status === '' && credit.trim() === '',
  }));

/** What the rows say; one that is not filled in says nothing. */
export const creditsIn = (text: string): StatusCredit =>
  Object.fromEntries(
    typedRows(text).flatMap(({ status, credit }) => (status === '' || credit === undefined ? [] : [[status, credit]])),
  );

/** What is wrong with the rows, each by its place under `name`. One in which nothing was entered is not wrong. */
export function creditMistakes(name: string, text: string): readonly Mistake[] {
  const rows = typedRows(text);
  return rows.flatMap(({ status, credit, isEmpty }, index) => {
    if (isEmpty) return [];
    const at = `${name}[${index}]`;
    const isTwice = status !== '' && rows.findIndex((row) => row.status === status) < index;
    return [
      ...(status === '' ? [{ path: `${at}.status`, message: t('counting.status.missing') }] : []),
      ...(isTwice ? [{ path: `${at}.status`, message: t('counting.status.twice') }] : []),
      ...(credit === undefined ? [{ path: `${at}.credit`, message: t('counting.share') }] : []),
    ];
  });
}
