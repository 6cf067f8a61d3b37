import type { IssueId } from './ids';
import type { LinkBearing } from './link-role';

/**
 * Work attached to a target. An issue link is kept by id; `key` is the last key seen, so that a link to a deleted issue
 * can still be named. `below` takes in everything under the linked or matched issues, to any depth.
 */
export type Link = LinkBearing & LinkedWork;

type LinkedWork =
  | {
      readonly no: number;
      readonly kind: 'issue';
      readonly issueId: IssueId;
      readonly key: string;
      readonly below: boolean;
      readonly gone: boolean;
    }
  | {
      readonly no: number;
      readonly kind: 'jql';
      readonly jql: string;
      readonly below: boolean;
      /** What Jira said when it refused the JQL; the scope is then incomplete until it is mended. */
      readonly broken: string | null;
    };

/** Whether Jira no longer shows what is linked, or no longer takes the scope. */
export const isLost = (link: Link): boolean => (link.kind === 'issue' ? link.gone : link.broken !== null);

/** Links of one target; a ceiling that keeps a target's record far below the 240 KiB of one stored value. */
export const MAX_LINKS_PER_TARGET = 200;
export const MAX_JQL_LENGTH = 2_000;
