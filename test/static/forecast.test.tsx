import { screen, waitFor } from '@testing-library/react';
import type { ForecastView } from '../../src/contract/history-calls';
import { Forecast } from '../../static/features/strategy/forecast/forecast';
import { targetOf } from './support/company';
import { HISTORY_ANSWERS } from './support/history-answers';
import { answerCalls, callsMade, showPage } from './support/page';
import { NOW } from './support/views';

const TARGET = targetOf('TGT-14');
const FORECAST: ForecastView = {
  weeks: [
    { end: '2026-02-15', finished: 3, added: 0 },
    { end: '2026-02-22', finished: 4, added: 2 },
    { end: '2026-03-01', finished: 6, added: 1 },
  ],
  foreseen: { half: '2026-05-04', most: '2027-01-18', byDue: 0.62 },
  reason: null,
  checked: { held: 7, of: 9 },
};

async function told(forecast: Partial<ForecastView>, rebuilt = true): Promise<string> {
  answerCalls({
    getHistory: (input) => ({ ...HISTORY_ANSWERS.getHistory(input), rebuilt, forecast: { ...FORECAST, ...forecast } }),
  });
  showPage(<Forecast target={TARGET} now={NOW} />);
  return (
    (await screen.findByRole('region', { name: 'Pace and forecast' })).textContent?.replaceAll('\u00a0', ' ') ?? ''
  );
}

describe('the pace and forecast of a target', () => {
  it('says what its weeks brought, by when it is reached, and how far that is to be trusted', async () => {
    const text = await told({});
    expect(text).toContain('Work items a week, over the 3 weeks to Mar 1: 4.3 finished, 1 added.');
    expect(text).toContain(
      'as likely as not reached by May 4, and with 85 % certainty by Jan 18, 2027; the chart shades it.',
    );
    expect(text).toMatch(/Chance to be there by .*: 62 %/);
    expect(text).toContain('7 of 9 earlier forecasts for four weeks held; 85 % should.');
    expect(screen.getAllByRole('row', { hidden: true })).toHaveLength(4);
  });

  it('tells no chance of never or always, and no day that is not safe', async () => {
    const text = await told({ foreseen: { half: '2026-05-04', most: null, byDue: 0.002 } });
    expect(text).toContain('not safely within two years');
    expect(text).toContain('under 1 %');
  });

  it('says when work left the scope rather than came', async () => {
    expect(await told({ weeks: [{ end: '2026-03-01', finished: 2, added: -3 }] })).toContain(
      'Work items in the week to Mar 1: 2 finished, 3 out of scope.',
    );
  });

  it.each([
    ['too-short', true, 'it takes four weeks of measured work'],
    ['too-short', false, 'its past is still being read from Jira'],
    ['no-scope', true, 'none of the work that is linked counts now'],
    ['no-end', true, 'at this pace it is not reached within two years'],
    ['not-by-pace', true, 'an average does not follow'],
    ['by-hand', true, 'set by hand'],
  ] as const)('says why there is none: %s, the past being read %s', async (reason, rebuilt, words) => {
    expect(await told({ foreseen: null, reason }, rebuilt)).toContain(words);
  });

  it('says that reading its past was stopped, and how it begins again', async () => {
    answerCalls({
      getHistory: (input) => ({
        ...HISTORY_ANSWERS.getHistory(input),
        rebuilt: false,
        isStopped: true,
        forecast: { ...FORECAST, foreseen: null, reason: 'too-short' },
      }),
    });
    showPage(<Forecast target={TARGET} now={NOW} />);
    expect(
      await screen.findByText('No forecast yet: reading its past was stopped. “Read from Jira again” begins it.'),
    ).toBeInTheDocument();
  });

  it.each([null, { ...FORECAST, foreseen: null, reason: 'closed' as const }])(
    'is not there where it means nothing',
    async (forecast) => {
      answerCalls({ getHistory: (input) => ({ ...HISTORY_ANSWERS.getHistory(input), forecast }) });
      showPage(<Forecast target={TARGET} now={NOW} />);
      await waitFor(() => expect(callsMade()).toHaveLength(1));
      await Promise.resolve();
      expect(screen.queryByText('Pace and forecast')).toBeNull();
    },
  );
});
