let locale = 'en-US';
let timeZone = 'UTC';

/** Sets the reader's locale and time zone, once, before the first render. Unknown ones fall back to en-US and UTC. */
export function setLocale(wantedLocale: string, wantedTimeZone: string): void {
  locale = supported(() => new Intl.NumberFormat(wantedLocale.replace('_', '-')))
    ? wantedLocale.replace('_', '-')
    : 'en-US';
  timeZone = supported(() => new Intl.DateTimeFormat('en-US', { timeZone: wantedTimeZone })) ? wantedTimeZone : 'UTC';
}

/** The reader's locale. */
export const currentLocale = (): string => locale;
/** The reader's time zone. */
export const currentTimeZone = (): string => timeZone;

function supported(make: () => unknown): boolean {
  try {
    make();
    return true;
  } catch {
    // Intl throws a RangeError for names it does not know; that is the only way to ask.
    return false;
  }
}
