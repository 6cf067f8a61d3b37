/** What some programs write for a new line. */
const OTHER_LINE_ENDS = /[\u000B\u000C\u0085\u2028\u2029]/gu;
/**
 * Signs that turn the direction of what follows, so that a name could make the text beside it read backwards, and control
 * characters, which say nothing to anybody. Joiners stay: emoji and whole languages are written with them. So do the marks of
 * direction (U+200E, U+200F, U+061C), which turn nothing but themselves.
 */
const UNWANTED = /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/gu;

/**
 * A text as it is kept. Unwanted signs are left out and not refused: they come in unseen with what is pasted, nobody could find
 * them to mend them, and a file or backup from before they were left out has to be taken.
 */
export const plainText = (text: string): string => text.replace(OTHER_LINE_ENDS, '\n').replace(UNWANTED, '');

/** Anything that is seen: spaces are not, nor are joiners, marks of direction, soft hyphens or blank signs of a script. */
const SEEN = /[^\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Whether a text shows as more than a blank. */
export const isSeen = (text: string): boolean => SEEN.test(text);
