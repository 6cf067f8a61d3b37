import { t } from '../../../i18n/translate';
import { MenuButton } from '../../../ui/menu-button';
import { useStrategyScene, type Creation } from './strategy-context';

/** What the viewer may create, in one menu. */
export function NewMenu() {
  const { data, part, rights, create } = useStrategyScene();
  const kinds: readonly Creation['kind'][] = [
    ...(rights.mayAdd && data.cycles.length > 0 ? (['objective'] as const) : []),
    ...(rights.mayAdd && data.objectives.length > 0 ? (['target'] as const) : []),
    ...(rights.mayManage ? (['cycle'] as const) : []),
  ];
  if (kinds.length === 0) return null;
  return (
    <MenuButton
      label={t('new.menu')}
      isDisabled={part !== null}
      items={kinds.map((kind) => ({ id: kind, label: t(`kind.${kind}`), onChoose: () => create({ kind }) }))}
    />
  );
}
