import CrossIcon from '@atlaskit/icon/core/cross';
import { Suspense, lazy, useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { CHANGE_TEXTS } from '../../i18n/change-texts';
import { CYCLE_TEXTS } from '../../i18n/cycle-texts';
import { GONE_TEXTS } from '../../i18n/gone-texts';
import { addTexts, t } from '../../i18n/translate';
import { IconAction } from '../../ui/icon-action';
import { LoadingRows } from '../../ui/loading-rows';
import { knownObjective, knownTarget } from './edit/entries';
import { CycleDetails } from './cycle-details';
import { useStrategyScene } from './edit/strategy-context';
import { ObjectiveDetails } from './objective-details';
import { InlineField } from './pivot/inline-field';
import type { FactsOf } from './pivot/facts';
import type { Selection } from './selection';
import styles from './strategy.module.css';
import { TargetDetails } from './target-details';
import { goBack } from './way-back';

// Not needed before this is.
addTexts(CHANGE_TEXTS);
addTexts(CYCLE_TEXTS);
addTexts(GONE_TEXTS);

// A link may name what is not there.
const NotHere = lazy(() => import('./not-here').then((module) => ({ default: module.NotHere })));
// Forms are read when somebody who may edit does so.
const DrawerEditor = lazy(() => import('./edit/drawer-editor').then((module) => ({ default: module.DrawerEditor })));
const CountingEditor = lazy(() =>
  import('./counting/counting-editor').then((module) => ({ default: module.CountingEditor })),
);
const CloseObjective = lazy(() =>
  import('./edit/close-objective').then((module) => ({ default: module.CloseObjective })),
);

interface DrawerProps {
  readonly selection: Selection;
  /** Beside the tree it is as high as the tree; over it, as high as it needs. */
  readonly maxHeightPx: number | null;
  /** What had the focus before these details. */
  readonly origin: RefObject<HTMLElement>;
  readonly onSelect: (selection: Selection) => void;
  readonly onClose: () => void;
}

/** The details of what was chosen, read and edited in one place. Escape leaves what is being done, then closes. */
export function Drawer({ selection, maxHeightPx, origin, onSelect, ...rest }: DrawerProps) {
  const { data, rights } = useStrategyScene();
  const { kind, key, doing } = selection;
  const objective = kind === 'objective' ? data.objectives.find((one) => one.key === key) : undefined;
  const target = kind === 'target' ? data.targets.find((one) => one.key === key) : undefined;
  const cycle = kind === 'cycle' ? data.cycles.find((one) => one.key === key) : undefined;
  const title = objective?.name ?? target?.name ?? cycle?.name ?? key;
  // A form that takes the place of what is read.
  const isForm = doing === 'edit' || doing === 'count';
  const named: FactsOf | null =
    objective !== undefined
      ? { known: knownObjective(objective), mayEdit: rights.mayEditObjective(objective) }
      : target !== undefined
        ? { known: knownTarget(target), mayEdit: rights.mayEditTarget(target) }
        : null;
  const isMissing = kind !== 'target' && objective === undefined && cycle === undefined;
  const onLeave = (): void => onSelect({ kind, key });
  const onClose = (): void => {
    rest.onClose();
    goBack(selection, origin.current);
  };
  return (
    <aside
      className={styles.drawer}
      style={maxHeightPx === null ? undefined : { maxBlockSize: maxHeightPx }}
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        if (doing === undefined) onClose();
        else onLeave();
      }}
    >
      <div className={styles.drawerBody}>
        <div className={styles.drawerHead}>
          <NameInPlace key={key} of={isForm ? null : named} name={title}>
            <DrawerTitle key={`${key} ${isForm ? doing : ''}`}>
              {isForm ? t(doing === 'edit' ? 'edit.title' : 'drawer.counting', { name: title }) : title}
            </DrawerTitle>
          </NameInPlace>
          <IconAction label={t('drawer.close')} icon={CrossIcon} onClick={onClose} />
        </div>
        <Suspense fallback={<LoadingRows count={5} />}>
          {doing === 'edit' && (
            <DrawerEditor
              key={key}
              objective={objective}
              target={target}
              cycle={cycle}
              field={selection.field}
              onLeave={onLeave}
            />
          )}
          {doing === 'count' && objective !== undefined && (
            <CountingEditor kind="objective" of={objective} onLeave={onLeave} />
          )}
          {doing === 'count' && target !== undefined && <CountingEditor kind="target" of={target} onLeave={onLeave} />}
          {doing === 'close' && objective !== undefined && <CloseObjective objective={objective} onLeave={onLeave} />}
        </Suspense>
        {!isForm && objective !== undefined && (
          <ObjectiveDetails objective={objective} tab={selection.tab} isClosing={doing === 'close'} />
        )}
        {isMissing && (
          <Suspense fallback={<LoadingRows count={3} />}>
            <NotHere selection={selection} onClose={onClose} />
          </Suspense>
        )}
        {!isForm && cycle !== undefined && <CycleDetails cycle={cycle} />}
        {!isForm && kind === 'target' && (
          <TargetDetails
            key={key}
            targetKey={key}
            known={target}
            tab={selection.tab}
            isCheckingIn={doing === 'check-in'}
            onLeave={onLeave}
            onClose={onClose}
          />
        )}
      </div>
    </aside>
  );
}

interface NameInPlaceProps {
  /** What is named; null for what is not renamed here. */
  readonly of: FactsOf | null;
  readonly name: string;
  readonly children: ReactNode;
}

/** A name that whoever may changes where it stands. */
function NameInPlace({ of, name, children }: NameInPlaceProps) {
  if (of === null) return children;
  return (
    <InlineField {...of} name="name" label={t('edit.name')} kind="text" start={name}>
      {children}
    </InlineField>
  );
}

/** Longer names would take the room of what they name, in the letters of a heading. */
const LONG_NAME = 120;

/** Takes the focus when it appears, so that the reader is where the new text is. */
function DrawerTitle({ children }: { readonly children: string }) {
  const isLong = children.length > LONG_NAME;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // A menu that was opened before the details were read would close under whoever chooses in it.
    if (document.activeElement?.closest('[role="menu"]')) return;
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h2 ref={heading} tabIndex={-1} className={styles.drawerTitle} data-long={isLong}>
      {children}
    </h2>
  );
}
