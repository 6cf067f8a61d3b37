/** Texts of why an issue counts, and of what it could serve. */
export const EXPLAIN_TEXTS = {
  'why.leaf': 'It counts as one piece of work: {share} of the scope.',
  'why.leaf.unweighted': 'It counts, but weighs nothing: its estimate is empty.',
  'why.below': {
    one: 'It does not count itself: {count} work item under it counts instead.',
    other: 'It does not count itself: {count} work items under it count instead.',
  },
  'why.excluded': 'It does not count: it is resolved as {resolution}, which this site leaves out.',
  'why.leaf.weighed': 'It counts {times}: {share} of the scope.',
  'why.excluded.unestimated': 'It does not count: its estimate is empty, and such work is left out here.',
  'why.leaf.weighs': 'It weighs {weight}: {share} of the scope.',
  'why.leaf.weighs.times': 'It weighs {weight} and counts {times}: {share} of the scope.',
  'why.leaf.assumed': 'Its estimate is empty, so it is taken for the median, {weight}: {share} of the scope.',
  'why.leaf.assumed.times':
    'Its estimate is empty, so it is taken for the median, {weight}, and counts {times}: {share} of the scope.',
  'why.points': '{weight} story points',
  'why.hours': '{weight} hours',
  'why.credit': 'In the status {status} it earns {credit} of that.',
  'why.taken-out': 'It does not count: a link takes it out of the scope.',
  'why.aligned': 'It is aligned with the target and does not count.',
  'why.outside': 'It does not count: no link of the target reaches it.',
  'why.pending': 'The target’s links have changed; the work is still being read.',
  'why.once': { one: '{count} link reaches it.', other: '{count} links reach it; it counts once.' },
  'why.reached': { one: '{count} link reaches it.', other: '{count} links reach it.' },
  'why.most':
    '{count} links reach it and count it differently; it counts once, by the one that makes the most of it: {times}.',
  'why.most.whole':
    '{count} links reach it and count it differently; it counts once, by the one that makes the most of it: whole.',
  'why.way.direct': 'It is linked itself.',
  'why.way.jql': 'A JQL scope matches it.',
  'why.way.jql.text': 'A JQL scope matches it: {jql}',
  'why.way.through': 'Through {path}',
  'why.way.through.jql': 'Through {path}, which a JQL scope matches',
  'why.way.excludes': 'Excluded: {way}',
  'why.way.aligned': 'Aligned, does not count: {way}',
  'why.way.weighed': 'Counts {times}: {way}',
  'why.hidden': 'work that was deleted or is not visible to you',
  'suggest.title': 'It may serve',
  'suggest.link': 'Link',
  'suggest.link.of': 'Link to {name}',
  'suggest.siblings': {
    one: '{count} work item beside it in {shared} serves it',
    other: '{count} work items beside it in {shared} serve it',
  },
  'suggest.component': {
    one: '{count} work item of component {shared} serves it',
    other: '{count} work items of component {shared} serve it',
  },
  'suggest.version': {
    one: '{count} work item of version {shared} serves it',
    other: '{count} work items of version {shared} serve it',
  },
  'suggest.label': {
    one: '{count} work item with label {shared} serves it',
    other: '{count} work items with label {shared} serve it',
  },
} as const;
