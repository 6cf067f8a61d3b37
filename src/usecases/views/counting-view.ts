import { isPlainCounting, type Counting } from '../../domain/counting';

/** How something has its work counted, as pages are shown it: left out where it says nothing of its own. */
export function countingView(counting: Counting) {
  if (isPlainCounting(counting)) return {};
  const { excludedResolutions, ...rest } = counting;
  const named = excludedResolutions === undefined ? {} : { excludedResolutions: [...excludedResolutions] };
  return { counting: { ...rest, ...named } };
}
