/** What the site looked like when it was last compared; a difference means numbers may have moved without an event. */
export interface Fingerprints {
  statusMap(): Promise<string | undefined>;
  saveStatusMap(fingerprint: string): Promise<void>;
}
