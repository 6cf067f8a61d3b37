import { html, type Html } from './html';
import type { IssueShape } from './jira-reader';

/** Rows of issues: key, what it is, where it stands, who has it. */
export function issueTable(issues: readonly IssueShape[]): Html {
  const rows = issues.map(
    ({ key, fields }) =>
      html`<tr>
        <td class="nowrap"><a href="/browse/${encodeURIComponent(key)}">${key}</a></td>
        <td><a href="/browse/${encodeURIComponent(key)}">${fields.summary}</a></td>
        <td class="nowrap hide-narrow">${fields.issuetype.name}</td>
        <td>${statusLozenge(fields.status)}</td>
        <td class="hide-narrow">${fields.assignee?.displayName ?? html`<span class="subtle">Unassigned</span>`}</td>
      </tr>`,
  );
  return html`<div class="scroll" role="region" aria-label="Work items" tabindex="0">
    <table>
      <thead>
        <tr>
          <th>Key</th>
          <th>Summary</th>
          <th class="hide-narrow">Type</th>
          <th>Status</th>
          <th class="hide-narrow">Assignee</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

/** A status in the colour of its category. */
export function statusLozenge(status: IssueShape['fields']['status']): Html {
  return html`<span class="lozenge lozenge-${status.statusCategory.key}">${status.name}</span>`;
}
