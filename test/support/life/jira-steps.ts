import { appSightOps } from '../../host/jira/app-access';
import { changeHierarchy } from '../../host/jira/changes/change-hierarchy';
import type { Issue } from '../oracle/issue';
import type { TestSite } from '../site';
import { LEVEL_MENU, TYPES } from './company';
import type { Step } from './steps';

type JiraStep = Exclude<
  Step,
  { readonly do: 'relink' | 'rerole' | 'remeasure' | 'regoal' | 'settings' | 'counting' | 'byHand' | 'wait' | 'settle' }
>;

interface Transitions {
  readonly transitions: ReadonlyArray<{ readonly id: string; readonly to: { readonly name: string } }>;
}

async function transition(site: TestSite, route: string, to: string): Promise<void> {
  const { transitions } = (await site.rest('GET', `${route}/transitions`)) as Transitions;
  const found = transitions.find((one) => one.to.name === to);
  if (found !== undefined) await site.rest('POST', `${route}/transitions`, { transition: { id: found.id } });
}

const moveTo = async (site: TestSite, issue: Issue, target: string): Promise<unknown> =>
  site.rest('POST', '/rest/api/3/bulk/issues/move', {
    sendBulkNotification: false,
    targetToSourcesMapping: {
      [target]: {
        issueIdsOrKeys: [issue.id],
        inferFieldDefaults: true,
        inferStatusDefaults: true,
        inferSubtaskTypeDefault: true,
        inferClassificationDefaults: true,
      },
    },
  });

const typeOf = ({ fields }: Issue): string => {
  const { hierarchyLevel } = fields['issuetype'] as { readonly hierarchyLevel: number };
  return hierarchyLevel < 0 ? TYPES.subtask : hierarchyLevel === 0 ? TYPES.story : TYPES.epic;
};

async function onProject(site: TestSite, { key, step }: Extract<Step, { readonly do: 'project' }>): Promise<void> {
  if (step === 'trash') await site.rest('DELETE', `/rest/api/3/project/${key}`);
  else await site.rest('POST', `/rest/api/3/project/${key}/${step}`);
}

async function onIssue(
  site: TestSite,
  doing: Exclude<JiraStep, { readonly do: 'project' | 'sight' | 'level' }>,
  issues: readonly Issue[],
): Promise<void> {
  const issue = issues[doing.at % issues.length];
  if (issue === undefined) return;
  const route = `/rest/api/3/issue/${issue.id}`;
  const put = async (fields: object): Promise<unknown> => site.rest('PUT', route, { fields });
  switch (doing.do) {
    case 'transition':
      return transition(site, route, doing.to);
    case 'create': {
      const parent = doing.child ? { parent: { id: issue.id } } : {};
      const isUnderStory = doing.child && typeOf(issue) === TYPES.story;
      const fields = { project: { key: issue.fields.project.key }, summary: 'New work', ...parent };
      const name = isUnderStory ? 'Sub-task' : 'Story';
      await site.rest('POST', '/rest/api/3/issue', { fields: { ...fields, issuetype: { name } } });
      return;
    }
    case 'reparent': {
      const parent = doing.under === null ? undefined : issues[doing.under % issues.length];
      await put({ parent: parent === undefined ? null : { id: parent.id } });
      return;
    }
    case 'delete':
      await site.rest('DELETE', `${route}?deleteSubtasks=true`);
      return;
    case 'move':
      await moveTo(site, issue, `${doing.to},${typeOf(issue)}`);
      return;
    case 'convert': {
      const under = doing.into === 'subtask' ? `,${issues[doing.under % issues.length]?.id ?? ''}` : '';
      await moveTo(site, issue, `${issue.fields.project.key},${TYPES[doing.into]}${under}`);
      return;
    }
    case 'component':
      await put({ components: doing.core ? [{ name: 'Core' }] : [] });
      return;
    case 'points':
      await put({ [doing.field]: doing.to });
      return;
    case 'estimate':
      await put({ timetracking: { originalEstimate: doing.hours === null ? null : `${doing.hours}h` } });
      return;
    case 'resolve':
      await transition(site, route, 'Shipped');
      await put({ resolution: { name: doing.as } });
  }
}

/** A step of somebody's day in Jira. What Jira refuses has not happened. */
export async function liveInJira(site: TestSite, doing: JiraStep, issues: readonly Issue[]): Promise<void> {
  try {
    if (doing.do === 'sight') await site.host.store.commit(appSightOps(doing.key, doing.seen));
    else if (doing.do === 'level')
      await changeHierarchy(site.host.store, new Map(LEVEL_MENU.slice(doing.which, doing.which + 1)));
    else if (doing.do === 'project') await onProject(site, doing);
    else await onIssue(site, doing, issues);
  } catch (error) {
    if (!(error instanceof Error) || !/: 4\d\d /.test(error.message)) throw error;
  }
}
