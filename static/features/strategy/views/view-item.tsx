import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import { useState } from 'react';
import { t } from '../../../i18n/translate';
import { TextButton } from '../../../ui/text-button';
import { useStrategyScene } from '../edit/strategy-context';
import styles from '../strategy.module.css';
import { putBack, type NamedView, type Views } from './use-views';

interface ViewItemProps {
  readonly view: NamedView;
  /** Whether the tree shows it just now. */
  readonly isShown: boolean;
  readonly mayChange: boolean;
  readonly views: Views;
  readonly onShow: () => void;
}

/** One view: going to it, opening the tree with it, and for whoever may, another name or none. */
export function ViewItem({ view, isShown, mayChange, views, onShow }: ViewItemProps) {
  const { done } = useStrategyScene();
  const [name, setName] = useState<string | null>(null);
  const isFirst = views.isFirst(view);
  const small = { spacing: 'compact', appearance: 'subtle', isDisabled: views.isSaving } as const;
  if (name !== null) {
    return (
      <form
        className={styles.actions}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') views.rename(view, name.trim(), () => setName(null));
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          setName(null);
        }}
      >
        <Textfield
          isCompact
          autoFocus
          aria-label={t('views.name')}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" spacing="compact" isDisabled={name.trim() === '' || views.isSaving}>
          {t('edit.save')}
        </Button>
      </form>
    );
  }
  return (
    <div className={styles.section}>
      <div className={styles.facts}>
        <TextButton onClick={onShow}>{view.name}</TextButton>
        {isShown && <span className={styles.meta}>✓</span>}
        {isFirst && <span className={styles.meta}>{t('views.first.is')}</span>}
      </div>
      <div className={styles.actions}>
        <Button {...small} onClick={() => views.openWith(isFirst ? null : view, () => undefined)}>
          {t(isFirst ? 'views.first.not' : 'views.first')}
        </Button>
        {mayChange && (
          <>
            <Button {...small} onClick={() => setName(view.name)}>
              {t('views.rename')}
            </Button>
            <Button
              {...small}
              onClick={() =>
                views.remove(view, () =>
                  done(t('views.deleted', { name: view.name }), async () => {
                    await putBack(view);
                    return t('undo.done');
                  }),
                )
              }
            >
              {t('views.delete')}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}
