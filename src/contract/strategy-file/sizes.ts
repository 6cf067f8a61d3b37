import { MAX_JQL_LENGTH } from '../../domain/link';

/**
 * Longest texts (UTF-16 code units) and lists of one entry. Together they keep any entry, at three bytes a unit, far below
 * the 240 KiB of one stored value (developer.atlassian.com/platform/forge/platform-quotas-and-limits, Key-Value Store).
 */
export const FILE_SIZES = {
  name: 500,
  description: 20_000,
  unit: 60,
  jql: MAX_JQL_LENGTH,
  note: 10_000,
  impediment: 1_000,
  impediments: 20,
  helper: 200,
  alignedTo: 200,
  excludedResolutions: 100,
  delegates: 20,
  learning: 2_000,
  perspective: 60,
  perspectives: 12,
  restriction: 100,
  group: 255,
} as const;
