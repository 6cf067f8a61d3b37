import { CYCLE_STATES } from '../../src/domain/cycle';
import { CLOSING_REASONS } from '../../src/domain/closing';
import { CADENCES } from '../../src/domain/cadence';
import { UNESTIMATED } from '../../src/domain/counting';
import { MEASURE_TYPES, TAKES } from '../../src/domain/measure';
import { LEVELS, OBJECTIVE_STATUSES, type Level } from '../../src/domain/objective';
import { PROFILE_TYPES } from '../../src/domain/profile';
import { HORIZONS, TARGET_KINDS } from '../../src/domain/target';
import { formatDay, formatInstant } from '../i18n/dates';
import { FIELD_TEXTS } from '../i18n/field-texts';
import { PLAN_TEXTS } from '../i18n/plan-texts';
import { addTexts, t } from '../i18n/translate';

addTexts(FIELD_TEXTS);
addTexts(PLAN_TEXTS);

/** What the reader knows things by. */
export interface Naming {
  objective(key: string): string;
  cycle(key: string): string;
  level(level: Level): string;
}

type Plain = Readonly<Record<string, unknown>>;

export const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value that was kept as JSON. A text stays one, also the beginning of something longer. */
export function keptValue(text: string | null): unknown {
  if (text === null || !/^[[{]/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    // Its end is missing.
    return text.endsWith('…') ? t('value.cut') : text;
  }
}

const oneOf = <T extends string>(known: readonly T[], value: unknown): T | undefined =>
  known.find((one) => one === value);

const plainText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : t('value.noted');

const partOf = (value: unknown, name: string): unknown => (isPlain(value) ? value[name] : undefined);

function measureWords(value: unknown): string {
  const type = oneOf(MEASURE_TYPES, partOf(value, 'type'));
  if (type === undefined) return plainText(value);
  const measure = t(`edit.measure.${type}`);
  const detail = measureDetail(value);
  return detail === undefined ? measure : t('value.measure', { measure, detail });
}

function measureDetail(value: unknown): string | undefined {
  const weighBy = partOf(value, 'weighBy');
  const kind = oneOf(['count', 'points', 'estimate', 'field'] as const, partOf(weighBy, 'kind') ?? weighBy);
  if (kind === 'field') return t('edit.weigh-by.field', { name: plainText(partOf(weighBy, 'fieldId')) });
  if (kind !== undefined) return t(`edit.weigh-by.${kind}`);
  const take = oneOf(TAKES, partOf(value, 'take'));
  if (take !== undefined) return t(`edit.take.${take}`);
  const [low, high, field] = [partOf(value, 'low'), partOf(value, 'high'), partOf(value, 'field')];
  if (low !== undefined && high !== undefined) return `${plainText(low)} – ${plainText(high)}`;
  return field === undefined ? undefined : plainText(field);
}

function profileWords(value: unknown): string {
  const type = oneOf(PROFILE_TYPES, partOf(value, 'type'));
  if (type === undefined) return plainText(value);
  const points = partOf(value, 'points');
  const said = Array.isArray(points) ? points.map(pointWords) : [];
  return said.length === 0
    ? t(`edit.profile.${type}`)
    : t('value.measure', { measure: t(`edit.profile.${type}`), detail: said.join(', ') });
}

const dayWords = (value: unknown): string => (typeof value === 'string' ? formatDay(value) : plainText(value));

const pointWords = (point: unknown): string =>
  t('value.point', { day: dayWords(partOf(point, 'at')), value: plainText(partOf(point, 'value')) });

function closingWords(value: unknown, naming: Naming): string {
  const reason = oneOf(CLOSING_REASONS, partOf(value, 'reason'));
  const [learning, into] = [partOf(value, 'learning'), partOf(value, 'into')];
  const ended = reason === undefined ? [] : [t(`close.reason.${reason}`)];
  const goesOn = typeof into === 'string' ? [`(${naming.objective(into)})`] : [];
  const learned = typeof learning === 'string' && learning !== '' ? [learning] : [];
  return [[...ended, ...goesOn].join(' '), ...learned].join(': ');
}

function cadenceWords(value: unknown): string {
  const every = oneOf(CADENCES, partOf(value, 'every') ?? value);
  if (every === undefined) return plainText(value);
  const rhythm = t(`cadence.${every}`);
  return partOf(value, 'locked') === true ? t('value.locked', { rhythm }) : rhythm;
}

function overrideWords(value: unknown): string {
  const said = { value: plainText(partOf(value, 'value')), day: dayWords(partOf(value, 'at')) };
  return t(partOf(value, 'lasting') === true ? 'value.override' : 'value.override.once', said);
}

function milestoneWords(value: unknown): string {
  const [name, due, reached] = [partOf(value, 'name'), partOf(value, 'due'), partOf(value, 'reached')];
  const said = { name: plainText(name), due: dayWords(due) };
  return typeof reached === 'string'
    ? t('value.milestone.reached', { ...said, reached: dayWords(reached) })
    : t('value.milestone', said);
}

function linkWords(value: unknown): string {
  const work = partOf(value, 'key') ?? partOf(value, 'jql') ?? partOf(value, 'issue') ?? value;
  return partOf(value, 'below') === true ? t('value.below', { work: plainText(work) }) : plainText(work);
}

const known = <T extends string>(list: readonly T[], value: unknown, say: (one: T) => string): string => {
  const one = oneOf(list, value);
  return one === undefined ? plainText(value) : say(one);
};

/** One value of a property, or one item of its list, in the words that pages use for it. */
export function valueWords(field: string, value: unknown, naming: Naming): string {
  switch (field) {
    case 'parent':
    case 'objective':
    case 'alignedTo':
      return naming.objective(plainText(value));
    case 'cycle':
      return naming.cycle(plainText(value));
    case 'level':
      return known(LEVELS, value, naming.level);
    case 'status':
      return known(OBJECTIVE_STATUSES, value, (one) => t(`objective-status.${one}`));
    case 'state':
      return known(CYCLE_STATES, value, (one) => t(`value.state.${one}`));
    case 'horizon':
      return known(HORIZONS, value, (one) => t(`horizon.${one}`));
    case 'kind':
      return known(TARGET_KINDS, value, (one) => t(`edit.kind.${one}`));
    case 'unestimated':
      return known(UNESTIMATED, value, (one) => t(`counting.unestimated.${one}`));
    case 'start':
    case 'end':
    case 'due':
    case 'translateBy':
      return dayWords(value);
    case 'committedAt':
    case 'closedAt':
    case 'until':
      return typeof value === 'string' ? formatInstant(value) : plainText(value);
    case 'affirmed': {
      const at = partOf(value, 'at');
      return typeof at === 'string' ? formatInstant(at) : plainText(value);
    }
    case 'measure':
      return measureWords(value);
    case 'profile':
      return profileWords(value);
    case 'closing':
      return closingWords(value, naming);
    case 'cadence':
      return cadenceWords(value);
    case 'override':
      return overrideWords(value);
    case 'milestones':
      return milestoneWords(value);
    case 'links':
      return linkWords(value);
    default:
      return plainText(value);
  }
}
