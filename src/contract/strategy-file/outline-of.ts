import { parseCycleKey, parseObjectiveKey, parseTargetKey } from '../../domain/ids';
import { MEASURE_TYPES } from '../../domain/measure';
import type {
  CheckInPlace,
  Declared,
  DeclaredObjective,
  DeclaredTarget,
  FileOutline,
  FileReference,
} from '../../domain/strategy-file/outline';
import { parseIssueKey } from './fields';
import { dayIn, isRaw, listIn, ownOf, readOf, type Raw } from './raw';
import { FILE_SIZES } from './sizes';

interface Found {
  readonly raw: Raw;
  readonly path: string;
}

function entriesOf(file: Raw, section: string): readonly Found[] {
  const entries = ownOf(file, section);
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((raw: unknown, index) => (isRaw(raw) ? [{ raw, path: `${section}[${index}]` }] : []));
}

/** The keys of a file and what they point at, from broken entries too. */
export function outlineOf(file: Raw): FileOutline {
  const cycles = entriesOf(file, 'cycles');
  const objectives = entriesOf(file, 'objectives');
  const targets = entriesOf(file, 'targets');
  const links = entriesOf(file, 'links');
  const checkIns = entriesOf(file, 'checkIns');
  return {
    cycles: declared(cycles, parseCycleKey),
    objectives: objectives.flatMap(declaredObjective),
    targets: targets.flatMap(declaredTarget),
    references: [
      ...objectives.flatMap(objectiveReferences),
      ...targets.flatMap(targetReferences),
      ...links.flatMap(linkReferences),
      ...checkIns.flatMap(checkInReferences),
    ],
    checkIns: checkIns.flatMap(checkInPlace),
  };
}

function declared<Key>(entries: readonly Found[], parse: (text: string) => Key | undefined): readonly Declared<Key>[] {
  return entries.flatMap(({ raw, path }) => {
    const key = readOf(raw, 'key', parse);
    return key === undefined ? [] : [{ key, path }];
  });
}

function declaredObjective({ raw, path }: Found): readonly DeclaredObjective[] {
  const key = readOf(raw, 'key', parseObjectiveKey);
  const parent = ownOf(raw, 'parent') === null ? null : readOf(raw, 'parent', parseObjectiveKey);
  return key === undefined ? [] : [{ key, path, parent }];
}

function declaredTarget({ raw, path }: Found): readonly DeclaredTarget[] {
  const key = readOf(raw, 'key', parseTargetKey);
  const measure = ownOf(raw, 'measure');
  const type = isRaw(measure) ? ownOf(measure, 'type') : undefined;
  return key === undefined ? [] : [{ key, path, measure: MEASURE_TYPES.find((known) => known === type) }];
}

function checkInPlace({ raw, path }: Found): readonly CheckInPlace[] {
  const target = readOf(raw, 'target', parseTargetKey);
  return target === undefined
    ? []
    : [{ target, at: dayIn(raw, 'at'), automatic: ownOf(raw, 'automatic') === true, path }];
}

function objectiveReferences({ raw, path }: Found): readonly FileReference[] {
  const key = readOf(raw, 'key', parseObjectiveKey);
  const cycle = readOf(raw, 'cycle', parseCycleKey);
  const parent = readOf(raw, 'parent', parseObjectiveKey);
  const closing = ownOf(raw, 'closing');
  const into = isRaw(closing) ? readOf(closing, 'into', parseObjectiveKey) : undefined;
  return [
    ...(cycle === undefined ? [] : [{ kind: 'cycle' as const, key: cycle, path: `${path}.cycle` }]),
    ...(parent === undefined ? [] : [{ kind: 'objective' as const, key: parent, path: `${path}.parent` }]),
    ...(into === undefined ? [] : [{ kind: 'objective' as const, key: into, path: `${path}.closing.into` }]),
    ...listIn(raw, 'alignedTo', FILE_SIZES.alignedTo).flatMap((value, index): readonly FileReference[] => {
      const other = typeof value === 'string' ? parseObjectiveKey(value) : undefined;
      const known = other === undefined || other === key;
      return known ? [] : [{ kind: 'objective', key: other, path: `${path}.alignedTo[${index}]` }];
    }),
  ];
}

function targetReferences({ raw, path }: Found): readonly FileReference[] {
  const objective = readOf(raw, 'objective', parseObjectiveKey);
  return objective === undefined ? [] : [{ kind: 'objective', key: objective, path: `${path}.objective` }];
}

function linkReferences({ raw, path }: Found): readonly FileReference[] {
  const target = readOf(raw, 'target', parseTargetKey);
  const issue = readOf(raw, 'issue', parseIssueKey);
  return [
    ...(target === undefined ? [] : [{ kind: 'target' as const, key: target, path: `${path}.target` }]),
    ...(issue === undefined ? [] : [{ kind: 'linked-issue' as const, key: issue, target, path: `${path}.issue` }]),
  ];
}

function checkInReferences({ raw, path }: Found): readonly FileReference[] {
  const target = readOf(raw, 'target', parseTargetKey);
  const at = dayIn(raw, 'at');
  return [
    ...(target === undefined ? [] : [{ kind: 'target' as const, key: target, path: `${path}.target` }]),
    ...listIn(raw, 'impediments', FILE_SIZES.impediments).flatMap((value, index): readonly FileReference[] => {
      const key = isRaw(value) ? readOf(value, 'issue', parseIssueKey) : undefined;
      const issuePath = `${path}.impediments[${index}].issue`;
      return key === undefined ? [] : [{ kind: 'impeding-issue', key, target, at, path: issuePath }];
    }),
  ];
}
