/** Texts of the search by which work is linked to a target from the panel. */
export const LINK_SEARCH_TEXTS = {
  'link.title': 'Link to a target',
  'link.search': 'Search targets by name or key',
  'link.none': 'No target matches “{text}”. Try a word from its name, or its key.',
  'link.empty': 'There are no targets yet. A Jira administrator imports the strategy in the settings.',
  'link.more': 'More targets match. Type more to narrow the list.',
  'link.already': 'already linked',
  'link.below': 'Count everything below this work item too',
  'link.confirm': 'Link',
  'link.cancel': 'Cancel',
  'link.results': { one: 'one target found', other: '{count} targets found' },
  'link.aligned': 'Aligned only: show it here, but do not count it',
} as const;
