/** Texts for the few who see more or less than usual; they come with the lines that say so. */
export const SIGHT_LINE_TEXTS = {
  'sight.glass': 'Until {time} you see everything, also what is restricted to others. Nobody else does.',
  'sight.glass.end': 'Stop now',
  'sight.glass.ending': 'Stopping…',
  'sight.busy':
    'Jira is busy just now. The numbers are the last that were read; names of work items and the buttons to change things come back when Jira answers.',
  'sight.as': 'You read the strategy as {name} would, as far as you may see it yourself. Nothing can be changed.',
  'sight.as.work': 'Titles of work items are still the ones you may see.',
  'sight.own': 'You see what you always see again.',
  'sight.as.end': 'Back to my own view',
} as const;
