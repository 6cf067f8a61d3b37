import { choiceIn } from '../../static/features/strategy/edit/choice-in';

const CYCLES = [
  { key: 'FY26', name: '2026' },
  { key: 'FY27', name: '2027' },
];

it('names the cycle of an objective that stands in another one, and no other', () => {
  const choices = ['FY26', 'FY27', 'HIDDEN'].map((cycle) => ({ key: 'OBJ-1', name: 'Grow', cycle }));
  expect(choices.map(choiceIn(CYCLES, 'FY27'))).toEqual([
    { label: 'Grow · OBJ-1 · 2026', value: 'OBJ-1' },
    { label: 'Grow · OBJ-1', value: 'OBJ-1' },
    { label: 'Grow · OBJ-1', value: 'OBJ-1' },
  ]);
});
