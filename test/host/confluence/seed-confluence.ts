import { APP_ACCOUNT_ID, USERS_TABLE, type HostStore, type SiteClock, type SiteUser } from '../kernel';
import { heading, paragraph, type AdfDoc } from './adf-node';
import { createContentStore, type PageRecord, type SpaceRecord } from './content-store';
import { macroNode, STRATEGY_TABLE, type MacroIdentity } from './macro-node';

/** The space and the page that every site begins with; the addresses are stable. */
export const REVIEW_SPACE_KEY = 'STRAT';
export const REVIEW_PAGE_ID = '1001';
const SPACE_ID = '1000';

/** Puts the strategy space on a site that has none: its one page holds the macro, configured when objectives are given. */
export async function seedConfluence(deps: {
  readonly store: HostStore;
  readonly clock: SiteClock;
  readonly macro?: MacroIdentity;
  /** Keys of the objectives the macro shows; none leaves it as just inserted. */
  readonly objectives?: readonly string[];
}): Promise<void> {
  const content = createContentStore(deps.store);
  if (content.findSpace(SPACE_ID)) return;
  const createdAt = new Date(deps.clock.nowMs()).toISOString();
  const authorId = firstAdmin(deps.store);
  const space: SpaceRecord = {
    id: SPACE_ID,
    key: REVIEW_SPACE_KEY,
    name: 'Strategy',
    authorId,
    createdAt,
    homepageId: REVIEW_PAGE_ID,
    anonymous: false,
  };
  const objectives = deps.objectives ?? [];
  const macro = deps.macro ?? STRATEGY_TABLE;
  const page: PageRecord = {
    id: REVIEW_PAGE_ID,
    status: 'current',
    title: objectives.length > 0 ? 'Strategy review' : 'Strategy home',
    spaceId: SPACE_ID,
    parentId: null,
    position: 0,
    authorId,
    ownerId: authorId,
    createdAt,
    version: { number: 1, createdAt, message: '', minorEdit: false, authorId },
    body: objectives.length > 0 ? reviewBody(macro, objectives) : homeBody(macro),
  };
  await deps.store.commit([...content.saveSpace(space), ...content.savePage(page)]);
}

function firstAdmin(store: HostStore): string {
  const users = store.entries<SiteUser>(USERS_TABLE).map(([, user]) => user);
  return (users.find((user) => user.admin) ?? users[0])?.accountId ?? APP_ACCOUNT_ID;
}

function reviewBody(macro: MacroIdentity, objectives: readonly string[]): AdfDoc {
  return {
    version: 1,
    type: 'doc',
    content: [
      paragraph(
        'Read before the meeting. The table is live: it shows each target, its actual and its variance as of now.',
      ),
      heading(2, 'Where we stand'),
      macroNode(macro, 'strategy-table-1', { objectives: [...objectives] }),
      heading(2, 'To decide'),
      {
        type: 'bulletList',
        content: ['What turned since the last review, and why', 'Which corrective actions worked', 'What we stop'].map(
          (item) => ({
            type: 'listItem',
            content: [paragraph(item)],
          }),
        ),
      },
    ],
  };
}

function homeBody(macro: MacroIdentity): AdfDoc {
  return {
    version: 1,
    type: 'doc',
    content: [paragraph('Home of the strategy space.'), macroNode(macro, 'strategy-table-1', {})],
  };
}
