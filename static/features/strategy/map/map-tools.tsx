import Button from '@atlaskit/button/new';
import AddIcon from '@atlaskit/icon/core/add';
import MinusIcon from '@atlaskit/icon/core/minus';
import Textfield from '@atlaskit/textfield';
import { useMemo, useState } from 'react';
import { t } from '../../../i18n/translate';
import { IconAction } from '../../../ui/icon-action';
import type { MapGraph } from './map-graph';
import styles from './map.module.css';

interface MapToolsProps {
  readonly graph: MapGraph;
  readonly isTable: boolean;
  /** Whether an objective is looked at. */
  readonly hasLine: boolean;
  readonly onTable: (isTable: boolean) => void;
  readonly onGo: (key: string) => void;
  readonly onZoom: (factor: number) => void;
  readonly onFit: () => void;
  readonly onLine: () => void;
}

/** Finds an objective, zooms, fits, and goes to the same as a table. */
export function MapTools(props: MapToolsProps) {
  const { graph, isTable, hasLine, onTable, onGo, onZoom, onFit, onLine } = props;
  return (
    <div className={styles.tools}>
      {!isTable && <MapSearch graph={graph} onGo={onGo} />}
      {!isTable && (
        <div role="group" aria-label={t('map.zoom')} className={styles.zoom}>
          <IconAction label={t('map.zoom-out')} icon={MinusIcon} onClick={() => onZoom(0.8)} />
          <IconAction label={t('map.zoom-in')} icon={AddIcon} onClick={() => onZoom(1.25)} />
          <Button spacing="compact" onClick={onFit}>
            {t('map.fit')}
          </Button>
          <Button spacing="compact" isDisabled={!hasLine} onClick={onLine}>
            {t('map.line')}
          </Button>
        </div>
      )}
      <span className={styles.end}>
        <Button spacing="compact" onClick={() => onTable(!isTable)}>
          {t(isTable ? 'map.as-map' : 'map.as-table')}
        </Button>
      </span>
    </div>
  );
}

/** Enter goes to the next objective that matches, round and round. */
function MapSearch({ graph, onGo }: Pick<MapToolsProps, 'graph' | 'onGo'>) {
  const [text, setText] = useState('');
  const [at, setAt] = useState(-1);
  const wanted = text.trim().toLocaleLowerCase();
  const matches = useMemo(
    () =>
      wanted === ''
        ? []
        : graph.nodes.filter(({ key, objective }) => `${key} ${objective.name}`.toLocaleLowerCase().includes(wanted)),
    [graph, wanted],
  );
  const goOn = (): void => {
    const next = matches.length === 0 ? -1 : (at + 1) % matches.length;
    const found = matches[next];
    setAt(next);
    if (found !== undefined) onGo(found.key);
  };
  const found = (): string => {
    if (wanted === '') return '';
    if (matches.length === 0) return t('map.search.none');
    if (at < 0) return t('map.search.found', { count: matches.length });
    return t('map.search.at', { at: at + 1, count: matches.length, name: matches[at]?.objective.name ?? '' });
  };
  return (
    <div className={styles.search}>
      <div className={styles.field}>
        <Textfield
          isCompact
          type="search"
          aria-label={t('map.search')}
          aria-describedby="map-found"
          placeholder={t('map.search')}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setAt(-1);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            goOn();
          }}
        />
      </div>
      <span id="map-found" role="status" className={styles.found}>
        {found()}
      </span>
    </div>
  );
}
