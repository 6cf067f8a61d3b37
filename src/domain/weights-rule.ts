import { finding, type Finding } from './finding';
import type { ObjectiveKey } from './ids';

/** A weight of 33.3 three times is meant as a hundred. */
const ROUNDING = 0.01;
/** Weights that come as near to a whole as this are meant as shares of it. */
const NEAR = 0.2;

/** What weights come to that are meant as shares of 1 or of 100 and miss it; null when they are not meant so, or come out. */
function missedWhole(weights: readonly number[]): number | null {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const whole = sum > 50 ? 100 : 1;
  const areShares = weights.length > 1 && weights.every((weight) => weight < whole);
  const miss = Math.abs(sum - whole) / whole;
  return areShares && miss <= NEAR + 1e-9 && miss > ROUNDING + 1e-9 ? sum : null;
}

/**
 * Weights are relative, so any will do but two: all of them 0, which leaves no mean, and shares of 1 or of 100 that miss
 * it, because somebody has miscounted.
 */
export function weightFindings(parts: ReadonlyMap<ObjectiveKey, readonly number[]>): readonly Finding[] {
  return [...parts].flatMap(([key, weights]) => {
    if (weights.every((weight) => weight === 0)) return [finding('weights', { objectives: [key], found: 0 })];
    const sum = missedWhole(weights);
    return sum === null ? [] : [finding('weights', { objectives: [key], found: sum, limit: sum > 50 ? 100 : 1 })];
  });
}
