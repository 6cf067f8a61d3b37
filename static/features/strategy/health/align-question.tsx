import Button from '@atlaskit/button/new';
import { useEffect, useRef } from 'react';
import type { CallOutput } from '../../../../src/contract/calls';
import type { TargetView } from '../../../../src/contract/views';
import { useCall } from '../../../bridge/use-call';
import { t } from '../../../i18n/translate';
import { FailureView } from '../../../ui/failure-view';
import { useStrategyScene } from '../edit/strategy-context';
import { readText } from './align-only';
import styles from './health.module.css';

type Preview = CallOutput<'previewAlignOnly'>;

/** How much is shared, and what the target would read without it. */
function wouldText(target: TargetView, { shared, links, before, after }: Preview): string {
  const { key } = target;
  const much = shared === 0 ? t('health.align.shared.none') : t('health.align.shared', { count: shared });
  if (links === 0) return `${much} ${t('health.align.own', { key })}`;
  if (before === null || after === null) return `${much} ${t('health.align.later', { key })}`;
  const was = readText(target, before);
  if (after.leaves?.total === 0) return `${much} ${t('health.align.nothing', { key, was })}`;
  return `${much} ${t('health.align.would', { key, was, is: readText(target, after) })}`;
}

interface AlignQuestionProps {
  readonly target: TargetView;
  readonly besides: readonly string[];
  readonly isSaving: boolean;
  readonly onAlign: () => void;
  readonly onLeave: () => void;
}

/** Before a target lets go of shared work: what that would do to its number, and whether it is meant. */
export function AlignQuestion({ target, besides, isSaving, onAlign, onLeave }: AlignQuestionProps) {
  const preview = useCall('previewAlignOnly', { target: target.key, besides: [...besides] });
  const { open } = useStrategyScene();
  const answers = useRef<HTMLDivElement>(null);
  // Whoever asked goes on with the answer.
  useEffect(() => {
    if (!preview.isPending) answers.current?.querySelector('button')?.focus();
  }, [preview.isPending]);
  return (
    <div
      className={styles.question}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onLeave();
      }}
    >
      <div role="status">
        {preview.isPending && <p>{t('health.align.looking')}</p>}
        {preview.data !== undefined && <p>{wouldText(target, preview.data)}</p>}
      </div>
      {preview.isError && <FailureView failure={preview.error} />}
      <div ref={answers} className={styles.fixes}>
        {preview.data?.links === 0 && (
          <Button spacing="compact" onClick={() => open({ kind: 'target', key: target.key })}>
            {t('health.align.links')}
          </Button>
        )}
        {preview.data !== undefined && preview.data.links > 0 && (
          <Button spacing="compact" appearance="primary" isLoading={isSaving} onClick={onAlign}>
            {t('health.align.confirm', { key: target.key })}
          </Button>
        )}
        <Button spacing="compact" onClick={onLeave} isDisabled={isSaving}>
          {t('form.cancel')}
        </Button>
      </div>
    </div>
  );
}
