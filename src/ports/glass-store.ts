import type { AccountId, Instant } from '../domain/ids';

/** An administrator's way past restrictions: why, and until when. */
export interface BrokenGlass {
  readonly until: Instant;
  readonly reason: string;
}

/** Who has broken the glass. A record is gone some time after its end; whether it still counts is for the reader to say. */
export interface GlassStore {
  find(accountId: AccountId): Promise<BrokenGlass | undefined>;
}
