import { treeRows, type TreeView } from '../../static/features/strategy/tree-rows';
import { OBJECTIVES, TARGETS } from './support/company';
import { objectiveView } from './support/views';

const ALL = new Set(OBJECTIVES.map((objective) => objective.key));
const plain: TreeView = {
  text: '',
  status: null,
  owner: null,
  level: null,
  perspective: null,
  byPerspective: false,
  columns: [],
  exceptionsFirst: false,
  expanded: new Set(),
};
const keys = (view: Partial<TreeView>): readonly string[] =>
  treeRows(OBJECTIVES, TARGETS, { ...plain, ...view }).map((row) => row.id.slice(2));

describe('the rows of the strategy', () => {
  it('starts with the priorities, all folded', () => {
    expect(keys({})).toEqual(['OBJ-1', 'OBJ-2', 'OBJ-3', 'OBJ-4']);
  });

  it('shows an objective’s own targets before what counts towards it', () => {
    expect(keys({ expanded: new Set(['OBJ-1']) })).toEqual([
      'OBJ-1',
      'TGT-1',
      'OBJ-5',
      'OBJ-6',
      'OBJ-2',
      'OBJ-3',
      'OBJ-4',
    ]);
  });

  it('shows every objective and target once when all is unfolded', () => {
    const shown = keys({ expanded: ALL });
    expect([...shown].sort()).toEqual([...OBJECTIVES, ...TARGETS].map((item) => item.key).sort());
  });

  it('counts positions among siblings for those who hear the tree', () => {
    const rows = treeRows(OBJECTIVES, TARGETS, { ...plain, expanded: new Set(['OBJ-1']) });
    expect(rows.slice(0, 4).map(({ id, level, position, siblings }) => [id, level, position, siblings])).toEqual([
      ['o:OBJ-1', 1, 1, 4],
      ['t:TGT-1', 2, 1, 3],
      ['o:OBJ-5', 2, 2, 3],
      ['o:OBJ-6', 2, 3, 3],
    ]);
  });

  it('keeps what leads to a match by name, and unfolds it', () => {
    expect(keys({ text: 'single sign' })).toEqual(['OBJ-1', 'OBJ-5', 'TGT-14']);
  });

  it('finds by key', () => {
    expect(keys({ text: 'tgt-25' })).toEqual(['OBJ-3', 'OBJ-8', 'TGT-25']);
  });

  it('keeps what stands under an objective that matches folded until it is unfolded', () => {
    const text = 'enterprise-ready';
    expect(keys({ text })).toEqual(['OBJ-1', 'OBJ-5']);
    expect(keys({ text, turned: new Set(['OBJ-5']) })).toEqual(['OBJ-1', 'OBJ-5', 'TGT-14', 'TGT-15', 'TGT-16']);
  });

  it('narrows to a status, with what leads there', () => {
    expect(keys({ status: 'off-track' })).toEqual(['OBJ-1', 'OBJ-5', 'TGT-14', 'TGT-16', 'OBJ-3', 'OBJ-8', 'TGT-27']);
  });

  it('has no rows where nothing matches', () => {
    expect(keys({ text: 'nothing like this' })).toEqual([]);
  });

  it('puts what is off before what is fine, on every level', () => {
    const rows = treeRows(OBJECTIVES, TARGETS, {
      ...plain,
      exceptionsFirst: true,
      expanded: new Set(['OBJ-1', 'OBJ-5']),
    });
    expect(rows.filter((row) => row.level === 1).map((row) => row.id)).toEqual([
      'o:OBJ-1',
      'o:OBJ-3',
      'o:OBJ-2',
      'o:OBJ-4',
    ]);
    expect(rows.filter((row) => row.parentId === 'o:OBJ-5').map((row) => row.id)).toEqual([
      't:TGT-16',
      't:TGT-14',
      't:TGT-15',
    ]);
  });

  it('shows an objective whose parent is elsewhere at the top rather than nowhere', () => {
    const stray = objectiveView({ key: 'OBJ-70', name: 'Stray', level: 'team', parent: 'OBJ-69' }, []);
    expect(treeRows([stray], [], plain).map((row) => [row.id, row.level])).toEqual([['o:OBJ-70', 1]]);
  });

  it('ends although two objectives count towards each other', () => {
    const top = objectiveView({ key: 'A', name: 'A', level: 'team' }, []);
    const one = objectiveView({ key: 'B', name: 'B', level: 'team', parent: 'A' }, []);
    const again = { ...top, parent: 'B' };
    expect(treeRows([again, one], [], { ...plain, text: 'b' })).toEqual([]);
  });

  it('stands together what is sorted under one name, and narrows to it', () => {
    const [first, second, ...rest] = OBJECTIVES.filter(({ parent }) => parent === null);
    if (first === undefined || second === undefined) throw new Error('there are no priorities');
    const sorted = [{ ...second, perspective: 'Customer' }, { ...first, perspective: 'Learning' }, ...rest];
    const perspectives = ['Learning', 'Customer'];
    const shown = (view: Partial<TreeView>): readonly string[] =>
      treeRows(sorted, [], { ...plain, ...view }, perspectives).map(({ id }) => id);
    const none = rest.map(({ key }) => `o:${key}`);
    expect(shown({ byPerspective: true })).toEqual([`o:${first.key}`, `o:${second.key}`, ...none]);
    expect(shown({ perspective: 'Customer' })).toEqual([`o:${second.key}`]);
    expect(shown({ perspective: '' })).toEqual(none);
  });

  it('says over the first of each group what stands together, what the site no longer names before what has no name', () => {
    const roots = OBJECTIVES.filter(({ parent }) => parent === null).slice(0, 4);
    const names = [null, 'Learning', 'Gone', 'Learning'];
    const sorted = roots.map((one, index) => ({ ...one, perspective: names[index] ?? null }));
    const headings = (view: Partial<TreeView>) =>
      treeRows(sorted, [], { ...plain, ...view }, ['Customer', 'Learning']).map((row) =>
        row.kind === 'objective' ? (row.heading ?? '') : '',
      );
    expect(headings({ byPerspective: true })).toEqual([
      { name: 'Learning', count: 2 },
      '',
      { name: 'Gone', count: 1 },
      { name: null, count: 1 },
    ]);
    expect(headings({})).toEqual(['', '', '', '']);
  });
});
