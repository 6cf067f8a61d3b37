/** Texts of the map of a strategy: what counts towards what, and what is aligned. */
export const MAP_TEXTS = {
  'map.title': 'Map of objectives',
  'map.zoom': 'Zoom',
  'map.zoom-in': 'Zoom in',
  'map.zoom-out': 'Zoom out',
  'map.fit': 'Fit to screen',
  'map.line': 'Show line of sight',
  'map.line.said': 'Line of sight of “{name}”: {above} above it, {below} below it, aligned with {aligned}.',
  'map.as-table': 'Show as table',
  'map.as-map': 'Show as map',
  'map.search': 'Find an objective',
  'map.search.none': 'Nothing matches.',
  'map.search.found': { one: 'One match. Enter goes there.', other: '{count} matches. Enter goes to the first.' },
  'map.search.at': { one: '{name}', other: '{at} of {count}: {name}' },
  'map.legend.parent': 'Solid line: counts towards the objective above',
  'map.legend.aligned': 'Dashed line: aligned to the objective it points at, without counting',
  'map.how':
    'Arrow keys follow the lines, Page Down and Page Up go through the map in reading order, Enter opens the details, + and − zoom, 0 fits the map to the screen. Drag to move; after a press on the map the wheel zooms.',
  'map.table': 'Objectives, what they count towards and what they are aligned to',
  'map.column.objective': 'Objective',
  'map.column.level': 'Level',
  'map.column.progress': 'Progress',
} as const;
