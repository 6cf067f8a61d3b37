import { nextCycle } from '../../static/features/strategy/edit/next-cycle';

const NOW = '2026-11-28T12:00:00Z';
const after = (key: string, name: string, start: string, end: string) => nextCycle([{ key, name, start, end }], NOW);

it('begins with this year where there is no cycle yet', () => {
  expect(nextCycle([], NOW)).toEqual({ key: 'FY26', name: '2026', start: '2026-01-01', end: '2026-12-31' });
});

it.each([
  [
    ['FY27-H2', 'FY27 H2 (Aug–Jan)', '2026-08-01', '2027-01-31'],
    { key: 'FY28-H1', name: 'FY28 H1', start: '2027-02-01', end: '2027-07-31' },
  ],
  [
    ['FY27-H1', 'FY27 H1', '2026-08-01', '2027-01-31'],
    { key: 'FY27-H2', name: 'FY27 H2', start: '2027-02-01', end: '2027-07-31' },
  ],
  [
    ['2026-Q4', '2026 Q4', '2026-10-01', '2026-12-31'],
    { key: '2027-Q1', name: '2027 Q1', start: '2027-01-01', end: '2027-03-31' },
  ],
  [['FY99', '1999', '1999-01-01', '1999-12-31'], { key: 'FY00', name: '2000', start: '2000-01-01', end: '2000-12-31' }],
  [
    ['FY27-H2', 'The long run', '2027-09-01', '2028-02-29'],
    { key: 'FY28-H1', name: 'FY28-H1', start: '2028-03-01', end: '2028-08-31' },
  ],
] as const)('follows %s by its own numbering, as long as it', ([key, name, start, end], next) => {
  expect(after(key, name, start, end)).toEqual(next);
});

it('names nothing where a cycle has no numbering, and keeps its length in days', () => {
  expect(after('SPRING', 'Spring', '2026-03-02', '2026-03-15')).toEqual({
    key: '',
    name: '',
    start: '2026-03-16',
    end: '2026-03-29',
  });
});

it('names nothing that is there already', () => {
  const cycles = [
    { key: 'FY27', name: '2027', start: '2026-01-01', end: '2026-12-31' },
    { key: 'FY28', name: 'Old', start: '2025-01-01', end: '2025-12-31' },
  ];
  expect(nextCycle(cycles, NOW)).toMatchObject({ key: '', name: '', start: '2027-01-01' });
});
