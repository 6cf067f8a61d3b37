import { USERS_TABLE, type Json, type SiteUser } from '../kernel';
import { SPRINT_FIELD } from './base-site';
import { findUser } from './people';
import type { IssueRecord } from './records';
import { createSiteEntities, type SiteEntities } from './site-entities';
import { customFieldsOf, levelOf, sprintSchema, type SiteLine } from './site-line';
import type { JiraState, Transaction } from './state';

/** Stages issues of site files with everything they mention. */
export interface SiteImport {
  /** What is wrong with the line, if anything. */
  add(line: SiteLine): string | undefined;
  /** Stages what can only be known at the end; answers how many issues are new. */
  finish(): number;
}

interface PendingLink {
  readonly type: NonNullable<SiteLine['fields']['issuelinks']>[number]['type'];
  readonly sourceKey: string;
  readonly destinationKey: string;
}

/** Begins an import into the transaction. */
export function beginImport(state: JiraState, tx: Transaction, nowMs: number): SiteImport {
  const entities = createSiteEntities(state, tx);
  const idByKey = new Map<string, string>();
  const links: PendingLink[] = [];
  const people = new Map<string, SiteUser>();
  let issues = 0;

  const person = (given: SiteLine['fields']['assignee']): string | null => {
    if (given === null || given === undefined) return null;
    if (!people.has(given.accountId) && findUser(state.store, given.accountId) === undefined) {
      const user = siteUser(given);
      people.set(user.accountId, user);
      tx.write({ table: USERS_TABLE, key: user.accountId, value: user });
    }
    return given.accountId;
  };

  return {
    add(line) {
      const known = tx.get('issue', line.id);
      const holder = idByKey.get(line.key) ?? state.issues.find(line.key)?.id;
      const movedFromHere = tx.get('formerKey', line.key)?.issueId === line.id;
      if (known !== undefined && known.key !== line.key && !movedFromHere)
        return `id ${line.id} is already ${known.key}`;
      if (holder !== undefined && holder !== line.id) return `key ${line.key} is already issue ${holder}`;
      // What is on the site stays as it is, and what was deleted there stays deleted.
      if (known !== undefined || tx.get('deletedIssue', line.id) !== undefined) return undefined;
      const wrong = entities.customFieldMistake(customFieldsOf(line));
      if (wrong !== undefined) return wrong;
      const issue = toIssue(line, entities, person, nowMs);
      idByKey.set(issue.key, issue.id);
      tx.put('issue', issue.id, issue);
      tx.raiseId('issue', issue.id);
      links.push(...linksOf(line));
      issues += 1;
      return undefined;
    },
    finish() {
      entities.finish();
      stageLinks(links, (key) => idByKey.get(key) ?? state.issues.find(key)?.id, entities, state, tx);
      return issues;
    },
  };
}

function toIssue(
  line: SiteLine,
  entities: SiteEntities,
  person: (given: SiteLine['fields']['assignee']) => string | null,
  nowMs: number,
): IssueRecord {
  const { fields } = line;
  const projectId = entities.project(fields.project, Number(line.key.slice(line.key.lastIndexOf('-') + 1)));
  const created = fields.created ?? nowMs;
  const updated = fields.updated ?? created;
  const resolved = fields.resolutiondate ?? null;
  const sprints = fields.sprints ?? sprintsIn(fields[SPRINT_FIELD]);
  return {
    id: line.id,
    key: line.key,
    projectId,
    typeId: entities.issueType({ ...fields.issuetype, level: levelOf(fields.issuetype) }),
    statusId: entities.status(fields.status),
    summary: fields.summary,
    description: toDocument(fields.description ?? null),
    parent: fields.parent ?? null,
    resolutionId:
      fields.resolution === null || fields.resolution === undefined
        ? null
        : entities.named('resolution', fields.resolution),
    resolved: fields.resolution === null || fields.resolution === undefined ? null : (resolved ?? updated),
    created,
    updated,
    statusCategoryChanged:
      fields.statuscategorychangedate ?? (fields.status.statusCategory === 'new' ? created : (resolved ?? updated)),
    priorityId:
      fields.priority === null || fields.priority === undefined ? null : entities.named('priority', fields.priority),
    labels: fields.labels ?? [],
    componentIds: (fields.components ?? []).map((component) => entities.component(component, projectId)),
    fixVersionIds: (fields.fixVersions ?? []).map((version) => entities.version(version, projectId)),
    affectedVersionIds: (fields.versions ?? []).map((version) => entities.version(version, projectId)),
    sprintIds: sprints.map((sprint) => entities.sprint(sprint, projectId)),
    assignee: person(fields.assignee),
    reporter: person(fields.reporter),
    creator: person(fields.creator ?? fields.reporter),
    due: fields.duedate ?? null,
    originalEstimate: fields.timeoriginalestimate ?? null,
    custom: Object.fromEntries(customFieldsOf(line).filter(([id]) => id !== SPRINT_FIELD)),
  };
}

const sprintsIn = (value: unknown): NonNullable<SiteLine['fields']['sprints']> =>
  sprintSchema.array().safeParse(value).data ?? [];

function toDocument(value: Json): Json {
  if (typeof value !== 'string') return value;
  return {
    type: 'doc',
    version: 1,
    content: [{ type: 'paragraph', content: value === '' ? [] : [{ type: 'text', text: value }] }],
  };
}

/** A person the files only know by account id gets a name and an address made from it. */
function siteUser(given: NonNullable<SiteLine['fields']['assignee']>): SiteUser {
  const slug = given.accountId
    .replace(/^[^:]*:/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  return {
    accountId: given.accountId,
    email: given.emailAddress ?? `${slug}@people.example.com`,
    displayName: given.displayName ?? `Person ${slug.slice(0, 8)}`,
    admin: false,
    groups: ['jira-users', 'confluence-users'],
    projects: '*',
  };
}

/** Each link stands on both of its issues: an outward one leads from here, an inward one to here. */
function linksOf(line: SiteLine): PendingLink[] {
  return (line.fields.issuelinks ?? []).flatMap(({ type, outwardIssue, inwardIssue }) => [
    ...(outwardIssue === undefined ? [] : [{ type, sourceKey: line.key, destinationKey: outwardIssue.key }]),
    ...(inwardIssue === undefined ? [] : [{ type, sourceKey: inwardIssue.key, destinationKey: line.key }]),
  ]);
}

function stageLinks(
  links: readonly PendingLink[],
  idOf: (key: string) => string | undefined,
  entities: SiteEntities,
  state: JiraState,
  tx: Transaction,
): void {
  const staged = new Set([...state.all('link')].map((link) => `${link.typeId} ${link.sourceId} ${link.destinationId}`));
  for (const { type, sourceKey, destinationKey } of links) {
    const sourceId = idOf(sourceKey);
    const destinationId = idOf(destinationKey);
    if (sourceId === undefined || destinationId === undefined) continue;
    const typeId = entities.linkType(type);
    const mark = `${typeId} ${sourceId} ${destinationId}`;
    const mirrored = `${typeId} ${destinationId} ${sourceId}`;
    if (staged.has(mark) || (type.inward === type.outward && staged.has(mirrored))) continue;
    staged.add(mark);
    const id = tx.nextId('link');
    tx.put('link', id, { id, typeId, sourceId, destinationId });
  }
}
