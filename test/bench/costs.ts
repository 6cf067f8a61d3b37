import type { LocalSite } from '../support/local-site';
import { findIssues, moveIssue } from '../support/site-issues';
import { load, measureCall, measureEvent } from './measured-site';
import { skip } from './report';

async function measureDemo(site: LocalSite): Promise<void> {
  await measureCall(site, 'demo.strategy', 'strategy', 'getStrategy', {});
  const { serving, outside } = await findIssues(site);
  if (serving === undefined) skip('demo.panel', 'no open issue serves a target');
  else {
    await measureCall(site, 'demo.panel', 'alignment', 'getAlignment', { issueId: serving });
    await measureEvent(site, 'demo.event-serving', () => moveIssue(site, serving));
  }
  if (outside === undefined) skip('demo.event-outside', 'every issue serves a target');
  else await measureEvent(site, 'demo.event-outside', () => moveIssue(site, outside));
}

/** What the demo company's pages and events cost. */
export const benchDemo = (): Promise<void> => load('demo', ['--seed', 'demo'], measureDemo);
