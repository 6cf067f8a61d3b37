import { CALL_ERROR_CODES } from '../../src/contract/errors';
import { UNMEASURED_REASONS } from '../../src/contract/views';
import { CONFIDENCES } from '../../src/domain/check-in';
import { OBJECTIVE_STATUSES } from '../../src/domain/objective';
import { STATUSES } from '../../src/domain/status';
import { HORIZONS } from '../../src/domain/target';
import { setLocale } from '../../static/i18n/locale';
import { t } from '../../static/i18n/translate';
import { MESSAGES } from './support/all-texts';

const keys = Object.keys(MESSAGES);

describe('the words of the pages', () => {
  it('say every reason why a number is missing, and what to do', () => {
    expect(keys.filter((key) => key.startsWith('reason.')).sort()).toEqual(
      UNMEASURED_REASONS.flatMap((reason) => [`reason.${reason}`, `reason.${reason}.next`]).sort(),
    );
  });

  it('say every way a call can fail, and what to do', () => {
    expect(keys.filter((key) => /^error\..+\./.test(key)).sort()).toEqual(
      // Who is busy and for how long, and what stands against something, is said by the app itself.
      CALL_ERROR_CODES.flatMap((code) => [
        `error.${code}.title`,
        ...(code === 'busy' || code === 'invalid' ? [] : [`error.${code}.next`]),
      ]).sort(),
    );
  });

  it('say every status, horizon and confidence', () => {
    expect(keys).toEqual(
      expect.arrayContaining([
        ...STATUSES.map((status) => `status.${status}`),
        ...OBJECTIVE_STATUSES.map((status) => `objective-status.${status}`),
        ...HORIZONS.map((horizon) => `horizon.${horizon}`),
        ...CONFIDENCES.map((confidence) => `confidence.${confidence}`),
      ]),
    );
  });

  it('hold no exclamation mark', () => {
    expect(Object.entries(MESSAGES).filter(([, text]) => JSON.stringify(text).includes('!'))).toEqual([]);
  });

  it('fill in values and choose by count', () => {
    expect(t('panel.also', { count: 1 })).toBe('Also serves one target');
    expect(t('panel.also', { count: 1_200 })).toBe('Also serves 1,200 targets');
    expect(t('link.none', { text: '{x}' })).toBe('No target matches “{x}”. Try a word from its name, or its key.');
  });

  it('write counts as the reader’s locale does', () => {
    setLocale('de_DE', 'Europe/Berlin');
    expect(t('panel.also', { count: 1_200 })).toBe('Also serves 1.200 targets');
    setLocale('nonsense-locale-name', 'Nowhere/At-All');
    expect(t('panel.also', { count: 1_200 })).toBe('Also serves 1,200 targets');
  });
});
