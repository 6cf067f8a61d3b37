import type { Measure } from '../domain/measure';
import { toWeight } from './member';

/** Jira's original estimate, in seconds. */
export const ESTIMATE_FIELD = 'timeoriginalestimate';

/** The number fields a measure needs from Jira. */
export function numberFieldsOf(measure: Measure, pointsFields: readonly string[]): readonly string[] {
  if (measure.type === 'sum' || measure.type === 'average') return [measure.field];
  if (measure.type !== 'completion') return [];
  switch (measure.weighBy.kind) {
    case 'count':
      return [];
    case 'points':
      return pointsFields;
    case 'estimate':
      return [ESTIMATE_FIELD];
    case 'field':
      return [measure.weighBy.fieldId];
  }
}

/** Whether it needs to know which fields hold story points. */
export const weighsByPoints = (measure: Measure): boolean =>
  measure.type === 'completion' && measure.weighBy.kind === 'points';

/** Whether every leaf weighs the same. */
export const weighsAlike = (measure: Measure): boolean =>
  measure.type === 'count' || (measure.type === 'completion' && measure.weighBy.kind === 'count');

/** What an issue weighs in millionths; null when its field is empty. Of several point fields the first that is filled counts. */
export function weightOf(
  measure: Measure,
  numbers: Readonly<Record<string, number | null>>,
  pointsFields: readonly string[],
): number | null {
  if (weighsAlike(measure)) return toWeight(1);
  for (const field of numberFieldsOf(measure, pointsFields)) {
    const value = numbers[field];
    if (value !== undefined && value !== null) return toWeight(value);
  }
  return null;
}

/** What a leaf weighs by, as text: two measures with the same text give every leaf the same weight. */
export const weightText = (measure: Measure): string =>
  weighsAlike(measure) ? 'count' : weighsByPoints(measure) ? 'points' : numberFieldsOf(measure, []).join();
