import fc from 'fast-check';
import { copyOf } from './oracle/jira-copy';
import type { TestSite } from './site';

/** Lives of work under two epics, ONE-1 and ONE-2 with the ids 1001 and 1002. */

export const POINTS = 'customfield_10034';

const nth = fc.nat(30);
/** What happens to work, and time that passes. */
export const workStep = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('transition' as const),
      at: nth,
      to: fc.constantFrom('Backlog', 'Building', 'Shipped'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('create' as const), at: nth }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('reparent' as const), at: nth, under: fc.option(nth) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('points' as const), at: nth, to: fc.option(fc.nat(13)) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('resolve' as const), at: nth }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 4 }) }) },
);
export type WorkStep = typeof workStep extends fc.Arbitrary<infer T> ? T : never;

/** Does it by the requests that anybody could make; what Jira refuses has not happened. */
export async function liveOn(site: TestSite, doing: WorkStep): Promise<void> {
  if (doing.do === 'wait') {
    await site.host.advance({ byMs: doing.days * 86_400_000 });
    return;
  }
  const { issues } = await copyOf(site.rest);
  const issue = issues[doing.at % issues.length];
  if (issue === undefined) return;
  const route = `/rest/api/3/issue/${issue.id}`;
  try {
    switch (doing.do) {
      case 'create':
        await site.rest('POST', '/rest/api/3/issue', {
          fields: {
            project: { key: 'ONE' },
            issuetype: { name: 'Story' },
            summary: 'New work',
            parent: { id: doing.at % 2 === 0 ? '1001' : '1002' },
          },
        });
        return;
      case 'reparent': {
        const parent = doing.under === null ? null : { id: doing.under % 2 === 0 ? '1001' : '1002' };
        await site.rest('PUT', route, { fields: { parent } });
        return;
      }
      case 'points':
        await site.rest('PUT', route, { fields: { [POINTS]: doing.to } });
        return;
      case 'transition':
      case 'resolve': {
        const to = doing.do === 'resolve' ? 'Shipped' : doing.to;
        const { transitions } = (await site.rest('GET', `${route}/transitions`)) as {
          transitions: Array<{ id: string; to: { name: string } }>;
        };
        const id = transitions.find((one) => one.to.name === to)?.id;
        const fields = doing.do === 'resolve' ? { resolution: { name: 'Duplicate' } } : {};
        await site.rest('POST', `${route}/transitions`, { transition: { id }, fields });
      }
    }
  } catch (error) {
    // Refused by Jira, as it may be for a person.
    if (!(error instanceof Error) || !/: 4\d\d /.test(error.message)) throw error;
  }
}
