import Button from '@atlaskit/button/new';
import { Checkbox } from '@atlaskit/checkbox';
import Textfield from '@atlaskit/textfield';
import { useRef, useState } from 'react';
import { MAX_VIEWS } from '../../../../src/domain/saved-view';
import { useSight } from '../../../bridge/sight';
import { t } from '../../../i18n/translate';
import { FailureView } from '../../../ui/failure-view';
import { useStrategyScene } from '../edit/strategy-context';
import styles from '../strategy.module.css';
import tools from '../strategy-tools.module.css';
import { ToolsPanel } from '../tools-panel';
import { isSameChoice, PLAIN_CHOICE, plainOf } from '../tree-choice';
import type { TreeViewing } from '../use-tree-view';
import { ViewItem } from './view-item';
import type { NamedView, Views } from './use-views';

interface ViewsPanelProps {
  readonly viewing: TreeViewing;
  readonly views: Views;
}

/** The views of the tree under their names: to go to one, to keep what is shown, to change and remove them. */
export function ViewsPanel({ viewing, views }: ViewsPanelProps) {
  const { rights } = useStrategyScene();
  // Through other eyes nothing is kept.
  const mayKeep = useSight().viewingAs === undefined;
  const { view: shown } = viewing;
  const all: readonly NamedView[] = [
    ...views.mine.map((view) => ({ ...view, isShared: false })),
    ...views.shared.map((view) => ({ ...view, isShared: true })),
  ];
  const current = all.find(({ choice }) => isSameChoice(choice, shown));
  const label = current === undefined ? t('views.menu') : t('views.menu.named', { name: current.name });
  const list = (isShared: boolean, close: () => void) => {
    const own = all.filter((view) => view.isShared === isShared);
    return (
      <section className={styles.section} aria-label={t(isShared ? 'views.shared' : 'views.mine')}>
        <h2 className={styles.sectionTitle}>{t(isShared ? 'views.shared' : 'views.mine')}</h2>
        {own.length === 0 && !isShared && <p className={styles.quiet}>{t('views.none')}</p>}
        <ul className={styles.list}>
          {own.map((view) => (
            <li key={view.name}>
              <ViewItem
                view={view}
                isShown={view === current}
                mayChange={mayKeep && (!isShared || rights.mayManage)}
                views={views}
                onShow={() => {
                  viewing.choose(view.choice);
                  close();
                }}
              />
            </li>
          ))}
        </ul>
      </section>
    );
  };
  return (
    <ToolsPanel label={label}>
      {(close) => (
        <div className={tools.views}>
          <div className={tools.plainView}>
            <Button
              appearance="subtle"
              spacing="compact"
              onClick={() => {
                viewing.choose(PLAIN_CHOICE);
                close();
              }}
            >
              {t('views.plain')}
            </Button>
          </div>
          {list(false, close)}
          {views.shared.length > 0 && list(true, close)}
          {mayKeep && <KeepView viewing={viewing} views={views} />}
          {views.failure !== null && <FailureView failure={views.failure} />}
        </div>
      )}
    </ToolsPanel>
  );
}

/** Keeps what is shown under a name. */
function KeepView({ viewing, views }: ViewsPanelProps) {
  const { rights, done } = useStrategyScene();
  const [name, setName] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const [isShared, setShared] = useState(false);
  const count = (isShared ? views.shared : views.mine).length;
  const isFull = count >= MAX_VIEWS;
  const isReady = name.trim() !== '' && views.isLoaded && !views.isSaving && !isFull;
  return (
    <form
      className={tools.panelFoot}
      onSubmit={(event) => {
        event.preventDefault();
        const called = name.trim();
        if (!isReady) return;
        // The button cannot be pressed while it is saved, and would lose the focus.
        field.current?.focus();
        views.keep(called, isShared, plainOf(viewing.view), () => {
          setName('');
          done(t('views.saved', { name: called }));
        });
      }}
    >
      <Textfield
        ref={field}
        isCompact
        aria-label={t('views.name')}
        placeholder={t('views.name')}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {rights.mayManage && (
        <Checkbox
          label={t('views.save.shared')}
          isChecked={isShared}
          onChange={(event) => setShared(event.currentTarget.checked)}
        />
      )}
      {isFull && <p className={styles.quiet}>{t('views.full')}</p>}
      <Button type="submit" spacing="compact" appearance="primary" isDisabled={!isReady}>
        {t('views.save')}
      </Button>
    </form>
  );
}
