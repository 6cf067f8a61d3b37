import type { RouteTable } from './router';
import { issueRoutes } from './routes/issues';
import { issueWriteRoutes } from './routes/issue-write';
import { jqlRoutes } from './routes/jql';
import { permissionRoutes } from './routes/permissions';
import { searchRoutes } from './routes/search';
import { userRoutes } from './routes/users';

/** Everything Jira of the local site answers. */
export const routeTables: readonly RouteTable[] = [
  searchRoutes,
  issueRoutes,
  issueWriteRoutes,
  jqlRoutes,
  permissionRoutes,
  userRoutes,
];
