import { useState } from 'react';
import type { LinkView } from '../../../../src/contract/views';
import { call } from '../../../bridge/call';
import { useAction } from '../../../bridge/use-call';
import { t } from '../../../i18n/translate';
import { useStrategyScene } from '../edit/strategy-context';
import { LinkFields } from './link-fields';
import { LinkForm } from './link-form';
import { bearingIn, valuesOf } from './link-values';
import { workText } from './link-words';

interface ChangeLinkProps {
  readonly target: string;
  readonly link: LinkView;
  readonly onLeave: () => void;
}

/** Gives one link another role, weight or reach. */
export function ChangeLink({ target, link, onLeave }: ChangeLinkProps) {
  const { done } = useStrategyScene();
  const [values, setValues] = useState(valuesOf(link));
  const change = useAction('changeLink');
  const bearing = bearingIn(values);
  const work = workText(link);
  const onSave = (): void => {
    if (bearing === undefined) return;
    change.mutate(
      { target, no: link.no, ...bearing },
      {
        onSuccess: ({ changed, was }) => {
          onLeave();
          if (!changed || was === undefined) return;
          done(t('links.changed', { work }), async () => {
            await call('changeLink', { target, no: link.no, ...was });
            return t('undo.done');
          });
        },
      },
    );
  };
  return (
    <LinkForm
      label={t('links.change.of', { work })}
      isReady={bearing !== undefined}
      isSaving={change.isPending}
      failure={change.error}
      onSave={onSave}
      onLeave={onLeave}
    >
      <LinkFields values={values} onChange={setValues} />
    </LinkForm>
  );
}
