import type { AccountId, CycleKey, ObjectiveKey, TargetKey } from '../domain/ids';
import type { ImportCounts } from '../domain/strategy-file/import-plan';
import type { AddedSince } from '../domain/strategy-file/restoring';
import type { Mistake } from '../domain/mistake';
import type { Stays } from '../domain/untouched';

/** What a person chose when they had a backup put back. */
export interface RestoreChoice {
  /** When the backup was made, as it says itself. */
  readonly backupOf: string;
  readonly removesAdded: boolean;
  readonly opensClosed: boolean;
  readonly reason: string;
}

/** How far a restore has come besides what an import says of itself. */
export interface RestoreState extends RestoreChoice {
  /** Objectives the person could not see when the worker began; null before it has. */
  readonly hidden: readonly ObjectiveKey[] | null;
  /** Of what was added since, so much has been seen to. */
  readonly removed: number;
}

/** Copies that were carried from one cycle into another, or made within one, and are to go again. */
export interface Copies {
  readonly from: CycleKey;
  readonly to: CycleKey;
  readonly objectives: readonly ObjectiveKey[];
  readonly targets: readonly TargetKey[];
}

export interface StayingCopy {
  readonly key: string;
  readonly why: Stays;
}

/** What became of copies that were to go; `more` stay than are named. */
export interface CarryUndo {
  readonly removed: number;
  readonly stays: readonly StayingCopy[];
  readonly more: number;
}

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
  /** Absent for a plain import. */
  readonly restore?: RestoreState | undefined;
  /** There where no file comes but copies go. */
  readonly undo?: CarryUndo | undefined;
}

/** What a person was shown before they had a backup put back: no more than this is removed, and this is what they are told. */
export interface ShownRestore {
  readonly added: AddedSince;
  readonly counts: ImportCounts;
  /** Whether it takes the opening of a closed cycle, without and with the removal of what was added. */
  readonly opens: boolean;
  readonly opensToRemove: boolean;
}

/** Staged files. A part may be put again; it replaces the earlier one. */
export interface ImportStore {
  save(importId: string, state: ImportState): Promise<void>;
  /** Saves the state of an import that begins and records the worker's work for it: both or neither. */
  start(importId: string, state: ImportState, stamp: string): Promise<void>;
  find(importId: string): Promise<ImportState | undefined>;
  putPart(importId: string, index: number, text: string): Promise<void>;
  /** Undefined when the part was never put. */
  part(importId: string, index: number): Promise<string | undefined>;
  putShown(importId: string, shown: ShownRestore): Promise<void>;
  /** Undefined when nobody was shown anything. */
  shown(importId: string): Promise<ShownRestore | undefined>;
  putCopies(importId: string, copies: Copies): Promise<void>;
  /** Undefined when they were dropped. */
  copies(importId: string): Promise<Copies | undefined>;
  /** Drops the parts and what else was kept for it. */
  dropParts(importId: string, parts: number): Promise<void>;
}
