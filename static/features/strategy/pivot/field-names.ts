import type { MessageKey } from '../../../i18n/messages';
import { t } from '../../../i18n/translate';

/** What the properties of cycles, objectives and targets are called on screen. */
const NAMES: Readonly<Record<string, MessageKey>> = {
  name: 'edit.name',
  description: 'edit.description',
  cycle: 'strategy.cycle',
  level: 'edit.level',
  parent: 'drawer.serves',
  alignedTo: 'drawer.aligned',
  owner: 'column.owner',
  status: 'column.status',
  weight: 'drawer.weight',
  objective: 'edit.objective',
  horizon: 'edit.horizon',
  baseline: 'edit.baseline',
  goal: 'edit.goal',
  unit: 'edit.unit',
  start: 'edit.start',
  end: 'edit.end',
  due: 'edit.due',
  restrictedTo: 'field.restrictedTo',
  delegates: 'field.delegates',
  closing: 'field.closing',
  perspective: 'field.perspective',
  cadence: 'field.cadence',
  measure: 'field.measure',
  kind: 'field.kind',
  profile: 'field.profile',
  milestones: 'field.milestones',
  override: 'field.override',
  links: 'field.links',
  bearings: 'field.bearings',
  state: 'field.state',
  translateBy: 'field.translateBy',
  affirmed: 'history.affirmed',
};

/** The name of a property; one that is new keeps the name it has in files. */
export const fieldName = (field: string): string => {
  const name = NAMES[field];
  return name === undefined ? field : t(name);
};
