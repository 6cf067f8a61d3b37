import { render, screen } from '@testing-library/react';
import { SightNote } from '../../static/features/strategy/sight-note';
import { planMistakes } from '../../static/features/strategy/edit/target-plan';
import { unitFor } from '../../static/features/strategy/edit/target-measure';
import { targetValues } from '../../static/features/strategy/edit/target-values';
import { StrategySceneProvider } from '../../static/features/strategy/edit/strategy-context';
import { editRights } from '../../static/features/strategy/edit/edit-rights';
import { DueBanner } from '../../static/features/strategy/my-line/due-banner';
import { MyImpediments } from '../../static/features/strategy/my-line/my-impediments';
import { MY_LINE_TEXTS } from '../../static/i18n/my-line-texts';
import { STRATEGY_TEXTS } from '../../static/i18n/strategy-texts';
import { addTexts } from '../../static/i18n/translate';
import { isEarly } from '../../static/ui/early';
import { mistakeText } from '../../static/ui/form/form-mistakes';
import { rowsText } from '../../static/ui/form/rows';
import { PeopleProvider } from '../../static/ui/people';
import { ANSWERS } from './support/answers';
import { OBJECTIVES, targetOf } from './support/company';
import { answerCalls, showPage } from './support/page';

addTexts(STRATEGY_TEXTS);
addTexts(MY_LINE_TEXTS);

const data = ANSWERS.getStrategy({});
const scene = {
  data,
  part: null,
  rights: editRights(data),
  open: () => undefined,
  openIn: () => undefined,
  create: () => undefined,
  done: () => undefined,
  reload: async () => undefined,
};

describe('what is said', () => {
  it('of a target that is behind so early that it says little: that it is too early to judge', () => {
    const target = targetOf('TGT-15');
    const behind = { ...target, start: '2026-01-01', due: '2026-12-31' };
    const onTrack = { ...behind, result: { ...behind.result, status: 'on-track' as const, variance: -980.8 } };
    // A tenth of 365 days are 36 and a half.
    expect(isEarly(onTrack, '2026-02-06T11:00:00.000Z')).toBe(true);
    expect(isEarly(onTrack, '2026-02-06T13:00:00.000Z')).toBe(false);
    expect(isEarly({ ...onTrack, result: { ...onTrack.result, variance: 1 } }, '2026-01-20T00:00:00.000Z')).toBe(false);
    expect(isEarly({ ...onTrack, result: { ...onTrack.result, status: 'achieved' } }, '2026-01-20T00:00:00Z')).toBe(
      false,
    );
  });

  it('of a day in a mistake: the day as it is said everywhere, but for what somebody wrote', () => {
    const said = (message: string) => mistakeText({ path: 'at', message });
    expect(said('the target starts on 2026-01-01.')).toBe('The target starts on Jan 1, 2026.');
    expect(said('not JQL: created > "2026-01-01"')).toBe('Not JQL: created > "2026-01-01"');
  });

  it('of points entered in another order than their days: nothing, but of two on one day', () => {
    const values = targetValues(targetOf('TGT-15'));
    const given = (...days: readonly string[]) => ({
      ...values,
      start: '2026-01-01',
      due: '2026-12-31',
      'profile.type': 'points',
      'profile.points': rowsText(days.map((at) => ({ at, value: '1' }))),
    });
    expect(planMistakes(given('2026-06-30', '2026-03-31'))).toEqual([]);
    expect(planMistakes(given('2026-06-30', '2026-03-31', '2026-06-30'))).toMatchObject([
      { path: 'profile.points[2].at', message: /has a point already/ },
    ]);
    expect(planMistakes(given('2026-06-30', '2025-03-31'))).toMatchObject([{ path: 'profile.points[1].at' }]);
  });

  it('of a number of work items: no per cent', () => {
    expect([unitFor('count', '%'), unitFor('count', '€'), unitFor('completion', ''), unitFor('metric', '%')]).toEqual([
      '',
      '€',
      '%',
      '%',
    ]);
  });

  it.each([
    [1, 1, 'One check-in of yours is asked for this week. It is late.'],
    [2, 2, '2 check-ins of yours are asked for this week. All of them are late.'],
    [3, 1, '3 check-ins of yours are asked for this week. One of them is late.'],
    [3, 2, '3 check-ins of yours are asked for this week. 2 of them are late.'],
  ])('of %s check-ins, %s of them late', (due, overdue, said) => {
    render(<DueBanner checkIns={{ due, overdue }} onOpen={() => undefined} />);
    expect(screen.getByText(said)).toBeVisible();
  });

  it('of an objective restricted to nobody but its owner: no list of nobody', () => {
    answerCalls();
    const [first] = OBJECTIVES;
    if (first === undefined) throw new Error('no objective');
    const objective = { ...first, restrictedTo: { accounts: [], groups: [] } };
    showPage(
      <StrategySceneProvider value={scene}>
        <SightNote objective={objective} />
      </StrategySceneProvider>,
    );
    expect(screen.getByText('Only its owner and their delegates see it, and with it what is below it.')).toBeVisible();
    expect(screen.queryByRole('list')).not.toBeInTheDocument();
  });

  it('of an impediment one is asked to help with: who asks, not one’s own name', async () => {
    answerCalls();
    const line = ANSWERS.getMyLine({});
    const asked = {
      target: 'TGT-15',
      name: 'Close the findings',
      text: 'Budget',
      at: '2026-11-02',
      by: 'u-chen',
      helper: data.me,
    };
    showPage(
      <StrategySceneProvider value={scene}>
        <PeopleProvider ids={['u-chen', data.me]}>
          <MyImpediments line={{ ...line, impediments: { raised: [], asked: [asked], more: 0 } }} />
        </PeopleProvider>
      </StrategySceneProvider>,
    );
    const item = (await screen.findByText('Liam Chen')).closest('li');
    expect(item).toHaveTextContent(/asked by.*Liam Chen/);
    expect(item).not.toHaveTextContent('Amara Okafor');
  });
});
