import { openSite, strategyOf, withStrategy, type TestSite } from '../support/site';

const sumOf = (field: string) => ({ type: 'sum' as const, field, over: 'all' as const });

describe('the field of Jira that a measure reads', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite([{ id: 1, key: 'ONE-1', points: 3 }]);
    await withStrategy(site, strategyOf([{ key: 'TGT-1', links: [{ issue: 'ONE-1' }] }]));
  });
  afterEach(async () => site.close());

  const save = async (measure: unknown) => {
    const { target } = await site.data('strategy', 'getTarget', { target: 'TGT-1' });
    const { rev, linkCount: _links, result: _result, ...entry } = target;
    return site.call('strategy', 'saveTarget', { target: { ...entry, unit: 'points', measure }, rev });
  };
  const REFUSED = 'must be a number field of Jira; "summary" (Summary) holds no number';

  it('is refused by name where Jira knows that it holds no number: by an edit, an import and as a weight', async () => {
    expect(await save(sumOf('summary'))).toMatchObject({
      ok: false,
      code: 'invalid',
      details: [{ path: 'measure.field', message: REFUSED }],
    });
    expect(await save({ type: 'completion', weighBy: 'summary' })).toMatchObject({
      ok: false,
      details: [{ path: 'measure.weighBy', message: REFUSED }],
    });
    const file = strategyOf([{ key: 'TGT-2', links: [], extra: { measure: sumOf('summary') } }]);
    expect(await site.call('settings', 'importStrategy', { file })).toMatchObject({
      ok: false,
      details: [{ path: 'targets[0].measure.field', message: REFUSED }],
    });
  });

  it.each(['customfield_10034', 'timeoriginalestimate', 'customfield_77777'])(
    'is taken where it holds numbers, or Jira does not know it: %s',
    async (field) => {
      expect(await save(sumOf(field))).toMatchObject({ ok: true });
    },
  );

  it('is taken while Jira does not say what it holds', async () => {
    site.host.setFaults([{ target: 'jira', match: 'rest/api/3/field', action: '429' }]);
    expect(await save(sumOf('summary'))).toMatchObject({ ok: true });
  });

  it('does not keep a target from being changed that has it already', async () => {
    site.host.setFaults([{ target: 'jira', match: 'rest/api/3/field', action: '429' }]);
    await save(sumOf('summary'));
    site.host.setFaults([]);
    expect(await save({ ...sumOf('summary'), over: 'done' })).toMatchObject({ ok: true });
  });
});
