import Button from '@atlaskit/button/new';
import { Checkbox } from '@atlaskit/checkbox';
import SearchIcon from '@atlaskit/icon/core/search';
import Textfield from '@atlaskit/textfield';
import VisuallyHidden from '@atlaskit/visually-hidden';
import { useEffect, useMemo, useState } from 'react';
import type { CallOutput } from '../../../src/contract/calls';
import { LEVELS, type Level } from '../../../src/domain/objective';
import { cancelConfig, submitObjectives } from '../../bridge/macro-config';
import { useCall } from '../../bridge/use-call';
import { t } from '../../i18n/translate';
import { FailureView } from '../../ui/failure-view';
import { LoadingRows } from '../../ui/loading-rows';
import { StateView } from '../../ui/state-view';
import styles from './choose-objectives.module.css';
import { ChosenList } from './chosen-list';

/** As many as the table's call takes. */
const MOST = 50;

type Listed = CallOutput<'listObjectives'>;

/** The macro's configuration: which objectives it shows, in which order. */
export function ChooseObjectives({ chosen }: { readonly chosen: readonly string[] }) {
  const listed = useCall('listObjectives', {});
  useEffect(() => {
    // The frame has the keys, so the dialog around it does not hear of Escape; in a search that has words it clears them.
    const onKey = ({ key, target }: KeyboardEvent): void => {
      const isForSearch = target instanceof HTMLInputElement && target.type === 'search' && target.value !== '';
      if (key === 'Escape' && !isForSearch) void cancelConfig();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <div className={styles.page}>
      {listed.isPending && <LoadingRows count={6} />}
      {listed.isError && <FailureView failure={listed.error} onRetry={() => void listed.refetch()} />}
      {listed.data !== undefined && listed.data.objectives.length === 0 && (
        <StateView title={t('config.empty')} text={t('config.empty.next')} />
      )}
      {listed.data !== undefined && listed.data.objectives.length > 0 && (
        <Chooser listed={listed.data} initial={chosen} />
      )}
    </div>
  );
}

const isLevel = (text: string): text is Level => LEVELS.some((level) => level === text);

function Chooser({ listed, initial }: { readonly listed: Listed; readonly initial: readonly string[] }) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>(initial);
  const [failure, setFailure] = useState<Error | null>(null);
  const [announced, setAnnounced] = useState('');
  const wanted = text.trim().toLocaleLowerCase();
  const matching = useMemo(
    () => listed.objectives.filter((one) => `${one.name} ${one.key}`.toLocaleLowerCase().includes(wanted)),
    [listed.objectives, wanted],
  );
  const cycles = [...new Map(matching.map((one) => [one.cycle, one.cycleName]))];
  const names = new Map(listed.objectives.map((one) => [one.key, one.name]));
  const isFull = chosen.length >= MOST;

  const onMove = (key: string, by: -1 | 1): void => {
    const from = chosen.indexOf(key);
    const moved = chosen.filter((other) => other !== key);
    moved.splice(from + by, 0, key);
    setChosen(moved);
    setAnnounced(t('config.moved', { name: names.get(key) ?? key, position: from + by + 1, total: moved.length }));
  };
  const onSave = (): void => {
    submitObjectives(chosen).catch((error: unknown) =>
      setFailure(error instanceof Error ? error : new Error(String(error))),
    );
  };

  return (
    <>
      <div className={styles.columns}>
        <section className={styles.column} aria-label={t('config.available')}>
          <h2 className={styles.heading}>{t('config.available')}</h2>
          <Textfield
            isCompact
            type="search"
            aria-label={t('config.search')}
            placeholder={t('config.search')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            elemBeforeInput={
              <span className={styles.searchIcon}>
                <SearchIcon label="" color="currentColor" />
              </span>
            }
          />
          <div className={styles.scroll}>
            {matching.length === 0 && <p className={styles.note}>{t('config.none', { text })}</p>}
            {cycles.map(([cycle, name]) => (
              <fieldset key={cycle} className={styles.group}>
                <legend className={styles.legend}>{name}</legend>
                {matching
                  .filter((one) => one.cycle === cycle)
                  .map((one) => (
                    <Checkbox
                      key={one.key}
                      label={
                        <>
                          {one.name}{' '}
                          <span className={styles.meta}>
                            {isLevel(one.level) ? `${listed.terms[one.level]} · ${one.key}` : one.key}
                          </span>
                        </>
                      }
                      isChecked={chosen.includes(one.key)}
                      isDisabled={isFull && !chosen.includes(one.key)}
                      onChange={(event) =>
                        setChosen(
                          event.currentTarget.checked ? [...chosen, one.key] : chosen.filter((key) => key !== one.key),
                        )
                      }
                    />
                  ))}
              </fieldset>
            ))}
          </div>
          {isFull && <p className={styles.note}>{t('config.limit', { count: MOST })}</p>}
        </section>
        <section className={styles.column} aria-label={t('config.chosen')}>
          <h2 className={styles.heading}>{t('config.chosen')}</h2>
          {chosen.length === 0 && <p className={styles.note}>{t('config.chosen.none')}</p>}
          <ChosenList
            chosen={chosen}
            names={names}
            onMove={onMove}
            onRemove={(key) => setChosen(chosen.filter((other) => other !== key))}
          />
          <VisuallyHidden>
            <span role="status">{announced}</span>
          </VisuallyHidden>
        </section>
      </div>
      {failure !== null && <FailureView failure={failure} />}
      <div className={styles.actions}>
        <Button appearance="subtle" onClick={() => void cancelConfig()}>
          {t('config.cancel')}
        </Button>
        <Button appearance="primary" isDisabled={chosen.length === 0} onClick={onSave}>
          {t('config.save')}
        </Button>
      </div>
    </>
  );
}
