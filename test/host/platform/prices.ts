/** What the platform bills, in the units it bills. */
export interface Billed {
  readonly gbSeconds: number;
  readonly readBytes: number;
  readonly writtenBytes: number;
  readonly logBytes: number;
}

/** US dollars per unit. Source: developer.atlassian.com/platform/forge/forge-platform-pricing. */
const PRICES = { gbSecond: 0.000025, readGb: 0.055, writtenGb: 1.09, logGb: 1.005 } as const;

const GB = 1e9;

/** An empty read is billed as one kilobyte. Source: as above. */
export const EMPTY_READ_BYTES = 1024;

/** The bill for some usage, without the free tier. */
export function costUsd(billed: Billed): number {
  return (
    billed.gbSeconds * PRICES.gbSecond +
    (billed.readBytes / GB) * PRICES.readGb +
    (billed.writtenBytes / GB) * PRICES.writtenGb +
    (billed.logBytes / GB) * PRICES.logGb
  );
}
