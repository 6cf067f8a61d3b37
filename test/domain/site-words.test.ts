import { METHODS, METHOD_SETTINGS } from '../../src/domain/method';
import { DEFAULT_SETTINGS } from '../../src/domain/settings';
import { inSiteWords } from '../../src/domain/site-words';
import { MESSAGES } from '../static/support/all-texts';

const OKR = METHOD_SETTINGS.okr.words;
const KPI = METHOD_SETTINGS.kpi.words;

describe('the words of a site', () => {
  it.each([
    ['Targets without an owner', OKR, 'Key results without an owner'],
    ['Add a target, or an objective that counts.', KPI, 'Add a KPI, or a goal that counts.'],
    ['An objective needs targets.', { objective: 'MBO', target: 'Priority' }, 'An MBO needs priorities.'],
    ['{objectives} and {targets} chosen', KPI, '{objectives} and {targets} chosen'],
    ['this target’s value', OKR, 'this key result’s value'],
    ['Retargeted sub-targets stay', KPI, 'Retargeted sub-targets stay'],
    ['A target', { objective: 'Objective', target: 'Index' }, 'An index'],
    ['all targets', { objective: 'Objective', target: 'Index' }, 'all indexes'],
  ])('stand for ours in “%s”', (text, words, expected) => {
    expect(inSiteWords(text, words)).toBe(expected);
  });

  it('leave every text as it is while nothing was chosen', () => {
    const texts = Object.values(MESSAGES).flatMap((one) => (typeof one === 'string' ? [one] : [one.one, one.other]));
    expect(texts.map((text) => inSiteWords(text, DEFAULT_SETTINGS.words))).toEqual(texts);
  });

  it('leave no word of ours in any text, and no place of a value unfilled', () => {
    const words = { objective: 'Aim', target: 'Gauge' };
    const places = (text: string): readonly string[] => text.match(/\{\w+\}/g) ?? [];
    for (const one of Object.values(MESSAGES))
      for (const text of typeof one === 'string' ? [one] : [one.one, one.other]) {
        const said = inSiteWords(text, words);
        expect(places(said)).toEqual(places(text));
        expect(said.replaceAll(/\{\w+\}/g, '')).not.toMatch(/\b(objectives?|targets?)\b(?!-)/i);
      }
  });

  it('are filled in by every method, with a rhythm for each level', () => {
    for (const method of METHODS) {
      const { words, terms, cadence } = METHOD_SETTINGS[method];
      expect(Object.values({ ...words, ...terms }).every((name) => name.trim() !== '')).toBe(true);
      expect(Object.keys(cadence)).toEqual(Object.keys(terms));
    }
  });
});
