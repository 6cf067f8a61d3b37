import Button from '@atlaskit/button/new';
import { Checkbox } from '@atlaskit/checkbox';
import Textfield from '@atlaskit/textfield';
import { useRef, useState } from 'react';
import { keptDigits } from '../../../src/contract/number-text';
import type { TargetView } from '../../../src/contract/views';
import { formatDay } from '../../i18n/dates';
import { readNumber, typedNumber } from '../../i18n/typed-numbers';
import { t } from '../../i18n/translate';
import { FailureView } from '../../ui/failure-view';
import { FormField } from '../../ui/form/form-field';
import form from '../../ui/form/form.module.css';
import { amountText, digitsOf } from '../../ui/target-numbers';
import { useStrategyScene } from './edit/strategy-context';
import { useTargetChange } from './edit/use-target-change';
import styles from './strategy.module.css';
import { numberMessage } from '../../ui/form/number-message';

interface SetByHandProps {
  readonly target: TargetView;
  readonly now: string;
}

/** A value set by hand in place of the automatic one: what it is, how to set one, and how to let it go. */
export function SetByHand({ target, now }: SetByHandProps) {
  const { rights } = useStrategyScene();
  const [isSetting, setSetting] = useState(false);
  // What was pressed is gone once it is done; the reader stays where it was.
  const place = useRef<HTMLElement>(null);
  const stay = (): void => place.current?.focus({ preventScroll: true });
  const { change, isPending, failure } = useTargetChange(target);
  const { override } = target;
  const { automatic, isFrozen } = target.result;
  const mayEdit = rights.mayEditTarget(target) && !isFrozen;
  if (!mayEdit && automatic === undefined) return null;
  return (
    <section ref={place} tabIndex={-1} className={styles.section} aria-label={t('by-hand.title')}>
      {override !== null && (
        <p className={styles.plain}>
          {t(automatic === undefined ? 'by-hand.over' : override.lasting ? 'by-hand.lasting' : 'by-hand.once', {
            amount: amountText(target, override.value),
            day: formatDay(override.at, now),
          })}
          {override.note !== '' && ` ${t('by-hand.because', { note: override.note })}`}
        </p>
      )}
      {mayEdit && !isSetting && (
        <div className={styles.actions}>
          {override !== null && (
            <Button
              spacing="compact"
              isLoading={isPending}
              onClick={() => change({ override: null }, t('by-hand.resumed'), stay)}
            >
              {t(automatic === undefined ? 'by-hand.forget' : 'by-hand.resume')}
            </Button>
          )}
          <Button spacing="compact" appearance="subtle" onClick={() => setSetting(true)}>
            {t('by-hand.set')}
          </Button>
        </div>
      )}
      {mayEdit && isSetting && (
        <Setting
          target={target}
          isPending={isPending}
          onSave={(next) =>
            change({ override: { ...next, at: now.slice(0, 10) } }, t('by-hand.done'), () => {
              setSetting(false);
              stay();
            })
          }
          onLeave={() => {
            setSetting(false);
            stay();
          }}
        />
      )}
      {failure !== null && <FailureView failure={failure} />}
    </section>
  );
}

interface SettingProps {
  readonly target: TargetView;
  readonly isPending: boolean;
  readonly onSave: (next: { readonly value: number; readonly note: string; readonly lasting: boolean }) => void;
  readonly onLeave: () => void;
}

/** Starts from the value as it is shown: nobody means to keep the digits that a division left. */
function startText(target: TargetView): string {
  const { actual } = target.result;
  return actual === null ? '' : typedNumber(Number(actual.toFixed(keptDigits(actual, digitsOf(target)))));
}

function Setting({ target, isPending, onSave, onLeave }: SettingProps) {
  const [text, setText] = useState(() => startText(target));
  const [note, setNote] = useState('');
  const [lasting, setLasting] = useState(false);
  const [isTried, setTried] = useState(false);
  const value = readNumber(text);
  return (
    <form
      className={form.form}
      aria-label={t('by-hand.set')}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (value !== undefined) onSave({ value, note: note.trim(), lasting });
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onLeave();
      }}
    >
      <div className={form.pair}>
        <FormField
          name="value"
          label={t('by-hand.value')}
          mistake={isTried && value === undefined ? numberMessage(text) : null}
        >
          {({ id, describedBy, isInvalid }) => (
            <Textfield
              id={id}
              autoFocus
              inputMode="decimal"
              autoComplete="off"
              aria-describedby={describedBy}
              isInvalid={isInvalid}
              value={text}
              elemAfterInput={<span className={styles.meta}>{target.unit}</span>}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          )}
        </FormField>
        <FormField name="note" label={t('by-hand.note')}>
          {({ id }) => (
            <Textfield
              id={id}
              autoComplete="off"
              maxLength={500}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
          )}
        </FormField>
      </div>
      <Checkbox
        label={t('by-hand.keep')}
        isChecked={lasting}
        onChange={(event) => setLasting(event.currentTarget.checked)}
      />
      <p className={form.help}>{t(lasting ? 'by-hand.keep.help' : 'by-hand.once.help')}</p>
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" spacing="compact" isLoading={isPending}>
          {t('by-hand.save')}
        </Button>
        <Button appearance="subtle" spacing="compact" onClick={onLeave}>
          {t('form.cancel')}
        </Button>
      </div>
    </form>
  );
}
