import { BY_JQL, BY_LINK, close, costOutside, describeAnew, make, putUnder } from '../support/outside-work';

describe('an event on work outside every scope, in a project with scopes', () => {
  it('costs its share of one match, two reads and a write where a scope reads JQL', async () => {
    const { one, ten, reads, writes } = await costOutside(BY_JQL, close);
    const match = ['1 × POST /rest/api/3/jql/match'];
    expect([one.asked, ten.asked]).toEqual([match, match]);
    expect(ten.points).toBe(one.points);
    expect(reads).toBeLessThanOrEqual(2);
    expect(writes).toBeLessThanOrEqual(1);
  });

  it('costs a read and nothing else where no scope reads what changed', async () => {
    const { one, ten, reads, writes } = await costOutside(BY_JQL, describeAnew);
    expect([one.asked, ten.asked]).toEqual([[], []]);
    expect([reads, writes]).toEqual([1, 0]);
  });

  it('asks nothing of Jira where no scope reads JQL', async () => {
    const { one, ten } = await costOutside(BY_LINK, close);
    expect([one.asked, ten.asked]).toEqual([[], []]);
  });

  it.each([
    ['made', make],
    ['put under another parent', putUnder],
  ])('costs its share of one bulk fetch, two reads and a write when the work is %s', async (_what, happen) => {
    const { one, ten, reads, writes } = await costOutside(BY_LINK, happen);
    const bulkFetch = ['1 × POST /rest/api/3/issue/bulkfetch'];
    expect([one.asked, ten.asked]).toEqual([bulkFetch, bulkFetch]);
    expect(reads).toBeLessThanOrEqual(2);
    expect(writes).toBeLessThanOrEqual(1);
  });
});
