import fc from 'fast-check';
import Papa from 'papaparse';
import { readTable } from '../../static/csv/read-table';
import { TABLE_KINDS, tableOf } from '../../static/csv/tables';
import { writeTable } from '../../static/csv/write-table';
import { ARBITRARY_ISSUES, strategyFile } from '../support/strategy-arbitraries';
import { planImport } from '../../src/domain/strategy-plan';
import { asJson, completedBy, exported, imported, knownIssues, EMPTY_SITE, planned } from '../support/strategy-site';

const SITE = { ...EMPTY_SITE, issues: knownIssues(...ARBITRARY_ISSUES) };

type Json = Readonly<Record<string, unknown>>;

describe('the tables of a strategy', () => {
  it('say everything that the strategy holds: what goes out as tables and comes in again changes nothing', () => {
    fc.assert(
      fc.property(strategyFile, fc.constantFrom(...TABLE_KINDS), (file, kind) => {
        const site = imported(SITE, file);
        const out = asJson(exported(site)) as Json;
        if (!Array.isArray(out[kind]) || out[kind].length === 0) return;
        const read = readTable(writeTable(kind, out));
        if (!read.ok) throw new Error(JSON.stringify(read.mistakes));
        const { counts } = planned(site, read.table.file);
        expect(counts).toEqual({ cycles: 0, objectives: 0, targets: 0, links: 0, checkIns: 0, settings: 0 });
      }),
      { numRuns: 150 },
    );
  });

  it('change nothing with any of their columns alone', () => {
    const chosen = fc.record({
      file: strategyFile,
      kind: fc.constantFrom('objectives', 'targets'),
      picks: fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }),
    });
    fc.assert(
      fc.property(chosen, ({ file, kind, picks }) => {
        const site = imported(SITE, file);
        const out = asJson(exported(site)) as Json;
        if (!Array.isArray(out[kind]) || out[kind].length === 0) return;
        const [header = [], ...rows] = Papa.parse<string[]>(writeTable(kind, out).replace(/^\uFEFF|\r\n$/g, '')).data;
        const { columns } = tableOf(kind);
        const isMeasure = (name: string) =>
          columns.some((one) => one.name === name && one.fills[0]?.startsWith('measure.'));
        const picked = columns.map(({ name }) => name).filter((name, index) => name === 'key' || picks[index] === true);
        // What belongs together goes together: the parts of a measure, and what says one thing in several columns.
        const kept = header.filter((name) =>
          picked.some(
            (one) =>
              one === name ||
              (isMeasure(one) && isMeasure(name)) ||
              columns.some((column) => column.name === one && column.together?.includes(name) === true),
          ),
        );
        if (kept.length < 2) return;
        const cut = [header, ...rows].map((cells) =>
          cells.filter((_cell, index) => kept.includes(header[index] ?? '')),
        );
        const read = readTable(Papa.unparse(cut, { newline: '\r\n' }), kind);
        if (!read.ok) throw new Error(JSON.stringify(read.mistakes));
        const plan = planImport(site, completedBy(site, read.table.file));
        expect(plan.ok && plan.value.counts).toEqual({
          cycles: 0,
          objectives: 0,
          targets: 0,
          links: 0,
          checkIns: 0,
          settings: 0,
        });
      }),
      { numRuns: 100 },
    );
  });

  it('have a column for every property that an export gives', () => {
    const given = new Map<string, Set<string>>(TABLE_KINDS.map((kind) => [kind, new Set()]));
    for (const file of fc.sample(strategyFile, { numRuns: 60, seed: 7 })) {
      const out = asJson(exported(imported(SITE, file))) as Json;
      for (const kind of TABLE_KINDS) {
        for (const entry of (out[kind] ?? []) as readonly Json[]) {
          for (const name of Object.keys(entry)) given.get(kind)?.add(name);
        }
      }
    }
    for (const kind of TABLE_KINDS) {
      const filled = new Set(tableOf(kind).columns.flatMap(({ fills }) => fills.map((fill) => fill.split('.')[0])));
      const missing = [...(given.get(kind) ?? [])].filter((name) => name !== 'result' && !filled.has(name));
      expect([kind, missing]).toEqual([kind, []]);
    }
  });

  it('hold no cell that a spreadsheet would run as a formula', () => {
    fc.assert(
      fc.property(strategyFile, fc.constantFrom(...TABLE_KINDS), (file, kind) => {
        const text = writeTable(kind, asJson(exported(imported(SITE, file))) as Json);
        const cells = Papa.parse<string[]>(text.replace(/^\uFEFF/, '')).data.flat();
        const isNumber = (cell: string): boolean => /^-?[\d.]+(e[+-]?\d+)?$/i.test(cell);
        expect(cells.filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell) && !isNumber(cell))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});
