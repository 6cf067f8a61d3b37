/** `2017-04-10T18:43:12.000+0000`, as Jira writes instants; the site's time zone is UTC. */
export const jiraInstant = (epochMs: number): string => new Date(epochMs).toISOString().replace('Z', '+0000');

/** Accepts what Jira writes and plain ISO 8601; undefined when it is neither. */
export function parseInstant(text: string): number | undefined {
  const iso = text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2');
  if (!/^\d{4}-\d{2}-\d{2}/.test(iso)) return undefined;
  const ms = Date.parse(iso);
  return Number.isNaN(ms) ? undefined : ms;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A real calendar day, `YYYY-MM-DD`. */
export const isDay = (text: string): boolean =>
  DAY.test(text) &&
  !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) &&
  new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
