import { isCorrection } from '../../src/domain/correction';

describe('putting a text right', () => {
  it.each([
    ['Win the entreprise segment', 'Win the enterprise segment'],
    ['Win the enterprize segment', 'Win the enterprise segment'],
    ['Win the enterpise segment', 'Win the enterprise segment'],
    ['win the enterprise  segment.', 'Win the enterprise segment'],
    ['Be first – in Europe!', 'Be first in Europe'],
    ['Ein Zeil für alle', 'Ein Zeil, für alle'],
    ['', ' '],
  ])('is no change of direction: %s → %s', (before, after) => {
    expect([isCorrection(before, after), isCorrection(after, before)]).toEqual([true, true]);
  });

  it.each([
    ['Grow in the EU', 'Grow in the US'],
    ['We do not ship', 'We do now ship'],
    ['Win 10 cities', 'Win 20 cities'],
    ['Release 2024a', 'Release 2024b'],
    ['Increase spending', 'Decrease spending'],
    ['Win the enterprise segment', 'Win the enterprise'],
    ['Win enterprises', 'Win consumers'],
    ['', 'A description'],
  ])('is not what says something else: %s → %s', (before, after) => {
    expect([isCorrection(before, after), isCorrection(after, before)]).toEqual([false, false]);
  });
});
