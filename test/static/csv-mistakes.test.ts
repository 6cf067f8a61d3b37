import { readTable, type TableResult } from '../../static/csv/read-table';

const mistakesOf = (read: TableResult): string[] =>
  read.ok ? [] : read.mistakes.map(({ line, column, message }) => `${line} ${column ?? '-'}: ${message}`);

describe('a table that a spreadsheet wrote', () => {
  it.each([';', ',', '\t'])('may say first that it is separated by %j, as Excel asks for it', (sign) => {
    const rows = [`key${sign}name${sign}weight`, `OBJ-1${sign}Name${sign}2`, '', `OBJ-2${sign}Other${sign}many`];
    for (const line of [`sep=${sign}`, `"sep=${sign}"`]) {
      const read = readTable([line, ...rows.slice(0, 2)].join('\r\n'), 'objectives');
      expect(read).toMatchObject({ ok: true, table: { rows: 1 } });
      expect(read.ok && read.table.placeOf('objectives[0].name')).toEqual({ line: 3, column: 'name' });
      expect(mistakesOf(readTable([line, ...rows].join('\r\n'), 'objectives'))).toEqual([
        expect.stringMatching(/^5 weight: weight must be a number/),
      ]);
    }
  });

  it('is told once of a quote that is never closed, at the line where it opens', () => {
    const head = 'key,name,cycle,level';
    const whole = 'O1,N,C,team';
    const rest = Array.from({ length: 5 }, (_, at) => `P${at},N,C,team`);
    expect(mistakesOf(readTable([head, whole, 'O2,"N,C,team', ...rest].join('\n')))).toEqual([
      expect.stringMatching(/^3 -: A quote that opens here is never closed/),
    ]);
    expect(mistakesOf(readTable(['key,"name,cycle,level', whole, ...rest].join('\n')))).toEqual([
      expect.stringMatching(/^1 -: A quote that opens here is never closed/),
    ]);
  });

  it('is told of what is wrong in its header and in its rows at once', () => {
    const text = 'key,name,cycle,level,weight,colour\nO1,N,C,team,much,red\nO2,N,C,team,1,red,more\nO3,N,C,team,2,red';
    expect(mistakesOf(readTable(text)).map((said) => said.slice(0, 11))).toEqual([
      '1 colour: T',
      '2 weight: w',
      '3 -: This r',
    ]);
  });

  it.each([
    [';', '1.234,5', '3.250'],
    ['\t', '0,5', '-3.250'],
    [',', '"1.234,5"', '3.250'],
  ])('is asked about a dot where its column keeps commas for decimals: separated by %j, %s', (sign, shown, dotted) => {
    const rows = (...values: readonly string[]): string =>
      ['target,at,value', ...values.map((_value, at) => `TGT-${at},2026-11-28,@`)]
        .map((row, at) => row.replaceAll(',', sign).replace('@', values[at - 1] ?? ''))
        .join('\n');
    const [comma, plain] = [dotted.replace('.', ','), dotted.replace('.', '')];
    for (const [line, text] of [
      [2, rows(dotted, shown, '1234.500', '7.5')],
      [4, rows(shown, '12', dotted)],
    ] as const) {
      expect(mistakesOf(readTable(text))).toEqual([
        `${line} value: value has a comma before decimals in other cells, so "${dotted}" may be ${comma} or ${plain}; write one of these.`,
      ]);
    }
    // Of another column it says nothing, and without such a cell a dot is what it always was.
    expect(readTable(rows(dotted, '7.5')).ok).toBe(true);
    const targets = `key;goal;baseline\nT;${shown.replaceAll('"', '')};${dotted}`;
    expect(readTable(targets)).toMatchObject({
      ok: true,
      table: { file: { targets: [{ baseline: Number(dotted) }] } },
    });
  });
});
