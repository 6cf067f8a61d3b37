import Button from '@atlaskit/button/new';
import ChevronIcon from '@atlaskit/icon/core/chevron-right';
import RefreshIcon from '@atlaskit/icon/core/refresh';
import { Suspense, lazy, useEffect, useMemo, useRef, useState } from 'react';
import type { AlignmentPath, CallInput, CallOutput } from '../../../src/contract/calls';
import { useAction, useCall, useReload } from '../../bridge/use-call';
import { PANEL_TEXTS } from '../../i18n/panel-texts';
import { addTexts, t } from '../../i18n/translate';
import { AsOf } from '../../ui/as-of';
import { FailureView } from '../../ui/failure-view';
import { IconAction } from '../../ui/icon-action';
import { LoadingRows } from '../../ui/loading-rows';
import { PeopleProvider } from '../../ui/people';
import { StateView } from '../../ui/state-view';
import { TargetRow } from '../../ui/target-row';
import { useWidth } from '../../ui/use-width';
import styles from './alignment.module.css';
import { PathView } from './path-view';

addTexts(PANEL_TEXTS);

// The search is read when somebody wants to link, which few readers do.
const LinkSearch = lazy(() => import('./link-search').then((module) => ({ default: module.LinkSearch })));

// Only work that serves nothing has suggestions.
const Suggestions = lazy(() => import('./suggestions').then((module) => ({ default: module.Suggestions })));

// Only until what has changed is counted.
const LookAgain = lazy(() => import('./uncounted').then((module) => ({ default: module.LookAgain })));

// Only owners check in.
const CheckInForm = lazy(() =>
  import('../../ui/check-in/check-in-form').then((module) => ({ default: module.CheckInForm })),
);

/** Up to this width only priority, target and variance fit. */
const NARROW_PX = 280;

/** How a link was that has been taken away. */
type Was = Pick<CallInput<'linkIssue'>, 'below' | 'role' | 'weight'>;

type Notice =
  | { readonly kind: 'checked-in'; readonly name: string }
  | { readonly kind: 'linked'; readonly name: string }
  | { readonly kind: 'unlinked'; readonly name: string; readonly target: string; readonly was: Was };

/** The issue panel: which targets this work serves, how they stand, and what closing it moves. */
export function AlignmentPanel({ issueId }: { readonly issueId: string | null }) {
  if (issueId === null) return <StateView title={t('panel.no-issue')} text={t('panel.no-issue.next')} />;
  return <IssueAlignment issueId={issueId} />;
}

function IssueAlignment({ issueId }: { readonly issueId: string }) {
  const [root, width] = useWidth<HTMLDivElement>(480);
  const alignment = useCall('getAlignment', { issueId });
  return (
    <div ref={root} className={styles.panel}>
      {alignment.isPending && <LoadingRows />}
      {alignment.isError && <FailureView failure={alignment.error} onRetry={() => void alignment.refetch()} />}
      {alignment.data !== undefined && (
        <Loaded
          issueId={issueId}
          data={alignment.data}
          narrow={width <= NARROW_PX}
          isFetching={alignment.isFetching}
          onRefresh={() => void alignment.refetch()}
        />
      )}
    </div>
  );
}

interface LoadedProps {
  readonly issueId: string;
  readonly data: CallOutput<'getAlignment'>;
  readonly narrow: boolean;
  readonly isFetching: boolean;
  readonly onRefresh: () => void;
}

function noticeText(notice: Notice): string {
  if (notice.kind === 'checked-in') return t('check-in.done', { name: notice.name });
  return t(notice.kind === 'linked' ? 'panel.linked' : 'panel.unlinked', { target: notice.name });
}

function Loaded({ issueId, data, narrow, isFetching, onRefresh }: LoadedProps) {
  const [searching, setSearching] = useState(false);
  const [checkingIn, setCheckingIn] = useState<string | null>(null);
  const [notice, setNotice] = useState<Notice | null>(null);
  const said = useRef<HTMLDivElement>(null);
  // What was pressed goes with what it did, so the reader goes on at what is said of it.
  useEffect(() => said.current?.focus(), [notice]);
  const reload = useReload();
  const unlink = useAction('unlinkIssue');
  const relink = useAction('linkIssue');
  const owners = useMemo(() => data.paths.map((path) => path.target.owner), [data.paths]);
  const isOut = ({ counts }: AlignmentPath): boolean => counts === 'taken-out';
  const [primary, ...others] = data.paths.filter((path) => !isOut(path));
  const failure = unlink.error ?? relink.error;

  const onUnlink = (path: AlignmentPath): (() => void) | null => {
    if (!data.canLink || path.through.kind !== 'direct') return null;
    const { key, name } = path.target;
    return () =>
      unlink.mutate(
        { target: key, issueId },
        {
          onSuccess: ({ removed: _removed, ...was }) => {
            setNotice({ kind: 'unlinked', name, target: key, was });
            void reload('getAlignment');
          },
        },
      );
  };
  const onUndo = (target: string, name: string, was: Was): void =>
    relink.mutate(
      { target, issueId, ...was },
      {
        onSuccess: () => {
          setNotice({ kind: 'linked', name });
          void reload('getAlignment');
        },
      },
    );
  const onLinked = (name: string): void => {
    setSearching(false);
    setNotice({ kind: 'linked', name });
    void reload('getAlignment');
  };

  const common = {
    issueId,
    now: data.now,
    terms: data.terms,
    width: narrow ? ('narrow' as const) : ('medium' as const),
    done: data.issue.done,
  };
  const isMine = ({ target }: AlignmentPath): boolean => target.owner === data.me || target.delegates.includes(data.me);
  const mayCheckIn = (path: AlignmentPath): boolean => !path.target.result.isFrozen && (data.mayManage || isMine(path));
  const viewOf = (path: AlignmentPath) => (
    <PathView
      path={path}
      {...common}
      onUnlink={onUnlink(path)}
      isUnlinking={unlink.isPending}
      isAsked={path.due.isDueThisWeek && isMine(path)}
      onCheckIn={mayCheckIn(path) ? () => setCheckingIn(path.target.key) : null}
    >
      {checkingIn === path.target.key && (
        <Suspense fallback={<LoadingRows count={3} />}>
          <CheckInForm
            target={path.target.key}
            day={null}
            me={data.me}
            onSaved={() => {
              setCheckingIn(null);
              setNotice({ kind: 'checked-in', name: path.target.name });
              void reload('getAlignment');
            }}
            onLeave={() => setCheckingIn(null)}
          />
        </Suspense>
      )}
    </PathView>
  );
  const listed = (heading: 'panel.also' | 'panel.out', paths: readonly AlignmentPath[]) =>
    paths.length > 0 && (
      <div className={styles.others}>
        <h3 className={styles.heading}>{t(heading, { count: paths.length })}</h3>
        {paths.map((path) => (
          <details key={`${path.target.key} ${path.linkNo}`} className={styles.other}>
            <summary>
              <span className={styles.twisty}>
                <ChevronIcon label="" size="small" color="currentColor" />
              </span>
              <TargetRow target={path.target} now={data.now} width="narrow" />
            </summary>
            <div className={styles.body}>{viewOf(path)}</div>
          </details>
        ))}
      </div>
    );
  return (
    <PeopleProvider ids={owners}>
      <div className={styles.head}>
        <h2 className={styles.heading}>{t('panel.serves')}</h2>
        <span className={styles.headEnd}>
          {primary !== undefined && <AsOf asOf={primary.target.result.asOf} now={data.now} />}
          <IconAction label={t('refresh')} icon={RefreshIcon} onClick={onRefresh} isLoading={isFetching} />
        </span>
      </div>

      {notice !== null && (
        <div ref={said} tabIndex={-1} className={styles.notice} role="status">
          {noticeText(notice)}
          {notice.kind === 'unlinked' && (
            <Button
              appearance="subtle"
              spacing="compact"
              isLoading={relink.isPending}
              onClick={() => onUndo(notice.target, notice.name, notice.was)}
            >
              {t('panel.undo')}
            </Button>
          )}
        </div>
      )}
      {failure !== null && <FailureView failure={failure} />}
      {data.paths.some(({ counts }) => counts === 'changed' || counts === 'pending') && (
        <Suspense fallback={null}>
          <LookAgain />
        </Suspense>
      )}

      {primary === undefined ? (
        <>
          <StateView title={t('panel.none')} text={t(data.canLink ? 'panel.none.next' : 'panel.none.read-only')} />
          {data.canLink && (
            <Suspense fallback={null}>
              <Suggestions issueId={issueId} onLinked={onLinked} />
            </Suspense>
          )}
        </>
      ) : (
        viewOf(primary)
      )}

      {listed('panel.also', others)}
      {listed('panel.out', data.paths.filter(isOut))}

      {data.canLink &&
        (searching ? (
          <Suspense fallback={<LoadingRows count={3} />}>
            <LinkSearch issueId={issueId} onLinked={onLinked} onCancel={() => setSearching(false)} />
          </Suspense>
        ) : (
          <div className={styles.actions}>
            <Button appearance={primary === undefined ? 'primary' : 'default'} onClick={() => setSearching(true)}>
              {t(primary === undefined ? 'panel.link' : 'panel.link.another')}
            </Button>
          </div>
        ))}
    </PeopleProvider>
  );
}
