/** A name for something that is sent, so that the app makes it once however often it is sent. */
export const onceName = (): string => crypto.randomUUID();
