import { Checkbox } from '@atlaskit/checkbox';
import Textfield from '@atlaskit/textfield';
import { useRef, useState } from 'react';
import type { ObjectiveView, TargetView } from '../../../../src/contract/views';
import { call } from '../../../bridge/call';
import { onceName } from '../../../bridge/once';
import { useAction } from '../../../bridge/use-call';
import { CallFailed } from '../../../bridge/call-failed';
import { COPY_TEXTS } from '../../../i18n/copy-texts';
import { addTexts, t } from '../../../i18n/translate';
import { Dialog } from '../../../ui/dialog';
import { FailureView } from '../../../ui/failure-view';
import { DialogFoot } from '../../../ui/form/dialog-foot';
import form from '../../../ui/form/form.module.css';
import { FormField } from '../../../ui/form/form-field';
import { followUndo } from '../carry/follow-undo';
import { useStrategyScene } from '../edit/strategy-context';

// Read with the dialog that shows them.
addTexts(COPY_TEXTS);

/** What the app says of the links, when they alone stand against it. */
const aboutLinks = (failure: Error | null): string | undefined =>
  failure instanceof CallFailed ? failure.details.find(({ path }) => path === 'withLinks')?.message : undefined;

type CopyDialogProps = (
  { readonly kind: 'objective'; readonly of: ObjectiveView } | { readonly kind: 'target'; readonly of: TargetView }
) & { readonly onLeave: () => void };

/** Duplicates an objective or a target: under which name, with what hangs on it. */
export function CopyDialog({ kind, of, onLeave }: CopyDialogProps) {
  const { data, rights, done, open } = useStrategyScene();
  const copy = useAction('copyEntry');
  const [once] = useState(onceName);
  // State is only seen by the next render; a second click comes before it.
  const sending = useRef(false);
  const [name, setName] = useState(t('new.copy', { name: of.name }));
  const [withTargets, setWithTargets] = useState(true);
  const [withLinks, setWithLinks] = useState(false);
  const targets = kind === 'objective' ? data.targets.filter(({ objective }) => objective === of.key) : [of];
  const own = kind === 'objective' ? targets.length : 0;
  const hasLinks = targets.some(({ linkCount }) => linkCount > 0) && (kind === 'target' || withTargets);
  const mayLink = rights.mayManage && hasLinks;
  const unlinked = aboutLinks(copy.error);
  const isUnnamed = name.trim() === '';
  const onSave = (): void => {
    if (sending.current) return;
    sending.current = true;
    copy.mutate(
      {
        kind,
        key: of.key,
        name: name.trim(),
        withTargets: own > 0 && withTargets,
        withLinks: mayLink && withLinks,
        once,
      },
      {
        onSuccess: ({ key, targets: along }) => {
          onLeave();
          open({ kind, key });
          done(t('copy.done', { key }), async () => {
            const { undoId } = await call('undoCopy', { kind, key, targets: along, once });
            return followUndo(undoId, () => open({ kind, key: of.key }));
          });
        },
        onError: (failure) => {
          sending.current = false;
          if (aboutLinks(failure) !== undefined) setWithLinks(false);
        },
      },
    );
  };
  return (
    <Dialog title={t('copy.title', { name: of.name })} onLeave={onLeave}>
      <form
        className={form.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isUnnamed && !copy.isPending) onSave();
        }}
      >
        <FormField name="name" label={t('edit.name')} isRequired mistake={isUnnamed ? t('form.name') : null}>
          {({ id, describedBy, isInvalid }) => (
            <Textfield
              id={id}
              aria-describedby={describedBy}
              isInvalid={isInvalid}
              autoFocus
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          )}
        </FormField>
        {own > 0 && (
          <Checkbox
            label={t('copy.with-targets', { count: own })}
            isChecked={withTargets}
            onChange={(event) => setWithTargets(event.currentTarget.checked)}
          />
        )}
        {mayLink && (
          <div>
            <Checkbox
              label={t('copy.with-links')}
              isChecked={withLinks}
              onChange={(event) => setWithLinks(event.currentTarget.checked)}
            />
            <p className={form.help}>{t('copy.with-links.help')}</p>
          </div>
        )}
        {!rights.mayManage && hasLinks && <p className={form.help}>{t('copy.no-links')}</p>}
        {unlinked !== undefined && (
          <p role="alert" className={form.wrong}>
            {unlinked}
          </p>
        )}
        {copy.isError && unlinked === undefined && <FailureView failure={copy.error} />}
        <DialogFoot action={t('copy.save')} isBusy={copy.isPending} isDisabled={isUnnamed} onLeave={onLeave} />
      </form>
    </Dialog>
  );
}
