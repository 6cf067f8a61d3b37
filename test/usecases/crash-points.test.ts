import { beginJob, endsAs, JOBS, writesOf, type Ending, type Job } from '../support/crash/jobs';
import { dyingAt } from '../support/crash/dying';

/**
 * Every storage write that the app makes by itself, in every job and consumer, found by counting: the process dies just
 * before and just after it, is started again on what it left, and everything must end as if nothing had happened.
 */
describe('a process that dies at a storage write', () => {
  it.each(Object.entries(JOBS))(
    'ends as one that was left alone: %s',
    async (_name, job: Job) => {
      const begun = await beginJob(job);
      const calm = await endsAs(begun);
      let later: Ending | undefined;
      const writes = await writesOf(begun);
      expect(writes).toBeGreaterThan(0);
      for (let nth = 1; nth <= writes; nth += 1) {
        for (const when of ['before', 'after'] as const) {
          const after = await endsAs(begun, dyingAt(nth, when));
          if (after.isLater) later ??= await endsAs(begun, undefined, true);
          expect({ nth, when, ...after }).toEqual({ nth, when, ...(after.isLater ? later : calm) });
        }
      }
    },
    600_000,
  );
});
