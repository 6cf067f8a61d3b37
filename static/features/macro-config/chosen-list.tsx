import ArrowDownIcon from '@atlaskit/icon/core/arrow-down';
import ArrowUpIcon from '@atlaskit/icon/core/arrow-up';
import CrossIcon from '@atlaskit/icon/core/cross';
import { t } from '../../i18n/translate';
import { IconAction } from '../../ui/icon-action';
import styles from './choose-objectives.module.css';

interface ChosenListProps {
  readonly chosen: readonly string[];
  readonly names: ReadonlyMap<string, string>;
  readonly onMove: (key: string, by: -1 | 1) => void;
  readonly onRemove: (key: string) => void;
}

/** The chosen objectives in the order the table shows them; arrows move one, the cross takes it out. */
export function ChosenList({ chosen, names, onMove, onRemove }: ChosenListProps) {
  return (
    <ol className={styles.list}>
      {chosen.map((key, index) => {
        const name = names.get(key) ?? t('config.gone');
        return (
          <li key={key} className={styles.chosen}>
            <span className={styles.rank}>{index + 1}</span>
            <span className={names.has(key) ? undefined : styles.meta}>{name}</span>
            <span className={styles.buttons}>
              <IconAction
                label={t('config.up', { name })}
                icon={ArrowUpIcon}
                isDisabled={index === 0}
                onClick={() => onMove(key, -1)}
              />
              <IconAction
                label={t('config.down', { name })}
                icon={ArrowDownIcon}
                isDisabled={index === chosen.length - 1}
                onClick={() => onMove(key, 1)}
              />
              <IconAction label={t('config.remove', { name })} icon={CrossIcon} onClick={() => onRemove(key)} />
            </span>
          </li>
        );
      })}
    </ol>
  );
}
