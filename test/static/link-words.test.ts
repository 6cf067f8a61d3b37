import { bearingsText } from '../../static/features/strategy/links/link-words';

describe('what a history tells of links, without the work they are about', () => {
  it('is that each counts where none does anything else', () => {
    expect(bearingsText([])).toBe('each counts');
  });

  it('puts those that do the same in one', () => {
    const told = [
      { no: 1, weight: 0.5 },
      { no: 2, role: 'aligned' },
      { no: 5, role: 'aligned' },
    ];
    expect(bearingsText(told)).toBe('one link: Counts half; 2 links: Aligned, does not count');
  });

  it('says what they take in where that is not what most do', () => {
    const told = [
      { no: 1, role: 'excludes', below: false },
      { no: 2, below: true },
    ];
    expect(bearingsText(told)).toBe(
      'one link: Excluded: taken out of the scope, without what is below it; one link: Counts, with everything below it',
    );
  });
});
