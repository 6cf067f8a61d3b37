import {
  ignoresParent,
  isReparented,
  mayConcern,
  type Concern,
  type IssueEvent,
} from '../../src/domain/event-relevance';
import { parseIssueId, parseProjectId, type ProjectId } from '../../src/domain/ids';

const project = (id: string): ProjectId => {
  const parsed = parseProjectId(id);
  if (parsed === undefined) throw new Error('not an id');
  return parsed;
};
const issueId = parseIssueId('7');
const event = (over: Partial<IssueEvent> = {}): IssueEvent => {
  if (issueId === undefined) throw new Error('not an id');
  return {
    kind: 'updated',
    issueId,
    project: project('1'),
    changes: [{ field: 'status', fieldId: 'status', from: '3' }],
    ...over,
  };
};
const changed = (...fields: string[]): Partial<IssueEvent> => ({
  changes: fields.map((field) => ({ field, fieldId: field, from: null })),
});
const custom: Partial<IssueEvent> = { changes: [{ field: 'team', fieldId: 'customfield_10071', from: null }] };
const naming: Partial<IssueEvent> = {
  changes: [{ field: 'epos', fieldId: 'customfield_10014', from: '1001', namesIssue: true }],
};
const concern = (over: Partial<Concern> = {}): Concern => ({
  projects: new Set([project('1')]),
  anywhere: false,
  below: true,
  fields: new Set(['project', 'component']),
  numbers: new Set(['customfield_10016']),
  ...over,
});
const elsewhere = { project: project('2') };

describe('an issue event', () => {
  it.each<[string, boolean, Partial<IssueEvent>, Partial<Concern>]>([
    ['a status in a project of a scope', true, {}, {}],
    ['a status in another project', false, elsewhere, {}],
    ['a status in another project when a scope may match anywhere', true, elsewhere, { anywhere: true }],
    ['a parent changed in another project', true, { ...elsewhere, ...changed('issueparentassociation') }, {}],
    [
      'a parent changed when no scope takes in what is below',
      false,
      { ...elsewhere, ...changed('parent') },
      { below: false },
    ],
    ['a custom field that names an issue changed in another project', true, { ...elsewhere, ...naming }, {}],
    [
      'a custom field that names an issue, where what is below is not taken',
      false,
      { ...elsewhere, ...naming },
      { below: false },
    ],
    ['created in another project, where its parent may be in scope', true, { ...elsewhere, kind: 'created' }, {}],
    [
      'created in another project when nothing is taken below',
      false,
      { ...elsewhere, kind: 'created' },
      { below: false },
    ],
    ['deleted in another project', false, { ...elsewhere, kind: 'deleted' }, {}],
    ['without a changelog anywhere', true, { ...elsewhere, changes: null }, {}],
    ['without a project', true, { project: null }, {}],
    [
      'moved out of a project of a scope',
      true,
      { ...elsewhere, changes: [{ field: 'project', fieldId: 'project', from: '1' }] },
      {},
    ],
    ['a comment', false, changed('comment'), {}],
    ['a comment when a scope searches text', true, changed('comment'), { fields: new Set(['text']) }],
    ['a comment when a scope reads the time of change', true, changed('comment'), { fields: new Set(['updated']) }],
    ['a comment and a status', true, changed('comment', 'status'), {}],
    ['a field nobody has heard of', true, changed('customfield'), {}],
    ['labels, which no scope reads', false, changed('labels'), {}],
    ['labels when a scope reads them', true, changed('labels'), { fields: new Set(['labels']) }],
    ['a custom field that no scope can mean', false, custom, {}],
    ['a custom field when a scope reads one by some name', true, custom, { fields: new Set(['project', 'squad']) }],
    ['a custom field when a scope searches all text', true, custom, { fields: new Set(['text']) }],
    ['a custom field when a saved filter may read it', true, custom, { fields: new Set(['filter']) }],
    ['a number that a measure weighs by', true, custom, { numbers: new Set(['customfield_10071']) }],
    ['a status when there is no scope at all', false, {}, { projects: new Set() }],
  ])('%s: matters %s', (_what, matters, over, scopes) => {
    expect(mayConcern(event(over), concern(scopes))).toBe(matters);
  });
});

describe('an issue event that tells of a parent', () => {
  it.each<[string, boolean, Partial<IssueEvent>]>([
    ['another parent', true, changed('issueparentassociation')],
    [
      'another parent, told in the words of an older site as well',
      true,
      changed('issueparentassociation', 'epic link'),
    ],
    ['another parent and another type', false, changed('parent', 'issuetype')],
    ['a field that names an issue, which may be a link', false, naming],
    ['nothing about what changed', false, { changes: [] }],
    ['no changelog', false, { changes: null }],
    ['a new issue', false, { ...changed('parent'), kind: 'created' }],
  ])('%s: nothing but the parent changed is %s', (_what, isIt, over) => {
    expect(isReparented(event(over))).toBe(isIt);
  });
});

describe('a JQL scope', () => {
  it.each<[readonly string[], boolean]>([
    [['project', 'labels', 'statuscategory', 'key'], true],
    [[], true],
    [['project', 'parent'], false],
    [['epic link'], false],
    [['cf[10014]'], false],
    [['sprint'], false],
    [['updated'], false],
    [['filter'], false],
  ])('that reads %j matches the same under another parent, for certain: %s', (fields, isIt) => {
    expect(ignoresParent(fields)).toBe(isIt);
  });
});
