import type { AccountId } from '../domain/ids';
import type { ImportCounts } from '../domain/strategy-file/import-plan';
import type { Mistake } from '../domain/mistake';

/** How far an import has come. `parts` is known once it is committed. */
export interface ImportState {
  readonly state: 'open' | 'running' | 'done' | 'failed';
  readonly parts: number;
  readonly done: number;
  readonly total: number;
  readonly changed: ImportCounts;
  readonly mistakes: readonly Mistake[];
  /** Who asked, for the audit. */
  readonly accountId: AccountId;
}

/** Staged files. A part may be put again; it replaces the earlier one. */
export interface ImportStore {
  save(importId: string, state: ImportState): Promise<void>;
  find(importId: string): Promise<ImportState | undefined>;
  putPart(importId: string, index: number, text: string): Promise<void>;
  /** Undefined when the part was never put. */
  part(importId: string, index: number): Promise<string | undefined>;
  dropParts(importId: string, parts: number): Promise<void>;
}
