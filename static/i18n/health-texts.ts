/** Texts of the advice on the strategy itself: what stands out, and what to do about it. */
export const HEALTH_TEXTS = {
  'health.none': 'Nothing stands out.',
  'health.none.next': 'Every target has an owner and a way to go, and every objective leads up to a priority.',
  'health.intro': {
    one: 'One thing to look at. This is advice: nothing is refused because of it.',
    other: '{count} things to look at. This is advice: nothing is refused because of it.',
  },
  'health.fix.owner': 'Choose an owner',
  'health.fix.goal': 'Change the goal',
  'health.fix.dates': 'Change the dates',
  'health.fix.parent': 'Choose what it counts towards',
  'health.fix.target': 'Add a target',

  'health.priority-count.title': 'Number of priorities',
  'health.priority-count.next':
    'Three to five priorities are few enough to remember and to choose by. Merge, postpone or add one.',
  'health.priority-count.few': 'There are {count} active at the top level; at least {limit} are advised.',
  'health.priority-count.many': 'There are {count} active at the top level; at most {limit} are advised.',
  'health.too-deep.title': 'Deep cascades',
  'health.too-deep.next':
    'Beyond four levels a strategy is lost in translation. Let it count towards something higher up.',
  'health.too-deep.found': 'On level {count}',
  'health.too-many-targets.title': 'Many targets for one person',
  'health.too-many-targets.next':
    'More than three compete for the same days. Hand one over, or close what it measures.',
  'health.too-many-targets.found': 'owns {count} targets',
  'health.no-owner.title': 'Targets without an owner',
  'health.no-owner.next': 'Without one person to ask, nobody notices when it turns.',
  'health.no-measurable-target.title': 'Objectives that nothing measures',
  'health.no-measurable-target.next': 'The day by which every active objective has a target has passed.',
  'health.orphan.title': 'Objectives that lead nowhere',
  'health.orphan.next': 'They are below the top level, yet count towards nothing.',
  'health.weights.title': 'Weights that add up to nothing',
  'health.weights.next': 'Everything under it weighs 0, so it has no progress. Give at least one part a weight.',
  'health.competing-targets.title': 'Targets that count the same work',
  'health.competing-targets.next': 'The same work moves them all. Link it where it belongs, or make them one.',
  'health.competing-targets.found': '{count} targets hold the same link',
  'health.outside-cycle.title': 'Targets outside their cycle',
  'health.outside-cycle.next': 'An operational target starts and ends within its cycle.',
  'health.goal-is-baseline.title': 'Targets without a way to go',
  'health.goal-is-baseline.next': 'Goal and baseline are the same, so no progress can be told.',
} as const;
