/** Texts on what the app does by itself. */
export const BACKGROUND_TEXTS = {
  'settings.tab.background': 'Background work',

  'background.jobs': 'Under way',
  'background.jobs.waiting.jira': 'Held up: Jira does not answer, or asks to wait. Goes on at {time}.',
  'background.jobs.waiting.quota': 'Held up: Jira’s quota for the app is used up. Goes on at {time}.',
  'background.jobs.waiting.budget': 'Held up: this hour’s points are used up. Goes on at {time}.',
  'background.jobs.waiting.storage': 'Held up: storage takes no more in this minute. Goes on at {time}.',
  'background.jobs.waiting.unknown': 'Held up; goes on at {time}.',
  'background.jobs.none': 'Nothing is under way.',
  'background.job.reading': {
    one: 'Reading linked work: {done} of one target is up to date',
    other: 'Reading linked work: {done} of {count} targets are up to date',
  },
  'background.job.reading.since': 'since {time}, in steps that the hour’s points allow',
  'background.job.past': {
    one: 'Rebuilding the past from Jira’s changelog: {done} of one target has it',
    other: 'Rebuilding the past from Jira’s changelog: {done} of {count} targets have it',
  },
  'background.job.import': {
    one: 'Importing: {done} of one step',
    other: 'Importing: {done} of {count} steps',
  },
  'background.stop': 'Stop',
  'background.stop.reading': 'Stop reading',
  'background.stop.past': 'Stop rebuilding the past',
  'background.stop.import': 'Stop the import',
  'background.stopped': 'Stopped. What had been done stays; numbers that wait say that they are out of date.',
  'background.stopped.past':
    'Stopped. It stays so for the targets there are, until somebody has one of them, or everything, read again.',
  'background.read': 'Read everything again',
  'background.read.ended': 'The work has been read again.',
  'background.read.done': {
    one: 'Asked to read the work of one target again.',
    other: 'Asked to read the work of {count} targets again.',
  },
  'background.read.help':
    'For when you doubt the numbers: the work of every open target is read from Jira anew. It costs about a point an issue.',
  'background.refresh': 'Refresh',

  'background.failed': 'What has failed',
  'background.failed.help':
    'Each is tried again, or found by the checks below; numbers that wait for it say so. Where something keeps failing, quote its error id to support.',
  'background.failed.none': 'Nothing has failed in the last 30 days.',
  'background.failed.counting': 'Counting work',
  'background.failed.import': 'Importing a file',
  'background.failed.cycle': 'Bringing targets in line with their cycle',
  'background.failed.check': 'Checking without an event',
  'background.failed.event': 'Taking in what Jira told of',
  'background.failed.setup': 'Getting the site ready',
  'background.failed.jira': 'Reading from Jira: no answer, or not a whole one',
  'background.failed.quota': 'Reading from Jira: its quota was used up',
  'background.failed.storage': 'Reading or writing what is stored',
  'background.failed.queue': 'Starting the work that waits',
  'background.failed.when': {
    one: '{last}, once',
    other: '{last} for the last time; noted {count} times since {first}, at most once an hour',
  },

  'background.points': 'Jira points',
  'background.points.help':
    'Jira counts what an app reads: about a point a request and a point an issue. Background work keeps to this many an hour; long jobs stop at four fifths of them, so that changes are still counted at once.',
  'background.points.used': 'About {used} of {count} used this hour; the next hour begins at {time}.',
  'background.points.quota': 'Waiting for Jira’s quota until {time}. Numbers are as of before until then.',
  'background.points.per-hour': 'Points an hour',
  'background.points.range': 'A whole number from {least} to {most}',

  'background.checks': 'Checks without an event',
  'background.checks.help':
    'Jira tells of changes by events, and an event can be lost. So recent changes are looked at every five minutes, and every issue again by turns within 60 days. A number that no look has confirmed for eleven minutes says so; until then one whose event was lost may be wrong.',
  'background.checks.recent': 'Changes before {time} have been looked at.',
  'background.checks.recent.none': 'Recent changes have not been looked at yet.',
  'background.checks.lap': 'The present turn through all issues is at {percent}.',
  'background.checks.lap.ended': 'It last came round on {time}.',
  'background.drift': 'Put right',
  'background.drift.none': 'Nothing had to be put right.',
  'background.drift.at': 'When',
  'background.drift.target': 'Target',
  'background.drift.leaves': 'Issues',
  'background.drift.by': 'Found by',
  'background.drift.recent': 'recent changes',
  'background.drift.slice': 'the turn through all issues',
  'background.drift.hierarchy': 'the changed hierarchy of issue types',

  'background.scopes': 'Scopes that are read whole once a day',
  'background.scopes.help':
    'What these scopes match changes while no issue does. A scope without such parts costs nothing until an issue changes.',
  'background.scopes.none': 'There are none.',
  'background.scopes.jql': 'Scope',
  'background.scopes.why': 'Depends on',
  'background.scopes.points': 'Points a day',
  'background.drifting.time': 'the date',
  'background.drifting.sprints': 'sprints',
  'background.drifting.releases': 'releases',
  'background.drifting.parents': 'deleted parents',
  'background.drifting.people': 'people',
  'background.drifting.other': 'other data',
} as const;
