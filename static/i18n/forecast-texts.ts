/** Texts of a target's pace and forecast. */
export const FORECAST_TEXTS = {
  'forecast.title': 'Pace and forecast',
  'forecast.pace': {
    one: 'Work items in the week to {end}: {finished} finished, {added} added.',
    other: 'Work items a week, over the {count} weeks to {end}: {finished} finished, {added} added.',
  },
  'forecast.pace.left': {
    one: 'Work items in the week to {end}: {finished} finished, {left} out of scope.',
    other: 'Work items a week, over the {count} weeks to {end}: {finished} finished, {left} out of scope.',
  },
  'forecast.foreseen':
    'If coming weeks are like these, it is as likely as not reached by {half}, and with {sure} certainty by {most}; the chart shades it.',
  'forecast.foreseen.unsure':
    'If coming weeks are like these, it is as likely as not reached by {half}, and not safely within two years; the chart shades it.',
  'forecast.due': 'Chance to be there by {due}: {share}',
  'forecast.under': 'under {share}',
  'forecast.over': 'over {share}',
  'forecast.checked': {
    one: 'By its own past: {held} of 1 earlier forecast for four weeks held; {sure} should.',
    other: 'By its own past: {held} of {count} earlier forecasts for four weeks held; {sure} should.',
  },
  'forecast.too-short': 'No forecast yet: it takes four weeks of measured work.',
  'forecast.no-scope': 'No forecast: none of the work that is linked counts now.',
  'forecast.rebuilding': 'No forecast yet: its past is still being read from Jira.',
  'forecast.stopped': 'No forecast yet: reading its past was stopped. “Read from Jira again” begins it.',
  'forecast.no-end': 'No forecast: at this pace it is not reached within two years.',
  'forecast.not-by-pace': 'No forecast: an average does not follow the pace of work.',
  'forecast.by-hand': 'No forecast: its number was set by hand.',
  'forecast.table': 'Week by week',
  'forecast.week': 'Week to',
  'forecast.finished': 'Finished',
  'forecast.added': 'Added',
} as const;
