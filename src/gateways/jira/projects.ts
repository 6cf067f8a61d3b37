import { route } from '@forge/api';
import { parseProjectId, type ProjectId } from '../../domain/ids';
import type { SeenProject, WorkSource } from '../../ports/work-source';
import { accepted, readBody, type JiraClient } from './client';
import { projectSchema, projectSearchSchema } from './schemas';

/** Projects on one page. Jira's ceiling. */
const PROJECT_PAGE = 100;

/** What the app has to know of projects themselves. */
export function createProjectReader(jira: JiraClient): Pick<WorkSource, 'projectIds' | 'projects'> {
  return {
    async projectIds(names) {
      const ids: ProjectId[] = [];
      for (const name of names) {
        const one = await jira.get('GET /rest/api/3/project/{projectIdOrKey}', route`/rest/api/3/project/${name}`);
        if (one.status === 200) {
          const id = parseProjectId(readBody(projectSchema, 'GET /rest/api/3/project/{projectIdOrKey}', one).id);
          if (id !== undefined) ids.push(id);
          continue;
        }
        const call = 'GET /rest/api/3/project/search';
        const answer = accepted(
          call,
          await jira.get(call, route`/rest/api/3/project/search?query=${name}&maxResults=100`),
        );
        const found = readBody(projectSearchSchema, call, answer).values.filter(
          (project) => project.name.toLowerCase() === name.toLowerCase(),
        );
        if (found.length === 0) return undefined;
        ids.push(...found.map((project) => parseProjectId(project.id)).filter((id) => id !== undefined));
      }
      return ids;
    },
    async projects() {
      const call = 'GET /rest/api/3/project/search';
      const projects: SeenProject[] = [];
      for (let startAt = 0; ; startAt += PROJECT_PAGE) {
        const answer = await jira.get(
          call,
          route`/rest/api/3/project/search?status=live&status=archived&startAt=${startAt}&maxResults=${PROJECT_PAGE}`,
        );
        const { values } = readBody(projectSearchSchema, call, accepted(call, answer));
        for (const { id: text, key, archived = false } of values) {
          const id = parseProjectId(text);
          if (id !== undefined) projects.push({ id, key, isArchived: archived });
        }
        if (values.length < PROJECT_PAGE) return projects;
      }
    },
  };
}
