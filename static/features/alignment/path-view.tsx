import Button from '@atlaskit/button/new';
import { Suspense, lazy, useState, type ReactNode } from 'react';
import type { AlignmentPath } from '../../../src/contract/calls';
import type { TermsView } from '../../../src/contract/views';
import { openIssue } from '../../bridge/navigation';
import { t } from '../../i18n/translate';
import { DueLine } from '../../ui/check-in/due-line';
import { LoadingRows } from '../../ui/loading-rows';
import { LineOfSight } from '../../ui/line-of-sight';
import { TargetRow, type RowWidth } from '../../ui/target-row';
import { TextButton } from '../../ui/text-button';
import styles from './alignment.module.css';
import { ClosingEffect } from './closing-effect';

// Read when somebody asks why.
const WhyItCounts = lazy(() => import('../../ui/why-it-counts').then((module) => ({ default: module.WhyItCounts })));

interface PathViewProps {
  readonly issueId: string;
  readonly path: AlignmentPath;
  readonly now: string;
  readonly terms: TermsView;
  readonly width: Exclude<RowWidth, 'wide'>;
  readonly done: boolean;
  readonly onUnlink: (() => void) | null;
  readonly isUnlinking: boolean;
  /** Whether the viewer is asked for a check-in this week. */
  readonly isAsked: boolean;
  /** Null where the viewer does not check in. */
  readonly onCheckIn: (() => void) | null;
  /** What stands under the numbers, such as the form of a check-in. */
  readonly children?: ReactNode;
}

function Through({ path }: { readonly path: AlignmentPath }) {
  const { kind, issue } = path.through;
  if (kind === 'direct') return <span>{t('panel.direct')}</span>;
  if (kind === 'jql') return <span>{t('panel.jql')}</span>;
  if (issue === null) return <span>{t('panel.inherited.hidden')}</span>;
  return (
    <span>
      {t('panel.inherited')}{' '}
      <TextButton onClick={() => void openIssue(issue.key)}>
        {issue.key} {issue.summary}
      </TextButton>
    </span>
  );
}

/** One way in which the issue serves a target, in full: the line, the target's numbers, through what, and what closing it does. */
export function PathView(props: PathViewProps) {
  const { issueId, path, now, terms, width, done, onUnlink, isUnlinking, isAsked, onCheckIn, children } = props;
  const [isExplained, setExplained] = useState(false);
  const top = path.line.slice(-1);
  if (width === 'narrow') {
    return (
      <LineOfSight line={top} terms={null} flat>
        <TargetRow target={path.target} now={now} width="narrow" />
      </LineOfSight>
    );
  }
  return (
    <LineOfSight line={path.line} terms={terms}>
      <div className={styles.target}>
        <TargetRow target={path.target} now={now} width="medium" />
        <ClosingEffect path={path} done={done} />
        {isAsked && <DueLine due={path.due} now={now} />}
        <div className={styles.through}>
          <Through path={path} />
          <Button
            appearance="subtle"
            spacing="compact"
            aria-expanded={isExplained}
            onClick={() => setExplained(!isExplained)}
          >
            {t('why.open')}
          </Button>
          {onCheckIn !== null && (
            <Button spacing="compact" appearance={isAsked ? 'primary' : 'default'} onClick={onCheckIn}>
              {t('check-in.open')}
            </Button>
          )}
          {onUnlink !== null && (
            <Button appearance="subtle" spacing="compact" onClick={onUnlink} isLoading={isUnlinking}>
              {t('panel.unlink')}
            </Button>
          )}
        </div>
        {isExplained && (
          <Suspense fallback={<LoadingRows count={2} />}>
            <WhyItCounts target={path.target.key} issueId={issueId} />
          </Suspense>
        )}
        {children}
      </div>
    </LineOfSight>
  );
}
