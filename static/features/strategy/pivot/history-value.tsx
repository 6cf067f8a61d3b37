import { MEASURE_TYPES } from '../../../../src/domain/measure';
import { LEVELS, OBJECTIVE_STATUSES } from '../../../../src/domain/objective';
import { HORIZONS } from '../../../../src/domain/target';
import { CYCLE_STATES } from '../../../../src/domain/cycle';
import { CLOSING_REASONS } from '../../../../src/domain/closing';
import { formatDay } from '../../../i18n/dates';
import { t } from '../../../i18n/translate';
import { PersonName } from '../../../ui/person-name';
import { bearingsText } from '../links/link-words';
import { useStrategyScene } from '../edit/strategy-context';

/** Longest text shown of one value; who wants the rest reads the record. */
const SHOWN = 240;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value that was kept as JSON; one that was clipped is a text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // It is a plain text, or its end is missing; either way it is read as it stands.
    return text;
  }
}

const oneOf = <T extends string>(known: readonly T[], value: unknown): T | undefined =>
  known.find((one) => one === value);
const clipped = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);
const sizeOf = (value: unknown): number => (Array.isArray(value) ? value.length : 0);

/** Undefined where there were so many that not all of them were kept. */
const bearingsSaid = (value: unknown): string | undefined =>
  Array.isArray(value) ? bearingsText(value.filter(isRecord)) : undefined;

interface HistoryValueProps {
  readonly field: string;
  /** As the app tells it: a string as it is, anything else as JSON. */
  readonly text: string | null;
}

/** One value of a property as it was, in the words the page uses for it. */
export function HistoryValue({ field, text }: HistoryValueProps) {
  const { data } = useStrategyScene();
  if (field === 'restrictedTo') return <>{t(text === null ? 'history.everybody' : 'history.restricted')}</>;
  if (field === 'owner') return <PersonName id={text} />;
  if (field === 'bearings' && text !== null) return <>{clipped(bearingsSaid(parsed(text)) ?? text)}</>;
  if (text === null || text === '' || text === '[]') return <i>{t('history.nothing')}</i>;
  const named = (key: unknown): string => data.objectives.find((one) => one.key === key)?.name ?? String(key);
  const words = (): string => {
    const value = parsed(text);
    const record = isRecord(value) ? value : {};
    switch (field) {
      case 'parent':
      case 'objective':
        return named(text);
      case 'cycle':
        return data.cycles.find(({ key }) => key === text)?.name ?? text;
      case 'level': {
        const level = oneOf(LEVELS, text);
        return level === undefined ? text : data.terms[level];
      }
      case 'status': {
        const status = oneOf(OBJECTIVE_STATUSES, text);
        return status === undefined ? text : t(`objective-status.${status}`);
      }
      case 'state': {
        const state = oneOf(CYCLE_STATES, text);
        return state === undefined ? text : t(`cycle.state.${state}`);
      }
      case 'horizon': {
        const horizon = oneOf(HORIZONS, text);
        return horizon === undefined ? text : t(`horizon.${horizon}`);
      }
      case 'start':
      case 'end':
      case 'due':
      case 'translateBy':
        return formatDay(text, data.now);
      case 'alignedTo':
        return Array.isArray(value) ? value.map(named).join(', ') : text;
      case 'delegates':
        return t('impact.people', { count: sizeOf(value) });
      case 'milestones':
        return t('history.milestones', { count: sizeOf(value) });
      case 'links':
        return t('history.links', { count: Number(text) });
      case 'measure': {
        const type = oneOf(MEASURE_TYPES, record['type']);
        return type === undefined ? text : t(`edit.measure.${type}`);
      }
      case 'closing': {
        const reason = oneOf(CLOSING_REASONS, record['reason']);
        const learning = typeof record['learning'] === 'string' ? record['learning'] : '';
        return [...(reason === undefined ? [] : [t(`close.reason.${reason}`)]), learning].filter(Boolean).join(': ');
      }
      case 'cadence':
        return String(record['every'] ?? text);
      case 'profile':
        return String(record['type'] ?? text);
      case 'override':
        return String(record['value'] ?? text);
      default:
        return text;
    }
  };
  return <>{clipped(words())}</>;
}
