import { createJqlReader } from '../../src/gateways/jira/jql-reader';

describe('what in JQL means something else for everybody who asks', () => {
  const { read } = createJqlReader();

  it.each([
    ['assignee = currentUser()', ['currentUser()']],
    [
      'project = ONE AND NOT (assignee in (abc, CURRENTUSER()) OR issue in watchedIssues())',
      ['CURRENTUSER()', 'watchedIssues()'],
    ],
    ['status changed to Done by currentUser() AND project = ONE', ['currentUser()']],
    ['lastViewed > -7d', ['lastViewed']],
    ['component in componentsLeadByUser()', ['componentsLeadByUser()']],
    ['project in projectsWhereUserHasRole(Developers)', ['projectsWhereUserHasRole()']],
  ])('is found wherever it stands: %s', (jql, asker) => {
    expect(read(jql)?.asker).toEqual(asker);
  });

  it.each([
    'component in componentsLeadByUser(abc)',
    'assignee in membersOf("strategy-office")',
    'updated > startOfWeek()',
    'summary ~ "currentUser()"',
    'project = ONE ORDER BY lastViewed',
    'ORDER BY created',
  ])('is not found where it is the same for all: %s', (jql) => {
    expect(read(jql)?.asker).toEqual([]);
  });
});
