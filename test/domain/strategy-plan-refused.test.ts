import { parseStrategyFile } from '../../src/contract/strategy-file';
import { referenceMistakes } from '../../src/domain/strategy-file/reference-mistakes';
import { aCheckIn, aFile, aMetric, anObjective, aTarget } from '../support/strategy-files';
import { EMPTY_SITE, imported, knownIssues, planned, refusals } from '../support/strategy-site';

const site = { ...EMPTY_SITE, issues: knownIssues('PLAT-1', 'PLAT-12') };
const start = imported(site, aFile());
const only = (part: Parameters<typeof aFile>[0]): unknown =>
  aFile({ settings: {}, cycles: [], objectives: [], targets: [], links: [], checkIns: [], ...part });

describe('a file that names what does not exist', () => {
  it('is refused at every mention', () => {
    const file = aFile({
      cycles: [],
      objectives: [anObjective({ cycle: 'FY99', parent: 'OBJ-8', alignedTo: ['OBJ-9'] })],
      targets: [aTarget({ objective: 'OBJ-7' }), aMetric()],
      links: [
        { target: 'TGT-8', jql: 'project = PLAT' },
        { target: 'TGT-1', issue: 'PLAT-404' },
      ],
      checkIns: [aCheckIn({ target: 'TGT-9' }), aCheckIn({ impediments: [{ text: 'x' }, { issue: 'PLAT-405' }] })],
    });
    expect(refusals(site, file)).toEqual([
      { path: 'objectives[0].cycle', message: 'There is no cycle FY99, neither in the file nor on the site.' },
      { path: 'objectives[0].parent', message: 'There is no objective OBJ-8, neither in the file nor on the site.' },
      {
        path: 'objectives[0].alignedTo[0]',
        message: 'There is no objective OBJ-9, neither in the file nor on the site.',
      },
      { path: 'targets[0].objective', message: 'There is no objective OBJ-7, neither in the file nor on the site.' },
      { path: 'links[0].target', message: 'There is no target TGT-8, neither in the file nor on the site.' },
      { path: 'links[1].issue', message: 'There is no issue PLAT-404 that the app can see.' },
      { path: 'checkIns[0].target', message: 'There is no target TGT-9, neither in the file nor on the site.' },
      { path: 'checkIns[1].impediments[1].issue', message: 'There is no issue PLAT-405 that the app can see.' },
    ]);
  });

  it('is accepted when the site has it', () => {
    const file = only({
      objectives: [anObjective({ key: 'OBJ-2', parent: 'OBJ-1', alignedTo: [] })],
      targets: [aTarget({ key: 'TGT-3' })],
      links: [{ target: 'TGT-3', issue: 'PLAT-1' }],
      checkIns: [aCheckIn({ at: '2021-04-30' })],
    });
    expect(planned(start, file).counts).toMatchObject({ objectives: 1, targets: 1, links: 1, checkIns: 1 });
  });

  it('is told so beside its other mistakes, but not of entries that are only broken', () => {
    const broken = parseStrategyFile(
      only({
        cycles: [{ key: 'FY22', name: '' }],
        objectives: [anObjective({ key: 'OBJ-2', cycle: 'FY22', parent: 'OBJ-3', level: 'tribe' })],
        targets: [aTarget({ key: 'TGT-5', objective: 'OBJ-2' })],
      }),
    );
    if (broken.ok) throw new Error('the file is broken');
    expect(referenceMistakes(site, broken.outline).map(({ path }) => path)).toEqual(['objectives[0].parent']);
  });
});

describe('a file that would close a loop of parents through the site', () => {
  const chain = imported(
    site,
    aFile({
      objectives: [
        anObjective({ key: 'A' }),
        anObjective({ key: 'B', parent: 'A' }),
        anObjective({ key: 'C', parent: 'B' }),
      ],
      targets: [],
      links: [],
      checkIns: [],
    }),
  );

  it('is refused with the loop', () => {
    expect(refusals(chain, only({ objectives: [anObjective({ key: 'A', parent: 'C' })] }))).toEqual([
      { path: 'objectives[0].parent', message: 'The parents form a loop: A → C → B → A.' },
    ]);
  });

  it('is accepted when it opens the loop elsewhere', () => {
    const file = only({
      objectives: [anObjective({ key: 'A', parent: 'C' }), anObjective({ key: 'B', parent: null })],
    });
    expect(planned(chain, file).counts.objectives).toBe(2);
  });

  it('is refused when an entry keeps the parent it does not name', () => {
    const kept = { key: 'C', name: 'C', cycle: 'FY21', level: 'team' };
    const file = only({ objectives: [kept, anObjective({ key: 'A', parent: 'C' })] });
    expect(refusals(chain, file)).toEqual([
      { path: 'objectives[1].parent', message: 'The parents form a loop: A → C → B → A.' },
    ]);
  });
});

describe('check-ins and measures', () => {
  it('refuses a check-in of a completion target on the site', () => {
    expect(refusals(start, only({ checkIns: [aCheckIn({ target: 'TGT-1' })] }))).toEqual([
      { path: 'checkIns[0].target', message: 'TGT-1 is measured by completion of work and takes no check-ins.' },
    ]);
  });

  it('refuses to measure by completion what has check-ins', () => {
    expect(refusals(start, only({ targets: [aTarget({ key: 'TGT-2' })] }))).toEqual([
      {
        path: 'targets[0].measure',
        message:
          'TGT-2 has a check-in, which a completion measure would hide; add a target for the new measure instead.',
      },
    ]);
  });

  it('takes any other change of measure', () => {
    const metric = only({
      targets: [aMetric({ key: 'TGT-1' }), aMetric({ measure: { type: 'metric', take: 'minimum' } })],
    });
    expect(planned(start, metric).targets.map(({ after }) => after.measure)).toEqual([
      { type: 'metric', take: 'latest' },
      { type: 'metric', take: 'minimum' },
    ]);
  });

  it('keeps an impediment on record whose issue has gone', () => {
    const impeded = aFile({ checkIns: [aCheckIn({ impediments: [{ issue: 'PLAT-1' }] })] });
    const later = { ...imported(site, impeded), issues: knownIssues('PLAT-12') };
    expect(planned(later, impeded).checkIns).toEqual([]);
    expect(
      refusals(later, only({ checkIns: [aCheckIn({ at: '2021-05-31', impediments: [{ issue: 'PLAT-1' }] })] })),
    ).toMatchObject([{ path: 'checkIns[0].impediments[0].issue' }]);
  });

  it('refuses more than a target can keep', () => {
    const checkIns = Array.from({ length: 28 }, (_, day) =>
      aCheckIn({ at: `2021-02-${String(day + 1).padStart(2, '0')}`, note: 'n'.repeat(10_000) }),
    );
    expect(refusals(start, only({ checkIns }))).toMatchObject([{ path: 'checkIns' }]);
  });
});
