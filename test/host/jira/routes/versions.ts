import { z } from 'zod';
import type { ProductResponse } from '../../kernel';
import { created, fieldRefusal, ok, refusal } from '../answers';
import { idInput, parseBody } from '../bodies';
import { beginChange } from '../changes/context';
import { componentEvent, versionEvent, type VersionEventKind } from '../events';
import { isDay } from '../instants';
import type { ComponentRecord, ProjectRecord, VersionRecord } from '../records';
import { componentView, versionView } from '../render/entities';
import type { Call, RouteTable } from '../router';

const day = z.string().refine(isDay, 'is no day');
const versionBody = z.object({
  name: z.string().trim().min(1).max(255).optional(),
  description: z.string().optional(),
  project: z.string().optional(),
  projectId: idInput.optional(),
  archived: z.boolean().optional(),
  released: z.boolean().optional(),
  startDate: day.optional(),
  releaseDate: day.optional(),
});
const componentBody = z.object({
  name: z.string().trim().min(1).max(255).optional(),
  description: z.string().optional(),
  project: z.string().optional(),
  leadAccountId: z.string().optional(),
});

/** Versions and components: the parts of a project that its administrators keep. */
export const versionRoutes: RouteTable = {
  'POST /rest/api/3/version': createVersion,
  'GET /rest/api/3/version/{id}': (call) => ok(versionView(versionOf(call))),
  'PUT /rest/api/3/version/{id}': updateVersion,
  'POST /rest/api/3/component': createComponent,
  'GET /rest/api/3/component/{id}': (call) => {
    const { component, project } = componentOf(call);
    return ok(componentView(component, project));
  },
  'PUT /rest/api/3/component/{id}': updateComponent,
};

/** Projects that do not exist and those the caller does not administer look the same. */
function administeredProject(
  { state, viewer }: Call,
  named: { project?: string | undefined; projectId?: string | undefined },
): ProjectRecord {
  const project = [...state.all('project')].find(({ id, key }) => id === named.projectId || key === named.project);
  if (project === undefined || !viewer.isAdmin || !viewer.canBrowse(project)) {
    throw refusal(404, 'The project does not exist or you do not have permission to administer it.');
  }
  return project;
}

function versionOf({ state, viewer, param }: Call): VersionRecord {
  const version = state.get('version', param('id'));
  const project = version === undefined ? undefined : state.get('project', version.projectId);
  if (version === undefined || project === undefined || !viewer.canBrowse(project)) {
    throw refusal(404, `Could not find version for id '${param('id')}'`);
  }
  return version;
}

function refuseDuplicate(
  call: Call,
  kind: 'version' | 'component',
  projectId: string,
  name: string,
  ownId: string | undefined,
): void {
  for (const other of call.state.all(kind)) {
    if (other.projectId === projectId && other.id !== ownId && other.name.toLowerCase() === name.toLowerCase()) {
      throw fieldRefusal({ name: `A ${kind} with this name already exists in this project.` });
    }
  }
}

type VersionInput = z.output<typeof versionBody>;

const versionFields = (input: VersionInput): Partial<VersionRecord> => ({
  ...(input.name === undefined ? {} : { name: input.name }),
  ...(input.description === undefined ? {} : { description: input.description }),
  ...(input.archived === undefined ? {} : { archived: input.archived }),
  ...(input.released === undefined ? {} : { released: input.released }),
  ...(input.startDate === undefined ? {} : { startDate: input.startDate }),
  ...(input.releaseDate === undefined ? {} : { releaseDate: input.releaseDate }),
});

async function createVersion(call: Call): Promise<ProductResponse> {
  const input = parseBody(versionBody, call.body);
  const project = administeredProject(call, input);
  if (input.name === undefined) throw fieldRefusal({ name: 'You must specify a valid version name' });
  refuseDuplicate(call, 'version', project.id, input.name, undefined);
  const { tx, cause } = beginChange(call);
  const version: VersionRecord = {
    id: tx.nextId('version'),
    projectId: project.id,
    name: input.name,
    archived: false,
    released: false,
    ...versionFields(input),
  };
  tx.put('version', version.id, version);
  tx.tell(versionEvent('created', version, cause));
  await tx.commit();
  return created(versionView(version));
}

async function updateVersion(call: Call): Promise<ProductResponse> {
  const before = versionOf(call);
  administeredProject(call, { projectId: before.projectId });
  const input = parseBody(versionBody, call.body);
  if (input.name !== undefined) refuseDuplicate(call, 'version', before.projectId, input.name, before.id);
  const { tx, cause } = beginChange(call);
  const version = { ...before, ...versionFields(input) };
  tx.put('version', version.id, version);
  for (const kind of kindsOf(before, version)) tx.tell(versionEvent(kind, version, cause));
  await tx.commit();
  return ok(versionView(version));
}

function kindsOf(before: VersionRecord, after: VersionRecord): VersionEventKind[] {
  const kinds: VersionEventKind[] = [];
  if (before.released !== after.released) kinds.push(after.released ? 'released' : 'unreleased');
  if (before.archived !== after.archived) kinds.push(after.archived ? 'archived' : 'unarchived');
  const rest = (version: VersionRecord) => JSON.stringify({ ...version, released: false, archived: false });
  if (rest(before) !== rest(after)) kinds.push('updated');
  return kinds;
}

function componentOf({ state, viewer, param }: Call): { component: ComponentRecord; project: ProjectRecord } {
  const component = state.get('component', param('id'));
  const project = component === undefined ? undefined : state.get('project', component.projectId);
  if (component === undefined || project === undefined || !viewer.canBrowse(project)) {
    throw refusal(404, `The component with id ${param('id')} does not exist.`);
  }
  return { component, project };
}

async function createComponent(call: Call): Promise<ProductResponse> {
  const input = parseBody(componentBody, call.body);
  const project = administeredProject(call, { project: input.project });
  if (input.name === undefined)
    throw fieldRefusal({ name: 'The component name specified is invalid - cannot be an empty string.' });
  refuseDuplicate(call, 'component', project.id, input.name, undefined);
  const { tx, cause } = beginChange(call);
  const component: ComponentRecord = {
    id: tx.nextId('component'),
    projectId: project.id,
    name: input.name,
    ...componentFields(input),
  };
  tx.put('component', component.id, component);
  tx.tell(componentEvent('created', { id: component.id, name: component.name, projectId: project.id }, cause));
  await tx.commit();
  return created(componentView(component, project));
}

async function updateComponent(call: Call): Promise<ProductResponse> {
  const { component: before, project } = componentOf(call);
  administeredProject(call, { projectId: project.id });
  const input = parseBody(componentBody, call.body);
  if (input.name !== undefined) refuseDuplicate(call, 'component', project.id, input.name, before.id);
  const { tx, cause } = beginChange(call);
  const component = { ...before, ...(input.name === undefined ? {} : { name: input.name }), ...componentFields(input) };
  tx.put('component', component.id, component);
  tx.tell(componentEvent('updated', { id: component.id, name: component.name, projectId: project.id }, cause));
  await tx.commit();
  return ok(componentView(component, project));
}

const componentFields = (input: z.output<typeof componentBody>): { description?: string; lead?: string } => ({
  ...(input.description === undefined ? {} : { description: input.description }),
  ...(input.leadAccountId === undefined ? {} : { lead: input.leadAccountId }),
});
