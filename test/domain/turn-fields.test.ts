import { turnFields } from '../../src/domain/plan-turns';
import { parseCycleKey, parseObjectiveKey } from '../../src/domain/ids';
import type { Objective } from '../../src/domain/objective';
import { DEFAULT_OBJECTIVE } from '../../src/domain/strategy-file/defaults';

const active: Objective = {
  ...DEFAULT_OBJECTIVE,
  key: parseObjectiveKey('OBJ-1') ?? (undefined as never),
  cycle: parseCycleKey('FY21') ?? (undefined as never),
  name: 'Win the enterprise segment',
  description: '',
  level: 'organization',
  parent: null,
  status: 'active',
  weight: 1,
};
const draft: Objective = { ...active, status: 'draft' };

describe('what changes the direction of an objective', () => {
  it('is nothing while it is a draft, nor that it becomes active: nobody has gone by it yet', () => {
    expect(turnFields(draft, { ...draft, name: 'Win everybody' })).toEqual([]);
    expect(turnFields(draft, { ...active, name: 'Win everybody' })).toEqual([]);
    expect(turnFields(draft, { ...draft, status: 'closed' })).toEqual([]);
  });

  it('is what an active one says otherwise, also that it is put back to a draft', () => {
    expect(turnFields(active, { ...active, name: 'Win everybody' })).toEqual(['name']);
    expect(turnFields(active, draft)).toEqual(['status']);
    expect(turnFields(active, { ...active, weight: 3 })).toEqual([]);
  });
});
