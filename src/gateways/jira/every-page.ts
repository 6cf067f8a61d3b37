import { WorkSourceBusy, type RejectedJql } from '../../ports/work-source';

/** A search that loses its place is begun anew this often; then Jira is left alone for a while. */
const BEGINNINGS = 3;
const PAUSE_SECONDS = 60;

interface Page {
  /** Leads to the next page; undefined on the last. */
  readonly next: string | undefined;
}

/**
 * Every page of a search. Jira refuses a page that it no longer knows in the same way as JQL that it does not take, so only a
 * refusal of the first page is one of the JQL.
 */
export async function everyPage<P extends Page>(
  call: string,
  read: (token: string | undefined) => Promise<P | RejectedJql>,
): Promise<readonly P[] | RejectedJql> {
  for (let beginning = 1; beginning <= BEGINNINGS; beginning += 1) {
    const pages: P[] = [];
    for (let token: string | undefined; ;) {
      const page = await read(token);
      if ('message' in page) {
        if (token === undefined) return page;
        break;
      }
      pages.push(page);
      if (page.next === undefined) return pages;
      token = page.next;
    }
  }
  throw new WorkSourceBusy(`${call}: pages are no longer known`, PAUSE_SECONDS);
}
