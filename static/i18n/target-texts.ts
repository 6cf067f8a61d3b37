/** Texts of what a target's number is: its profile, its value set by hand, and how work is counted. */
export const TARGET_TEXTS = {
  'by-hand': 'set by hand, automatically {amount}',
  'by-hand.unmeasured': 'set by hand, automatically unmeasured',
  'by-hand.mark': 'set by hand',
  'evidence.by-hand': { one: 'one value set by hand', other: '{count} values set by hand' },
  'evidence.kinds': 'output {output}, outcome {outcome}',
  'panel.closing.by-hand': 'does not move the number while its value is set by hand',
} as const;
