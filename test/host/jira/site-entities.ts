import type { Json } from '../kernel';
import { FLOAT_TYPE, SPRINT_FIELD } from './base-site';
import type { CategoryKey, FieldRecord, Kind, Records } from './records';
import type { SiteLine } from './site-line';
import type { JiraState, Transaction } from './state';

type Fields = SiteLine['fields'];
type Named = { readonly id: string; readonly name: string };

/**
 * Finds or stages what issues of site files mention; each method answers the id on this site. An id of the file is kept
 * unless something else already has it.
 */
export interface SiteEntities {
  project(project: Fields['project'], issueNumber: number): string;
  issueType(type: Named & { readonly level: number }): string;
  status(status: Named & { readonly statusCategory: CategoryKey }): string;
  named(kind: 'resolution' | 'priority', record: Named): string;
  component(component: Named, projectId: string): string;
  version(version: NonNullable<Fields['fixVersions']>[number], projectId: string): string;
  sprint(sprint: NonNullable<Fields['sprints']>[number], projectId: string): string;
  linkType(type: { readonly name: string; readonly inward: string; readonly outward: string }): string;
  /** Learns new custom fields from their values; answers what contradicts a known one. */
  customFieldMistake(values: readonly (readonly [string, Json])[]): string | undefined;
  /** Gives every project of site files the one workflow and all their issue types. */
  finish(): void;
}

const WORKFLOW_ID = 'site-files';
const CATEGORY_ORDER: readonly CategoryKey[] = ['undefined', 'new', 'indeterminate', 'done'];

export function createSiteEntities(state: JiraState, tx: Transaction): SiteEntities {
  const placed = new Map<string, string>();
  const staged = new Map<Kind, Set<string>>();
  const highest = new Map<string, number>();
  const boards = new Map<string, string>();

  /** The id under which a thing of the file is on this site: its own, that of its namesake, or a new one. */
  const place = <K extends Kind>(
    kind: K,
    mark: string,
    fileId: string,
    isSame: (record: Records[K]) => boolean,
    build: (id: string) => Records[K],
  ): string => {
    const known = placed.get(`${kind} ${mark}`);
    if (known !== undefined) return known;
    const holder = tx.get(kind, fileId);
    const id = holder === undefined || isSame(holder) ? fileId : (namesake(kind, isSame) ?? tx.nextId(kind));
    if (tx.get(kind, id) === undefined) tx.put(kind, id, build(id));
    tx.raiseId(kind, id);
    placed.set(`${kind} ${mark}`, id);
    staged.set(kind, (staged.get(kind) ?? new Set()).add(id));
    return id;
  };
  const namesake = <K extends Kind>(kind: K, isSame: (record: Records[K]) => boolean): string | undefined => {
    for (const record of state.all(kind)) if (isSame(record) && 'id' in record) return record.id;
    return undefined;
  };
  const boardOf = (projectId: string): string => {
    const known = boards.get(projectId) ?? [...state.all('board')].find((board) => board.projectId === projectId)?.id;
    const id = known ?? tx.nextId('board');
    if (known === undefined) {
      const name = `${tx.get('project', projectId)?.key ?? ''} board`;
      tx.put('board', id, { id, name, kind: 'scrum', projectId, estimationFieldId: 'customfield_10034' });
    }
    boards.set(projectId, id);
    return id;
  };

  return {
    project(project, issueNumber) {
      const existing = placed.has(`project ${project.key}`)
        ? undefined
        : [...state.all('project')].find(({ key }) => key === project.key);
      const id = place(
        'project',
        project.key,
        existing?.id ?? project.id,
        ({ key }) => key === project.key,
        (newId) => ({
          id: newId,
          key: project.key,
          name: project.name ?? project.key,
          teamManaged: false,
          lead: null,
          workflowId: WORKFLOW_ID,
          typeIds: [],
          state: 'live',
          lastNumber: 0,
        }),
      );
      highest.set(id, Math.max(highest.get(id) ?? 0, issueNumber));
      return id;
    },
    issueType: ({ id, name, level }) =>
      place(
        'issueType',
        `${id} ${name}`,
        id,
        (type) => type.name === name && type.level === level && type.projectId === undefined,
        (newId) => ({ id: newId, name, level }),
      ),
    status: ({ id, name, statusCategory }) =>
      place(
        'status',
        `${id} ${name}`,
        id,
        (status) => status.name === name && status.category === statusCategory && status.projectId === undefined,
        (newId) => ({ id: newId, name, category: statusCategory }),
      ),
    named: (kind, { id, name }) =>
      place(
        kind,
        `${id} ${name}`,
        id,
        (record) => record.name === name,
        (newId) => ({ id: newId, name }),
      ),
    component: ({ id, name }, projectId) =>
      place(
        'component',
        `${id} ${projectId}`,
        id,
        (record) => record.name === name && record.projectId === projectId,
        (newId) => ({
          id: newId,
          name,
          projectId,
        }),
      ),
    version: ({ id, name, archived, released, startDate, releaseDate, description }, projectId) =>
      place(
        'version',
        `${id} ${projectId}`,
        id,
        (record) => record.name === name && record.projectId === projectId,
        (newId) => ({
          id: newId,
          name,
          projectId,
          archived: archived ?? false,
          released: released ?? false,
          ...(description === undefined ? {} : { description }),
          ...(startDate === undefined ? {} : { startDate }),
          ...(releaseDate === undefined ? {} : { releaseDate }),
        }),
      ),
    sprint: (sprint, projectId) =>
      place(
        'sprint',
        sprint.id,
        sprint.id,
        (record) => record.name === sprint.name,
        (newId) => ({
          id: newId,
          boardId: boardOf(projectId),
          name: sprint.name,
          state: sprint.state,
          ...datesOf(sprint),
        }),
      ),
    linkType: ({ name, inward, outward }) => {
      const known = [...state.all('linkType')].find((type) => type.name === name);
      return place(
        'linkType',
        name,
        known?.id ?? tx.nextId('linkType'),
        (type) => type.name === name,
        (id) => ({ id, name, inward, outward }),
      );
    },
    customFieldMistake(values) {
      for (const [id, value] of values) {
        if (id === SPRINT_FIELD) continue;
        const known = tx.get('field', id);
        if (known === undefined) tx.put('field', id, learned(id, value));
        else if (known.type === 'number' && typeof value !== 'number') return `fields.${id}: is no number`;
      }
      return undefined;
    },
    finish: () => finish(state, tx, highest, staged),
  };
}

type Sprint = NonNullable<Fields['sprints']>[number];

const datesOf = (sprint: Sprint): Record<string, string> =>
  Object.fromEntries(
    Object.entries({
      goal: sprint.goal,
      startDate: sprint.startDate,
      endDate: sprint.endDate,
      completeDate: sprint.completeDate,
    }).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );

function learned(id: string, value: Json): FieldRecord {
  const types = 'com.atlassian.jira.plugin.system.customfieldtypes';
  if (typeof value === 'number') return { id, name: id, type: 'number', custom: FLOAT_TYPE };
  if (typeof value === 'string') return { id, name: id, type: 'string', custom: `${types}:textfield` };
  return { id, name: id, type: 'any', custom: `${types}:readonlyfield` };
}

function finish(
  state: JiraState,
  tx: Transaction,
  highest: ReadonlyMap<string, number>,
  staged: ReadonlyMap<Kind, ReadonlySet<string>>,
): void {
  const before = tx.get('workflow', WORKFLOW_ID);
  const added = [...(staged.get('status') ?? [])].filter((id) => before?.statusIds.includes(id) !== true);
  const rank = (id: string): number => CATEGORY_ORDER.indexOf(tx.get('status', id)?.category ?? 'undefined');
  added.sort((a, b) => rank(a) - rank(b) || Number(a) - Number(b));
  const statusIds = [...(before?.statusIds ?? []), ...added];
  const initialStatusId =
    before?.initialStatusId ?? statusIds.find((id) => tx.get('status', id)?.category === 'new') ?? statusIds[0];
  if (initialStatusId === undefined) return;
  tx.put('workflow', WORKFLOW_ID, { id: WORKFLOW_ID, name: 'Site workflow', initialStatusId, statusIds });
  const projectIds = new Set([
    ...(staged.get('project') ?? []),
    ...[...state.all('project')].filter(({ workflowId }) => workflowId === WORKFLOW_ID).map(({ id }) => id),
  ]);
  const projects = [...projectIds]
    .flatMap((id) => tx.get('project', id) ?? [])
    .filter(({ workflowId }) => workflowId === WORKFLOW_ID);
  const typeIds = [
    ...new Set([...projects.flatMap((project) => project.typeIds), ...(staged.get('issueType') ?? [])]),
  ].sort((a, b) => Number(a) - Number(b));
  for (const id of projectIds) {
    const project = tx.get('project', id);
    if (project === undefined) continue;
    const lastNumber = Math.max(project.lastNumber, highest.get(id) ?? 0);
    tx.put('project', id, { ...project, lastNumber, ...(project.workflowId === WORKFLOW_ID ? { typeIds } : {}) });
  }
}
