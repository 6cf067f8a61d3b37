/** Texts of putting a backup back; they come with the tab that has it. */
export const RESTORE_TEXTS = {
  'restore.looking': 'Comparing it with the site…',
  'restore.from.site':
    'This backup was made on another site, {url}. Its keys may stand for other things here, its links for other work, and its people may not be on this site.',
  'restore.from.app':
    'This backup was made on this site with another installation of the app, whose strategy is another one.',
  'restore.from.unknown': 'This backup does not say on which site it was made.',
  'restore.from.sure': 'Put it back here all the same',
  'restore.need-sure': 'Say that it is to be put back here, or choose another backup.',
  'restore.same': 'As far as you can see, the site is as the backup has it.',
  'restore.nothing': 'As far as you can see, there is nothing to set back and nothing to bring back.',
  'restore.set-back': 'Set back to how it was: {list}.',
  'restore.created': 'Brought back: {list}.',
  'restore.items': 'What is set back and brought back',
  'restore.since': 'Added since: {list}.',
  'restore.since.items': 'What was added since',
  'restore.thing': '{name} ({key})',
  'restore.staying': {
    one: 'One of the objectives added since stays in any case, because it is restricted or holds something that is: {list}.',
    other:
      '{count} of the objectives added since stay in any case, because they are restricted or hold something that is: {list}.',
  },
  'restore.lost': {
    one: 'One link cannot be put back, because Jira has no such work that the app can see: {list}.',
    other: '{count} links cannot be put back, because Jira has no such work that the app can see: {list}.',
  },
  'restore.lost.link': '{issue} of {target}',
  'restore.unseen':
    'If the backup holds anything that you may not see, that is put back as well. It stays restricted, and nothing of it is shown here.',
  'restore.large': 'This backup is too large to be compared first. It can be put back; what was added since stays.',
  'restore.choose': 'What was added since',
  'restore.keep': 'Keep what was added since',
  'restore.remove': 'Remove what was added since',
  'restore.remove.help':
    'First a backup of the site as it is now is saved on your computer. Only with that backup can what is removed be brought back. A cycle or an objective stays while something is in it that is not removed.',
  'restore.closed': {
    one: 'A closed cycle has to be opened for this: {list}. It ends as the backup has it, closed with its old numbers or open.',
    other:
      '{count} closed cycles have to be opened for this: {list}. They end as the backup has them, closed with their old numbers or open.',
  },
  'restore.open': 'Open what is closed and put it back',
  'restore.reason': 'Reason',
  'restore.reason.help': 'Everybody who reads the audit log can read this.',
  'restore.run': 'Restore',
  'restore.run-removing': 'Save a backup, then restore',
  'restore.need-consent': 'Choose to open what is closed and say why, or leave the backup alone.',
  'restore.saving': 'Saving a backup of the site as it is…',
  'restore.comparing': 'Restored. Comparing the site with the backup…',
  'restore.done': 'Restored.',
  'restore.saved': 'The site as it was is saved as {name}.',
} as const;
