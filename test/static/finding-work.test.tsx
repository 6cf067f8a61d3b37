import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { searchIssues } from '../../static/bridge/issues';
import { IssueChoice } from '../../static/features/strategy/links/issue-choice';
import { answerCalls, showPage } from './support/page';

interface Asked {
  readonly restPath: string;
  readonly fetchRequestInit?: { readonly body?: string };
}

const ok = (body: unknown) => ({ status: 200, statusText: 'OK', headers: {}, body: JSON.stringify(body) });
const keysFrom = (first: number, last: number): readonly string[] =>
  Array.from({ length: Math.abs(last - first) + 1 }, (_, at) => `BILL-${first + (last < first ? -at : at)}`);

/** Jira holds BILL-1 to BILL-158 and suggests `suggested`; what was asked for by key is kept. */
function jiraThatSuggests(suggested: readonly string[]): readonly string[] {
  const asked: string[] = [];
  const there = keysFrom(1, 158);
  answerCalls();
  globalThis.__bridgeHandlers['fetchProduct'] = ({ restPath, fetchRequestInit }: Asked) => {
    const { pathname } = new URL(restPath, 'http://jira');
    if (pathname === '/rest/api/3/issue/picker') {
      const issues = suggested.map((key) => ({ key, summaryText: `Work of ${key}` }));
      return ok({
        sections: [
          { id: 'hs', issues: [] },
          { id: 'cs', issues },
        ],
      });
    }
    expect(pathname).toBe('/rest/api/3/issue/bulkfetch');
    const { issueIdsOrKeys } = JSON.parse(fetchRequestInit?.body ?? '') as { issueIdsOrKeys: string[] };
    asked.push(...issueIdsOrKeys);
    const found = issueIdsOrKeys.filter((key) => there.includes(key));
    return ok({ issues: found.map((key) => ({ key, fields: { summary: `Work of ${key}` } })), issueErrors: [] });
  };
  return asked;
}
const found = async (text: string) => (await searchIssues(text)).map(({ key }) => key);

describe('a search for work', () => {
  it.each([
    'BILL-15',
    'bill-15',
    'https://example.atlassian.net/browse/BILL-15',
    'https://example.atlassian.net/browse/bill-15?focusedCommentId=7',
    'https://example.atlassian.net/jira/software/projects/BILL/boards/3?selectedIssue=BILL-15',
  ])('puts the work item first whose key is %s, also where Jira suggests others alone', async (text) => {
    const asked = jiraThatSuggests(keysFrom(158, 150));
    expect(await found(text)).toEqual(['BILL-15', ...keysFrom(158, 152)]);
    expect(asked).toEqual(['BILL-15']);
  });

  it('asks for nothing by key where the suggestions hold it, wherever it stands', async () => {
    const asked = jiraThatSuggests([...keysFrom(158, 150), 'BILL-15']);
    expect(await found('bill-15')).toEqual(['BILL-15', ...keysFrom(158, 152)]);
    expect(asked).toEqual([]);
  });

  it('leaves the order to Jira for words, and where nobody may see the key', async () => {
    const asked = jiraThatSuggests(keysFrom(158, 150));
    expect(await found('invoices 15')).toEqual(keysFrom(158, 151));
    expect(asked).toEqual([]);
    expect(await found('BILL-999')).toEqual(keysFrom(158, 151));
    expect(asked).toEqual(['BILL-999']);
  });
});

describe('choosing work by its key', () => {
  it('takes what is typed with Enter, never what was found for the half of it', async () => {
    jiraThatSuggests(keysFrom(158, 150));
    const chosen: unknown[] = [];
    showPage(<IssueChoice chosen={null} onChoose={(issue) => chosen.push(issue?.key)} />);
    const field = screen.getByRole('combobox', { name: 'A work item' });
    await userEvent.type(field, 'BILL-1');
    await screen.findByRole('option', { name: /^BILL-1 / });
    await userEvent.type(field, '5{Enter}');
    expect(chosen).toEqual([]);
    await screen.findByRole('option', { name: /^BILL-15 / });
    await userEvent.type(field, '{Enter}');
    expect(chosen).toEqual(['BILL-15']);
  });
});
