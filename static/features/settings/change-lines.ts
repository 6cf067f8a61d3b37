import type { AuditItemView } from '../../../src/contract/views';
import { HEALTH_RULES, RULE_MODES } from '../../../src/domain/health-rule';
import { LEVELS } from '../../../src/domain/objective';
import { formatDay, formatInstant } from '../../i18n/dates';
import { t } from '../../i18n/translate';
import { changeEnds } from '../../ui/change-ends';
import { fieldName } from '../../ui/field-name';
import { isPlain, keptValue, valueWords, type Naming } from '../../ui/value-words';

/** One thing that is told of a value: in words, or as the account or group that stands there. */
export interface Said {
  readonly as: 'text' | 'person' | 'group';
  readonly text: string;
}

/** One property that changed, in words. */
export interface ChangeLine {
  readonly label: string;
  /** Null where something is told that was nothing else before. */
  readonly from: readonly Said[] | null;
  readonly to: readonly Said[];
  /** What no value at all means here. */
  readonly none: string;
}

export interface ChangeNaming extends Naming {
  /** Undefined for a status that the site does not have any more, or that the reader may not see. */
  status(id: string): string | undefined;
}

const text = (words: string): Said => ({ as: 'text', text: words });
const isText = (value: unknown): value is string => typeof value === 'string';

function saidOf(field: string, value: unknown, naming: ChangeNaming): Said {
  if ((field === 'owner' || field === 'delegates') && isText(value)) return { as: 'person', text: value };
  return text(valueWords(field, value, naming));
}

/** Records of the settings, and of how work counts, each part of which is a property of its own. */
const PARTED: ReadonlySet<string> = new Set([
  'terms',
  'words',
  'rules',
  'limits',
  'statusCredit',
  'credit',
  'counting',
]);

function partName(field: string, part: string, naming: ChangeNaming): string {
  const level = LEVELS.find((one) => one === part);
  if (level !== undefined) return field === 'terms' ? t(`words.${level}`) : naming.level(level);
  const rule = HEALTH_RULES.find((one) => one === part);
  if (rule !== undefined) return t(`health.${rule}.title`);
  switch (part) {
    case 'objective':
    case 'target':
      return t(`words.${part}`);
    case 'minPriorities':
    case 'maxPriorities':
    case 'maxDepth':
    case 'maxTargets':
      return t(`rules.limit.${part}`);
    case 'new':
    case 'indeterminate':
    case 'done':
      return t(`category.${part}`);
    default:
      return field === 'statusCredit' ? (naming.status(part) ?? t('value.status-id', { id: part })) : fieldName(part);
  }
}

/** A rule that the settings do not name advises. */
const NONE: Readonly<Record<string, () => string>> = {
  restrictedTo: () => t('value.everybody'),
  pointsField: () => t('value.points-fields'),
  rules: () => t('rules.mode.advise'),
};
const noneOf = (field: string): string => (NONE[field] ?? (() => t('value.nothing')))();

function partSaid(field: string, part: string, value: unknown, naming: ChangeNaming): Said {
  const mode = field === 'rules' ? RULE_MODES.find((one) => one === value) : undefined;
  if (mode !== undefined) return text(t(`rules.mode.${mode}`));
  // A level of the settings has a rhythm of its own.
  return saidOf(field === 'cadence' ? field : PARTED.has(field) && field !== 'counting' ? '' : part, value, naming);
}

function partLines(field: string, from: unknown, to: unknown, naming: ChangeNaming): readonly ChangeLine[] {
  const [before, after] = [isPlain(from) ? from : {}, isPlain(to) ? to : {}];
  const parts = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return parts.flatMap((part) => {
    if (isPlain(before[part]) || isPlain(after[part])) return partLines(part, before[part], after[part], naming);
    const ends = changeEnds(before[part], after[part]);
    const said = (values: readonly unknown[]): readonly Said[] =>
      values.map((value) => partSaid(field, part, value, naming));
    const label = t('audit.part', { field: fieldName(field), part: partName(field, part, naming) });
    return [{ label, from: said(ends.from), to: said(ends.to), none: noneOf(field) }];
  });
}

/** The people and groups that a restriction names; nobody where everybody may see it. */
function whoMaySee(value: unknown): readonly Said[] {
  if (!isPlain(value)) return value === null ? [] : [text(String(value))];
  const named = (name: string): readonly string[] => {
    const list = value[name];
    return Array.isArray(list) ? list.filter(isText) : [];
  };
  return [
    ...named('accounts').map((id): Said => ({ as: 'person', text: id })),
    ...named('groups').map((id): Said => ({ as: 'group', text: id })),
  ];
}

/** What somebody chose when they had a backup put back. */
function chosenLine({ field, to }: AuditItemView['changes'][number]): readonly ChangeLine[] {
  const line = (label: string, words: string): readonly ChangeLine[] => [
    { label, from: null, to: [text(words)], none: t('value.nothing') },
  ];
  switch (field) {
    case 'backupOf':
      return line(t('audit.restore.of'), to === null || Number.isNaN(Date.parse(to)) ? (to ?? '') : formatInstant(to));
    case 'addedSince':
      return line(t('audit.restore.added'), t(to === 'removed' ? 'audit.restore.removed' : 'audit.restore.kept'));
    case 'closedCycles':
      return line(t('audit.restore.closed'), t(to === 'opened' ? 'audit.restore.opened' : 'audit.restore.left'));
    default:
      return line(field, to ?? '');
  }
}

/** What one thing's change says, line by line. */
export function changeLines({ kind, changes }: AuditItemView, naming: ChangeNaming): readonly ChangeLine[] {
  return changes.flatMap((change): readonly ChangeLine[] => {
    const { field } = change;
    if (kind === 'restore') return chosenLine(change);
    const label = kind === 'check-in' ? formatDay(field) : fieldName(field);
    if (kind === 'check-in') {
      const said = (line: string | null): readonly Said[] => (line === null ? [] : [text(line)]);
      return [{ label, from: said(change.from), to: said(change.to), none: t('value.nothing') }];
    }
    const [from, to] = [keptValue(change.from), keptValue(change.to)];
    if (field === 'restrictedTo') return [{ label, from: whoMaySee(from), to: whoMaySee(to), none: noneOf(field) }];
    const isParted = PARTED.has(field) || (kind === 'settings' && field === 'cadence');
    if (isParted && (isPlain(from) || isPlain(to))) return partLines(field, from, to, naming);
    const ends = changeEnds(from, to);
    const said = (values: readonly unknown[]): readonly Said[] => values.map((value) => saidOf(field, value, naming));
    return [{ label, from: said(ends.from), to: said(ends.to), none: noneOf(field) }];
  });
}
