import { turnToTab } from './harness/keyboard';
import { lookAt } from './harness/look';
import { readable } from './harness/number-text';
import { readSettings } from './harness/reader';
import { startSmallCompany } from './harness/small-company';
import { appIn, walkThrough } from './harness/walk';

const walk = walkThrough(startSmallCompany);
const list = 'What has failed';

describe('what has failed in the background, on the settings page', () => {
  it('is nothing at first, then what Jira did not answer, as often as one looks again', async () => {
    const { visit, frame } = await readSettings(walk());
    await turnToTab(visit, frame, 'Background work');
    await frame.getByText('Nothing has failed in the last 30 days.').waitFor();
    // More often than a request is tried: the round ends, and the next one comes to its end.
    await walk().site.setFaults([{ target: 'jira', match: 'bulkfetch', action: '500', times: 12 }]);
    await walk().site.rest('PUT', '/rest/api/3/issue/PLAT-7', { fields: { parent: { key: 'PLAT-1' } } });
    await walk().site.settle();
    await walk().site.setFaults([]);
    await frame.getByRole('button', { name: 'Refresh' }).press('Enter');
    const failed = frame.getByRole('list', { name: list });
    await failed.waitFor();
    const text = readable(await failed.innerText());
    expect(text).toMatch(/^Reading from Jira: no answer, or not a whole one .*2026.*, once Error id [0-9a-f-]{36}$/);
    expect(await frame.getByText('Nothing has failed').count()).toBe(0);
  });
});

lookAt(
  [
    {
      name: 'failures',
      path: () => '/jira/settings/apps/settings',
      async ready(visit) {
        const frame = appIn(visit, 'settings');
        await frame.getByRole('tab', { name: 'Background work' }).click();
        await frame.getByRole('list', { name: list }).waitFor();
      },
    },
  ],
  walk,
);
