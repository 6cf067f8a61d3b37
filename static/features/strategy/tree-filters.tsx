import Select from '@atlaskit/select';
import { useMemo } from 'react';
import { LEVELS } from '../../../src/domain/objective';
import { t } from '../../i18n/translate';
import { usePeople } from '../../ui/people';
import { useStrategyScene } from './edit/strategy-context';
import styles from './strategy-tools.module.css';
import type { TreeViewing } from './use-tree-view';

interface Option<T extends string> {
  readonly label: string;
  readonly value: T;
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly all: string;
  readonly options: readonly Option<T>[];
  readonly value: T | null;
  readonly onChoose: (value: T | null) => void;
}

/** One of several, or all of them. */
function Choice<T extends string>({ label, all, options, value, onChoose }: ChoiceProps<T>) {
  return (
    <div className={styles.choice}>
      <Select
        aria-label={label}
        spacing="compact"
        isClearable
        isSearchable={options.length > 6}
        placeholder={all}
        options={options}
        value={options.find((option) => option.value === value) ?? null}
        menuPosition="fixed"
        onChange={(option) => onChoose(option?.value ?? null)}
      />
    </div>
  );
}

/** Narrows the tree to a level. */
export function LevelFilter({ viewing: { view, choose } }: { readonly viewing: TreeViewing }) {
  const { terms } = useStrategyScene().data;
  return (
    <Choice
      label={t('tree.level')}
      all={t('tree.level.all')}
      options={LEVELS.map((level) => ({ label: terms[level], value: level }))}
      value={view.level}
      onChoose={(level) => choose({ ...view, level })}
    />
  );
}

/** Narrows the tree to what one person owns, or nobody. */
export function OwnerFilter({ viewing: { view, choose } }: { readonly viewing: TreeViewing }) {
  const { data } = useStrategyScene();
  const people = usePeople();
  const options = useMemo(() => {
    const owners = new Set([...data.objectives, ...data.targets].map(({ owner }) => owner ?? ''));
    if (view.owner !== null) owners.add(view.owner);
    const isNobody = owners.delete('');
    const named = [...owners].map((owner) => ({
      label:
        owner === data.me
          ? t('person.me', { name: people.get(owner)?.name ?? '' })
          : (people.get(owner)?.name ?? t('owner.hidden')),
      value: owner,
    }));
    named.sort((a, b) => Number(b.value === data.me) - Number(a.value === data.me) || a.label.localeCompare(b.label));
    return isNobody ? [{ label: t('owner.none'), value: '' }, ...named] : named;
  }, [data.objectives, data.targets, data.me, people, view.owner]);
  return (
    <Choice
      label={t('tree.owner')}
      all={t('tree.owner.all')}
      options={options}
      value={view.owner}
      onChoose={(owner) => choose({ ...view, owner })}
    />
  );
}

/** Narrows the tree to what is sorted under one name, where the site sorts its objectives. */
export function PerspectiveFilter({ viewing: { view, choose } }: { readonly viewing: TreeViewing }) {
  const { perspectives, objectives } = useStrategyScene().data;
  if (perspectives.length === 0 && view.perspective === null) return null;
  const used = objectives.map(({ perspective }) => perspective).filter((name) => name !== null);
  const options = [
    ...[...new Set([...perspectives, ...used])].map((name) => ({ label: name, value: name })),
    { label: t('tree.perspective.none'), value: '' },
  ];
  return (
    <Choice
      label={t('tree.perspective')}
      all={t('tree.perspective.all')}
      options={options}
      value={view.perspective}
      onChoose={(perspective) => choose({ ...view, perspective })}
    />
  );
}
