import { branded, type Brand } from './brand';

/** Names of things. Keys are chosen by people and appear in files and on screen; ids come from Jira. */
export type CycleKey = Brand<string, 'CycleKey'>;
export type ObjectiveKey = Brand<string, 'ObjectiveKey'>;
export type TargetKey = Brand<string, 'TargetKey'>;
/** Jira's numeric issue id as a string: stable through moves and renames, unlike the key. */
export type IssueId = Brand<string, 'IssueId'>;
export type ProjectId = Brand<string, 'ProjectId'>;
export type AccountId = Brand<string, 'AccountId'>;
/** A calendar day in UTC, `YYYY-MM-DD`. */
export type Day = Brand<string, 'Day'>;
/** An instant, ISO 8601 in UTC. */
export type Instant = Brand<string, 'Instant'>;

/** Longest key of a cycle, objective or target. Keeps storage keys far below the platform's 500 characters. */
export const MAX_KEY_LENGTH = 60;

const KEY = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
const isKey = (text: string): boolean => text.length <= MAX_KEY_LENGTH && KEY.test(text);

export const parseCycleKey = (text: string): CycleKey | undefined => (isKey(text) ? branded(text) : undefined);
export const parseObjectiveKey = (text: string): ObjectiveKey | undefined => (isKey(text) ? branded(text) : undefined);
export const parseTargetKey = (text: string): TargetKey | undefined => (isKey(text) ? branded(text) : undefined);

const NUMERIC = /^[0-9]{1,19}$/;
export const parseIssueId = (text: string): IssueId | undefined => (NUMERIC.test(text) ? branded(text) : undefined);
export const parseProjectId = (text: string): ProjectId | undefined => (NUMERIC.test(text) ? branded(text) : undefined);

/** Account ids are opaque; Atlassian documents at most 128 characters. */
const ACCOUNT = /^[A-Za-z0-9:_-]{1,128}$/;
export const parseAccountId = (text: string): AccountId | undefined => (ACCOUNT.test(text) ? branded(text) : undefined);
