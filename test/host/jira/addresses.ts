import { CLOUD_ID } from '../kernel';

/** Jira answers apps with addresses of the API gateway, not of the site. */
export const selfOf = (path: string): string => `https://api.atlassian.com/ex/jira/${CLOUD_ID}/rest/api/3/${path}`;
export const agileSelfOf = (path: string): string =>
  `https://api.atlassian.com/ex/jira/${CLOUD_ID}/rest/agile/1.0/${path}`;
/** Where browsers find the site. */
export const SITE_URL = 'https://local.atlassian.net';
