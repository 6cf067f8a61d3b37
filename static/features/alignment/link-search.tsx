import Button from '@atlaskit/button/new';
import { Checkbox } from '@atlaskit/checkbox';
import SearchIcon from '@atlaskit/icon/core/search';
import Textfield from '@atlaskit/textfield';
import VisuallyHidden from '@atlaskit/visually-hidden';
import { useId, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { useAction, useCall } from '../../bridge/use-call';
import { LINK_SEARCH_TEXTS } from '../../i18n/link-search-texts';
import { addTexts, t } from '../../i18n/translate';
import { FailureView } from '../../ui/failure-view';
import { LoadingRows } from '../../ui/loading-rows';
import { useFocusBack } from '../../ui/use-focus-back';
import { useSettled } from '../../ui/use-settled';
import styles from './link-search.module.css';

addTexts(LINK_SEARCH_TEXTS);

/** A person types this fast; asking for each letter would only be thrown away. */
const TYPING_PAUSE_MS = 250;

interface LinkSearchProps {
  readonly issueId: string;
  readonly onLinked: (targetName: string) => void;
  readonly onCancel: () => void;
}

/** Finds a target by name or key and links the issue to it. */
export function LinkSearch({ issueId, onLinked, onCancel }: LinkSearchProps) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [below, setBelow] = useState(true);
  const [isAligned, setAligned] = useState(false);
  const settled = useSettled(text.trim(), TYPING_PAUSE_MS);
  const found = useCall('searchTargets', { text: settled, issueId }, { keepPrevious: true });
  const link = useAction('linkIssue');
  const group = useId();
  const place = useRef<HTMLFormElement>(null);
  useFocusBack(place);
  const targets = found.data?.targets ?? [];
  const target = targets.find((one) => one.key === chosen && !one.linked);

  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (target === undefined) return;
    const role = isAligned ? 'aligned' : 'counts';
    link.mutate({ target: target.key, issueId, below, role }, { onSuccess: () => onLinked(target.name) });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onCancel();
  };

  return (
    <form ref={place} className={styles.search} aria-label={t('link.title')} onSubmit={onSubmit} onKeyDown={onKeyDown}>
      <label className={styles.label} htmlFor={`${group}-text`}>
        {t('link.title')}
      </label>
      <Textfield
        id={`${group}-text`}
        autoFocus
        value={text}
        placeholder={t('link.search')}
        onChange={(event) => setText(event.currentTarget.value)}
        elemBeforeInput={
          <span style={{ paddingInlineStart: 8, display: 'inline-flex' }}>
            <SearchIcon label="" color="currentColor" />
          </span>
        }
      />
      {found.isPending && <LoadingRows count={3} />}
      {found.isError && <FailureView failure={found.error} onRetry={() => void found.refetch()} />}
      {found.data !== undefined && (
        <>
          <VisuallyHidden>
            <span role="status">{t('link.results', { count: targets.length })}</span>
          </VisuallyHidden>
          <fieldset className={styles.results}>
            <VisuallyHidden>
              <legend>{t('column.target')}</legend>
            </VisuallyHidden>
            {targets.map((one) => (
              <label key={one.key} className={styles.choice} data-chosen={one.key === chosen} data-linked={one.linked}>
                <input
                  type="radio"
                  name={group}
                  value={one.key}
                  disabled={one.linked}
                  checked={one.key === chosen && !one.linked}
                  onChange={() => setChosen(one.key)}
                />
                <span>
                  {one.name}
                  <span className={styles.meta}>
                    {one.key} · {one.objectiveName} · {one.cycle}
                    {one.linked && ` · ${t('link.already')}`}
                  </span>
                </span>
              </label>
            ))}
          </fieldset>
          {targets.length === 0 && (
            <p className={styles.note}>{settled === '' ? t('link.empty') : t('link.none', { text: settled })}</p>
          )}
          {found.data.more && <p className={styles.note}>{t('link.more')}</p>}
        </>
      )}
      <Checkbox label={t('link.below')} isChecked={below} onChange={(event) => setBelow(event.currentTarget.checked)} />
      <Checkbox
        label={t('link.aligned')}
        isChecked={isAligned}
        onChange={(event) => setAligned(event.currentTarget.checked)}
      />
      {link.isError && <FailureView failure={link.error} />}
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" isDisabled={target === undefined} isLoading={link.isPending}>
          {t('link.confirm')}
        </Button>
        <Button appearance="subtle" onClick={onCancel}>
          {t('link.cancel')}
        </Button>
      </div>
    </form>
  );
}
