/** Texts of what is over, or out of one's sight; read with the drawer. */
export const GONE_TEXTS = {
  'close.ended': 'Ended {status}',
  'edit.saved.leaving': 'Saved. You do not see it any more; whoever does can change it back.',
} as const;
