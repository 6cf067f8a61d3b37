import type { ObjectiveKey } from '../../domain/ids';
import type { Objective } from '../../domain/objective';
import { isAnyRestricted, namesGroups, visibleObjectives, type Reader } from '../../domain/sight';

/** Those who read together; each sees what all of them may see. Their groups are asked for only when it matters. */
export type Readers = (needGroups: boolean) => Promise<readonly Reader[]>;

export type FoundObjectives = ReadonlyMap<ObjectiveKey, Objective>;

/** The objectives read for one person so far, and which of them that person may see. */
export interface SeenObjectives {
  /** Takes in what was found under the keys; of what was read twice the later counts. */
  put(keys: readonly ObjectiveKey[], found: FoundObjectives): void;
  /** Reads what is needed to judge these: themselves and all that is above them. */
  judge(keys: readonly ObjectiveKey[]): Promise<void>;
  /** The same for these and for what they point at, so that they may be shown or written whole. */
  look(keys: readonly ObjectiveKey[]): Promise<void>;
  /** As it was read; undefined for what does not exist or was not read. */
  find(key: ObjectiveKey): Objective | undefined;
  isRead(key: ObjectiveKey): boolean;
  /** Whether it exists and this person may see it; of what was not looked at, false. */
  isShown(key: ObjectiveKey): boolean;
  /** Whether it exists and this person may not see it. */
  isHidden(key: ObjectiveKey): boolean;
  /** The objective as this person may read it: nothing in it names what they may not see. It must have been looked at. */
  shown(objective: Objective): Objective;
}

const pointedAt = ({ alignedTo, closing }: Objective): readonly ObjectiveKey[] =>
  closing === null || closing.into === null ? alignedTo : [...alignedTo, closing.into];

type Known = ReadonlyMap<ObjectiveKey, Objective | undefined>;

/** What has to be read before these can be judged: they themselves, then parent after parent. */
function unread(wanted: readonly ObjectiveKey[], known: Known): readonly ObjectiveKey[] {
  const missing = new Set<ObjectiveKey>();
  const passed = new Set<ObjectiveKey>();
  for (const start of wanted) {
    let key: ObjectiveKey | null = start;
    while (key !== null && !passed.has(key)) {
      passed.add(key);
      if (!known.has(key)) missing.add(key);
      key = known.get(key)?.parent ?? null;
    }
  }
  return [...missing];
}

/** Starts with nothing read. `also` are shown whoever reads. */
export function seenObjectives(
  readers: Readers,
  read: (keys: readonly ObjectiveKey[]) => Promise<FoundObjectives>,
  also: ReadonlySet<ObjectiveKey>,
): SeenObjectives {
  const known = new Map<ObjectiveKey, Objective | undefined>();
  let visible: ReadonlySet<ObjectiveKey> = new Set();

  const put = (keys: readonly ObjectiveKey[], found: FoundObjectives): void => {
    for (const key of keys) known.set(key, found.get(key));
  };
  async function readAll(wanted: readonly ObjectiveKey[]): Promise<void> {
    for (let missing = unread(wanted, known); missing.length > 0; missing = unread(wanted, known)) {
      put(missing, await read(missing));
    }
  }
  async function judge(wanted: readonly ObjectiveKey[]): Promise<void> {
    await readAll(wanted);
    const objectives = [...known.values()].filter((one) => one !== undefined);
    visible = isAnyRestricted(objectives)
      ? visibleObjectives(await readers(namesGroups(objectives)), objectives)
      : new Set(objectives.map(({ key }) => key));
  }
  const find = (key: ObjectiveKey): Objective | undefined => known.get(key);
  const isShown = (key: ObjectiveKey): boolean => visible.has(key) || (also.has(key) && find(key) !== undefined);
  const isHidden = (key: ObjectiveKey): boolean => find(key) !== undefined && !isShown(key);

  return {
    put,
    find,
    isShown,
    isHidden,
    isRead: (key) => known.has(key),
    judge,
    async look(keys) {
      await readAll(keys);
      await judge(keys.flatMap((key) => pointedAtBy(find(key))));
    },
    shown(objective) {
      const { alignedTo, closing } = objective;
      if (!pointedAt(objective).some(isHidden)) return objective;
      const into = closing?.into ?? null;
      return {
        ...objective,
        alignedTo: alignedTo.filter((key) => !isHidden(key)),
        closing: closing !== null && into !== null && isHidden(into) ? { ...closing, into: null } : closing,
      };
    },
  };
}

const pointedAtBy = (objective: Objective | undefined): readonly ObjectiveKey[] =>
  objective === undefined ? [] : pointedAt(objective);
