import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { AskView } from '../../../../src/contract/pivot-calls';
import { formatDay } from '../../../i18n/dates';
import { t } from '../../../i18n/translate';
import { AsOf } from '../../../ui/as-of';
import { PersonName } from '../../../ui/person-name';
import { TextButton } from '../../../ui/text-button';
import { useStrategyScene } from '../edit/strategy-context';
import styles from '../strategy.module.css';
import { AskAnswer, askText } from './ask-notice';
import pivot from './pivot.module.css';

/** What waits for the viewer's word, and for those who manage strategy whose word is still to come. */
export function AsksBanner() {
  const { data, rights } = useStrategyScene();
  const keeps = ({ kind, key, owner }: AskView): boolean => {
    const of = (kind === 'objective' ? data.objectives : data.targets).find((one) => one.key === key);
    return rights.isMe(owner) || (of !== undefined && rights.isKeeper(of));
  };
  const mine = data.asks.filter(keeps);
  const others = rights.mayManage ? data.asks.filter((ask) => !keeps(ask)) : [];
  return (
    <>
      {mine.length > 0 && <AskList title={t('ask.title', { count: mine.length })} asks={mine} isMine />}
      {others.length > 0 && (
        <AskList
          title={t('ask.others', { count: new Set(others.map(({ owner }) => owner)).size })}
          asks={others}
          isMine={false}
        />
      )}
    </>
  );
}

interface AskListProps {
  readonly title: string;
  readonly asks: readonly AskView[];
  readonly isMine: boolean;
}

function AskList({ title, asks, isMine }: AskListProps) {
  const { data, open } = useStrategyScene();
  const [isOpen, setOpen] = useState(false);
  const nameOf = ({ kind, key }: AskView): string =>
    (kind === 'objective' ? data.objectives : data.targets).find((one) => one.key === key)?.name ?? key;
  return (
    <section className={pivot.ask} aria-label={title}>
      <div className={pivot.askHead}>
        <b>{title}</b>
        <AsOf asOf={data.now} now={data.now} />
        <Button spacing="compact" appearance="subtle" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t(isOpen ? 'ask.hide' : 'ask.show')}
        </Button>
      </div>
      {isOpen && (
        <ul className={styles.list}>
          {asks.map((ask) => (
            <li key={`${ask.kind} ${ask.key}`} className={styles.section}>
              <div className={styles.facts}>
                <TextButton onClick={() => open({ kind: ask.kind, key: ask.key })}>{nameOf(ask)}</TextButton>
                {!isMine && <PersonName id={ask.owner} />}
                {!isMine && <span className={styles.meta}>{t('ask.by', { day: formatDay(ask.due, data.now) })}</span>}
              </div>
              <p>{askText(ask)}</p>
              {isMine && <AskAnswer ask={ask} name={nameOf(ask)} />}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
