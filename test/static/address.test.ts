import { namedIn, pathOf, type Named } from '../../static/features/strategy/address';
import { VIEWS } from '../../static/features/strategy/view-names';

const named = (rest: Partial<Named>): Named => ({ cycle: 'FY26', view: 'overview', selection: null, ...rest });

describe('the address of the Strategy page', () => {
  it('names the view, except the one where the page opens', () => {
    expect(VIEWS.map((view) => pathOf(named({ view })))).toEqual([
      '/FY26',
      '/FY26/tree',
      '/FY26/map',
      '/FY26/health',
      '/FY26/my-line',
    ]);
  });

  it('opens what it names, with what is open in the view', () => {
    for (const view of VIEWS) {
      const open = { kind: 'objective', key: 'OBJ-3', tab: 'history' } as const;
      for (const selection of [null, open]) {
        expect(namedIn(pathOf(named({ view, selection })))).toEqual(named({ view, selection }));
      }
    }
  });

  it('reads a link that names no view, and leaves out what nothing is called', () => {
    expect(namedIn('/FY26/target/TGT-1')).toEqual(named({ selection: { kind: 'target', key: 'TGT-1' } }));
    expect(namedIn('/FY26/nowhere/OBJ-3')).toEqual(named({}));
    expect(namedIn('/')).toEqual(named({ cycle: null }));
  });
});
