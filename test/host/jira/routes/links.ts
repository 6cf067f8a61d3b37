import { z } from 'zod';
import type { ProductResponse } from '../../kernel';
import { selfOf } from '../addresses';
import { issueNotFound, noContent, ok, refusal } from '../answers';
import { idInput, parseBody } from '../bodies';
import { beginChange, type ChangeContext } from '../changes/context';
import { linkEvent } from '../events';
import type { IssueRecord, LinkRecord, LinkTypeRecord } from '../records';
import { linkTypeView } from '../render/entities';
import { issueRefView } from '../render/issue-fields';
import type { Call, RouteTable } from '../router';

const ref = z.object({ id: idInput.optional(), key: z.string().optional() });
const linkBody = z.object({
  type: z.object({ id: idInput.optional(), name: z.string().optional() }),
  inwardIssue: ref,
  outwardIssue: ref,
});

export const linkRoutes: RouteTable = {
  'GET /rest/api/3/issueLinkType': ({ state }) => ok({ issueLinkTypes: [...state.all('linkType')].map(linkTypeView) }),
  'POST /rest/api/3/issueLink': create,
  'GET /rest/api/3/issueLink/{linkId}': (call) => {
    const { link, type, source, destination } = linkOf(call);
    return ok({
      id: link.id,
      self: selfOf(`issueLink/${link.id}`),
      type: linkTypeView(type),
      inwardIssue: issueRefView(source, call.state),
      outwardIssue: issueRefView(destination, call.state),
    });
  },
  'DELETE /rest/api/3/issueLink/{linkId}': async (call) => {
    const { link, type, source, destination } = linkOf(call);
    if (!call.viewer.canEdit(source) && !call.viewer.canEdit(destination)) {
      throw refusal(403, 'No Link Issue Permission for issue.');
    }
    const change = beginChange(call);
    change.tx.tell(linkEvent('deleted', link, change.tx, change.cause));
    change.tx.remove('link', link.id);
    record(change, source, destination.key, type.outward, false);
    record(change, destination, source.key, type.inward, false);
    await change.tx.commit();
    return noContent();
  },
};

function linkOf({ state, viewer, param }: Call): {
  link: LinkRecord;
  type: LinkTypeRecord;
  source: IssueRecord;
  destination: IssueRecord;
} {
  const link = state.get('link', param('linkId'));
  const type = link === undefined ? undefined : state.get('linkType', link.typeId);
  const source = link === undefined ? undefined : state.get('issue', link.sourceId);
  const destination = link === undefined ? undefined : state.get('issue', link.destinationId);
  const visible =
    source !== undefined && destination !== undefined && viewer.canSee(source) && viewer.canSee(destination);
  if (link === undefined || type === undefined || !visible) {
    throw refusal(404, `No issue link with id '${param('linkId')}' exists.`);
  }
  return { link, type, source, destination };
}

async function create(call: Call): Promise<ProductResponse> {
  const { state, viewer } = call;
  const asked = parseBody(linkBody, call.body);
  const wantedName = asked.type.name?.toLowerCase();
  const type = [...state.all('linkType')].find(
    ({ id, name }) => id === asked.type.id || name.toLowerCase() === wantedName,
  );
  if (type === undefined)
    throw refusal(404, `No issue link type with name '${asked.type.name ?? asked.type.id ?? ''}' found.`);
  const find = (given: z.output<typeof ref>): IssueRecord => {
    const issue = state.issues.find(given.id ?? given.key ?? '');
    if (issue === undefined || !viewer.canSee(issue)) throw issueNotFound();
    return issue;
  };
  // The inward issue of a request is the source: it shows the outward text.
  const source = find(asked.inwardIssue);
  const destination = find(asked.outwardIssue);
  if (source.id === destination.id) throw refusal(400, 'You cannot link an issue to itself.');
  if (!viewer.canEdit(source) && !viewer.canEdit(destination))
    throw refusal(401, 'No Link Issue Permission for issue.');
  const known = state.issues
    .links(source.id)
    .find((link) => link.typeId === type.id && link.sourceId === source.id && link.destinationId === destination.id);
  if (known === undefined) await store(beginChange(call), type, source, destination);
  return { status: 201 };
}

async function store(
  change: ChangeContext,
  type: LinkTypeRecord,
  source: IssueRecord,
  destination: IssueRecord,
): Promise<void> {
  const id = change.tx.nextId('link');
  const link = { id, typeId: type.id, sourceId: source.id, destinationId: destination.id };
  change.tx.put('link', id, link);
  change.tx.tell(linkEvent('created', link, change.tx, change.cause));
  record(change, source, destination.key, type.outward, true);
  record(change, destination, source.key, type.inward, true);
  await change.tx.commit();
}

/** A link stands in the changelog of both issues; neither fires an issue event. */
function record(
  { tx, cause }: ChangeContext,
  issue: IssueRecord,
  otherKey: string,
  words: string,
  added: boolean,
): void {
  const text = `This issue ${words} ${otherKey}`;
  const id = tx.nextId('history');
  const item = added
    ? { field: 'Link', fieldtype: 'jira' as const, from: null, fromString: null, to: otherKey, toString: text }
    : { field: 'Link', fieldtype: 'jira' as const, from: otherKey, fromString: text, to: null, toString: null };
  tx.put('history', id, { id, issueId: issue.id, author: cause.accountId, created: cause.atMs, items: [item] });
  tx.put('issue', issue.id, { ...issue, updated: cause.atMs });
}
