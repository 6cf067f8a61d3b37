import type { TargetKey } from '../../domain/ids';
import type { Deps } from '../deps';

/**
 * Asks Jira, in one request, whether it still takes the JQL of every scope: a project that is gone or out of the app's sight
 * makes it refuse, and no event tells. Records the targets that do not say so yet, to be read anew.
 */
export async function lookAtScopes(deps: Deps): Promise<boolean> {
  const { jql: scopes } = await deps.rolls.engine();
  const jqls = [...new Set(scopes.map(({ jql }) => jql))];
  const answers = await deps.source.validate(jqls);
  const refused = new Set(jqls.filter((_, at) => answers[at] !== undefined));
  const asked = [...new Set(scopes.filter(({ jql }) => refused.has(jql)).map(({ target }) => target))];
  const records = await deps.strategy.targets(asked);
  const targets = [...records.values()]
    .map(({ value }) => value.target)
    .filter(({ links }) => links.some((link) => link.kind === 'jql' && link.broken === null && refused.has(link.jql)))
    .map(({ key }): TargetKey => key);
  await deps.work.record(
    targets.map((target) => ({ kind: 'target', target })),
    deps.random.id(),
  );
  return targets.length > 0;
}
