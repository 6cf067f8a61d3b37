import { hashOf } from '../domain/text-hash';

/** What the board shows, and over how many buckets each kind is spread. A bucket holds a few rows, because writes are billed by the byte. */
const BUCKETS = { cycle: 4, objective: 128, target: 1_024 } as const;
export type Kind = keyof typeof BUCKETS;
export const KINDS: readonly Kind[] = ['cycle', 'objective', 'target'];
const SEATS = KINDS.reduce((sum, kind) => sum + BUCKETS[kind], 0);

export const isShown = (entity: string | undefined): entity is Kind => KINDS.some((kind) => kind === entity);

/** The bucket a record's row is in. */
export function seatOf(kind: Kind, key: string): number {
  const first = KINDS.slice(0, KINDS.indexOf(kind)).reduce((sum, one) => sum + BUCKETS[one], 0);
  return first + (hashOf(key) % BUCKETS[kind]);
}

/** What is in a bucket. */
export function kindAt(seat: number): Kind {
  let first = 0;
  for (const kind of KINDS) {
    first += BUCKETS[kind];
    if (seat < first) return kind;
  }
  return 'target';
}

/** Buckets in use, a bit each. */
export function seatsText(seats: ReadonlySet<number>): string {
  const bits = Buffer.alloc(Math.ceil(SEATS / 8));
  for (const seat of seats) bits[seat >> 3] = (bits[seat >> 3] ?? 0) | (1 << (seat & 7));
  return bits.toString('base64');
}

export function seatsIn(text: string): Set<number> {
  const bits = Buffer.from(text, 'base64');
  const seats = new Set<number>();
  for (let seat = 0; seat < SEATS; seat += 1) if (((bits[seat >> 3] ?? 0) & (1 << (seat & 7))) !== 0) seats.add(seat);
  return seats;
}
