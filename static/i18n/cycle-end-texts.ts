/** Texts of a cycle that is over: what it came to, or what is left to do before it is closed. */
export const CYCLE_END_TEXTS = {
  'end.final': 'Final: {fine} of {count} priorities ended where they should',
  'end.final.top': 'Final: {fine} of {count} objectives at the top of this cycle ended where they should',
  'end.final.only': 'Final: the one priority ended where it should',
  'end.final.only.top': 'Final: the one objective at the top of this cycle ended where it should',
  'end.final.only-off': 'Final: the one priority did not end where it should',
  'end.final.only-off.top': 'Final: the one objective at the top of this cycle did not end where it should',
  'end.final.none': 'Final: nothing in this cycle was ever active',
  'end.closed': 'As closed on {day}. No number here moves any more.',
  'end.open': '{name} ended on {day} and is still open: its numbers go on moving until it is closed.',
  'end.open.left': {
    one: 'One objective does not say yet how it ended.',
    other: '{count} objectives do not say yet how they ended.',
  },
  'end.open.none-left': 'Every objective says how it ended; all that is left is to close the cycle.',
  'end.open.see': 'See them in the tree',
  'end.open.close': 'Look at closing it',
} as const;
