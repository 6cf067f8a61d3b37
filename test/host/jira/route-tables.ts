import type { RouteTable } from './router';
import { agileRoutes } from './routes/agile';
import { bulkMoveRoutes } from './routes/bulk-move';
import { groupRoutes } from './routes/groups';
import { issuePickerRoutes } from './routes/issue-picker';
import { issueWriteRoutes } from './routes/issue-write';
import { issueRoutes } from './routes/issues';
import { jqlRoutes } from './routes/jql';
import { linkRoutes } from './routes/links';
import { metadataRoutes } from './routes/metadata';
import { permissionRoutes } from './routes/permissions';
import { projectRoutes } from './routes/projects';
import { propertyRoutes } from './routes/properties';
import { searchRoutes } from './routes/search';
import { userRoutes } from './routes/users';
import { versionRoutes } from './routes/versions';

/** Everything Jira of the local site answers. */
export const routeTables: readonly RouteTable[] = [
  searchRoutes,
  issueRoutes,
  issuePickerRoutes,
  issueWriteRoutes,
  propertyRoutes,
  linkRoutes,
  bulkMoveRoutes,
  jqlRoutes,
  permissionRoutes,
  metadataRoutes,
  projectRoutes,
  versionRoutes,
  userRoutes,
  groupRoutes,
  agileRoutes,
];
