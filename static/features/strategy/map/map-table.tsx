import type { TermsView } from '../../../../src/contract/views';
import { formatShare } from '../../../i18n/numbers';
import { t } from '../../../i18n/translate';
import { agesOf } from '../../../ui/ages-of';
import { Amount } from '../../../ui/amount';
import { AgeMarks } from '../../../ui/as-of';
import { ObjectiveVariance } from '../../../ui/objective-row';
import { StatusLozenge } from '../../../ui/status-lozenge';
import { objectiveRowId } from '../tree-rows';
import type { MapGraph, MapNode } from './map-graph';
import styles from './map.module.css';

interface MapTableProps {
  readonly graph: MapGraph;
  readonly terms: TermsView;
  readonly now: string;
  readonly onOpen: (key: string) => void;
}

/** What the map shows, as a table: every objective with what it counts towards and what it is aligned to. */
export function MapTable({ graph, terms, now, onOpen }: MapTableProps) {
  const nameOf = (key: string): string => graph.byKey.get(key)?.objective.name ?? key;
  return (
    // A region that scrolls is reached by keyboard.
    <div role="region" aria-label={t('map.table')} tabIndex={0} className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('map.column.objective')}</th>
            <th scope="col">{t('map.column.level')}</th>
            <th scope="col">{t('column.status')}</th>
            <th scope="col">{t('map.column.progress')}</th>
            <th scope="col">{t('column.variance')}</th>
            <th scope="col">{t('drawer.serves')}</th>
            <th scope="col">{t('drawer.aligned')}</th>
          </tr>
        </thead>
        <tbody>
          {graph.nodes.map((node) => (
            <Row key={node.key} node={node} terms={terms} now={now} nameOf={nameOf} onOpen={onOpen} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps extends Pick<MapTableProps, 'terms' | 'now' | 'onOpen'> {
  readonly node: MapNode;
  readonly nameOf: (key: string) => string;
}

function Row({ node, terms, now, nameOf, onOpen }: RowProps) {
  const { key, objective, parent, alignedTo } = node;
  const { roll, status } = objective;
  return (
    <tr>
      <th scope="row">
        <button type="button" className={styles.open} data-opens={objectiveRowId(key)} onClick={() => onOpen(key)}>
          {objective.name}
        </button>{' '}
        <span className={styles.key}>{key}</span> <AgeMarks of={agesOf(roll)} now={now} />
      </th>
      <td>{terms[objective.level]}</td>
      <td>{status === 'active' ? <StatusLozenge status={roll.status} /> : t(`objective-status.${status}`)}</td>
      <td className={styles.number}>{roll.progress === null ? '–' : <Amount text={formatShare(roll.progress)} />}</td>
      <td className={styles.number}>
        <ObjectiveVariance objective={objective} />
      </td>
      <td>{parent === null ? '–' : nameOf(parent)}</td>
      <td>{alignedTo.length === 0 ? '–' : alignedTo.map(nameOf).join(', ')}</td>
    </tr>
  );
}
