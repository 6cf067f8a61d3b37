import type { TestSite } from '../site';

/** Moves an issue through its workflow as a person does. */
export async function move(site: TestSite, key: string, status: string): Promise<void> {
  const { transitions } = (await site.rest('GET', `/rest/api/3/issue/${key}/transitions`)) as {
    transitions: Array<{ id: string; to: { name: string } }>;
  };
  const id = transitions.find(({ to }) => to.name === status)?.id;
  await site.rest('POST', `/rest/api/3/issue/${key}/transitions`, { transition: { id } });
}

/** Work is closed, moved under something else, taken out of a scope, deleted and made. */
export async function changeInAMinute(site: TestSite): Promise<void> {
  await move(site, 'ONE-5', 'Shipped');
  await site.rest('PUT', '/rest/api/3/issue/ONE-6', { fields: { parent: { key: 'ONE-2' } } });
  await site.rest('PUT', '/rest/api/3/issue/TWO-3', { fields: { components: [] } });
  await site.rest('DELETE', '/rest/api/3/issue/TWO-2');
  const fields = { summary: 'New', project: { key: 'TWO' }, issuetype: { id: '30' }, parent: { key: 'TWO-1' } };
  await site.rest('POST', '/rest/api/3/issue', { fields });
}
