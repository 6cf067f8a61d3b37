import { parseDurationMs, parseInstantMs } from '../../host/duration';
import { parseOptions } from '../../host/options';

const here = __dirname;

it('begins with the demo company on a free port when nothing is said', () => {
  expect(parseOptions([], here)).toEqual({ port: 0, seed: 'demo', siteFiles: [] });
});

it('reads every option, also with an equals sign, and several site files in either form', () => {
  const args = [
    '--port=4500',
    '--state',
    'kept',
    '--seed',
    'empty',
    '--site',
    'options.test.ts',
    'tiny-app.ts',
    '--site',
    'http.test.ts',
  ];
  expect(
    parseOptions(
      [...args, '--users', 'tiny-app.ts', '--strategy', 'tiny-app.ts', '--clock', '2026-01-05T09:00:00Z'],
      here,
    ),
  ).toEqual({
    port: 4500,
    stateDir: `${here}/kept`,
    seed: 'empty',
    siteFiles: [`${here}/options.test.ts`, `${here}/tiny-app.ts`, `${here}/http.test.ts`],
    usersFile: `${here}/tiny-app.ts`,
    strategyFile: `${here}/tiny-app.ts`,
    clockStart: '2026-01-05T09:00:00Z',
  });
});

it.each([
  [['--porta', '1'], 'There is no option --porta.'],
  [['--port'], '--port needs a value.'],
  [['--port', '70000'], '--port: 70000 is no port.'],
  [['--seed', 'big'], '--seed is demo or empty, not big.'],
  [['--state', 'a', 'b'], '--state is given more than once.'],
  [['--state', 'a', '--state', 'b'], '--state is given more than once.'],
  [['--site', 'gone.jsonl'], `--site: there is no file ${here}/gone.jsonl.`],
  [['--clock', 'yesterday'], '--clock: yesterday is no ISO instant such as 2026-01-05T09:00:00Z.'],
  [['stray'], 'stray belongs to no option.'],
])('refuses %j', (args, message) => {
  expect(() => parseOptions(args, here)).toThrow(message);
});

it.each([
  ['PT1H', 3_600_000],
  ['P2DT3H4M5.5S', 2 * 86_400_000 + 3 * 3_600_000 + 4 * 60_000 + 5500],
  ['P1W', 604_800_000],
  ['P', undefined],
  ['1h', undefined],
  ['P1M', undefined],
])('reads the duration %s', (text, ms) => {
  expect(parseDurationMs(text)).toBe(ms);
});

it.each([
  ['2026-01-05T09:00:00Z', Date.UTC(2026, 0, 5, 9)],
  ['2026-01-05T09:00+02:00', Date.UTC(2026, 0, 5, 7)],
  ['2026-01-05', Date.UTC(2026, 0, 5)],
  ['2026-01-05T09:00:00', undefined],
  ['2026-13-05T09:00:00Z', undefined],
])('reads the instant %s', (text, ms) => {
  expect(parseInstantMs(text)).toBe(ms);
});
