import VisuallyHidden from '@atlaskit/visually-hidden';
import { memo } from 'react';
import type { TermsView } from '../../../../src/contract/views';
import { formatShare } from '../../../i18n/numbers';
import { t } from '../../../i18n/translate';
import { agesOf } from '../../../ui/ages-of';
import { Amount } from '../../../ui/amount';
import { AgeMarks } from '../../../ui/as-of';
import { ObjectiveVariance } from '../../../ui/objective-row';
import { StatusLozenge } from '../../../ui/status-lozenge';
import { objectiveRowId } from '../tree-rows';
import type { MapNode } from './map-graph';
import type { Box } from './map-layout';
import styles from './map.module.css';

interface MapNodeBoxProps {
  readonly node: MapNode;
  readonly box: Box;
  readonly terms: TermsView;
  readonly now: string;
  /** In the line of sight that is looked at, outside of it, or null when none is. */
  readonly inLine: boolean | null;
  readonly isActive: boolean;
  readonly isStop: boolean;
  readonly onFocus: (key: string) => void;
  readonly onOpen: (key: string) => void;
}

/** One objective on the map: its name, its status as a word, where it stands. */
export const MapNodeBox = memo(function MapNodeBox(props: MapNodeBoxProps) {
  const { node, box, terms, now, inLine, isActive, isStop, onFocus, onOpen } = props;
  const { key, objective } = node;
  const { roll, status } = objective;
  return (
    <foreignObject x={box.x} y={box.y} width={box.width} height={box.height} className={styles.place}>
      <button
        type="button"
        className={styles.node}
        data-opens={objectiveRowId(key)}
        data-status={status === 'active' ? roll.status : status}
        data-line={inLine === null ? undefined : inLine ? 'in' : 'out'}
        data-active={isActive}
        tabIndex={isStop ? 0 : -1}
        aria-describedby="map-how"
        title={`${terms[objective.level]}: ${objective.name}`}
        onFocus={() => onFocus(key)}
        onClick={() => onOpen(key)}
      >
        <span className={styles.name}>{objective.name}</span>
        <span className={styles.facts}>
          <span className={styles.word}>
            {status === 'active' ? <StatusLozenge status={roll.status} /> : t(`objective-status.${status}`)}
          </span>
          {roll.progress !== null && (
            <span className={styles.share}>
              <Amount text={formatShare(roll.progress)} />
            </span>
          )}
          {roll.progress !== null && <ObjectiveVariance objective={objective} />}
          <VisuallyHidden>{terms[objective.level]}</VisuallyHidden>
        </span>
        <span className={styles.ages}>
          <AgeMarks of={agesOf(roll)} now={now} />
        </span>
      </button>
    </foreignObject>
  );
});
