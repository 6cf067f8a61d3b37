import { t } from '../../../i18n/translate';
import type { MapNode } from './map-graph';
import styles from './map.module.css';

interface MapLegendProps {
  /** What is looked at, with how many stand below it. */
  readonly active: { readonly node: MapNode; readonly below: number } | null;
}

/** What the lines mean, how to move, and what is looked at, in words. */
export function MapLegend({ active }: MapLegendProps) {
  return (
    <div className={styles.legend}>
      <p role="status" className={styles.said}>
        {active !== null &&
          t('map.line.said', {
            name: active.node.objective.name,
            above: active.node.level - 1,
            below: active.below,
            aligned: active.node.alignedTo.length + active.node.alignedFrom.length,
          })}
      </p>
      <ul className={styles.lines}>
        <li>
          <LineSample className={styles.parent} /> {t('map.legend.parent')}
        </li>
        <li>
          <LineSample className={styles.aligned} /> {t('map.legend.aligned')}
        </li>
      </ul>
      <p id="map-how" className={styles.how}>
        {t('map.how')}
      </p>
    </div>
  );
}

function LineSample({ className }: { readonly className: string | undefined }) {
  return (
    <svg width="28" height="8" aria-hidden="true">
      <path className={className} d="M0 4H28" />
    </svg>
  );
}
