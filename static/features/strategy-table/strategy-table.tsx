import { useMemo } from 'react';
import type { CallOutput } from '../../../src/contract/calls';
import { useCall } from '../../bridge/use-call';
import { TABLE_TEXTS } from '../../i18n/table-texts';
import { addTexts, t } from '../../i18n/translate';
import { AsOf } from '../../ui/as-of';
import { cssVariable } from '../../ui/css-variable';
import { FailureView } from '../../ui/failure-view';
import { LoadingRows } from '../../ui/loading-rows';
import { ObjectiveRow } from '../../ui/objective-row';
import { PeopleProvider } from '../../ui/people';
import { StateView } from '../../ui/state-view';
import { TargetRow } from '../../ui/target-row';
import { TavHead } from '../../ui/tav-head';
import grid from '../../ui/tav-grid.module.css';
import { useWidth } from '../../ui/use-width';
import styles from './strategy-table.module.css';
import { tableSections, type TableSection } from './table-order';

addTexts(TABLE_TEXTS);

/** Below these a table does not fit, and then not even a block. */
const TABLE_PX = 640;
const BLOCK_PX = 300;

interface StrategyTableProps {
  /** Null until somebody chose. */
  readonly chosen: readonly string[] | null;
  readonly isEditing: boolean;
}

/** The Confluence macro: chosen objectives and what counts towards them, with target, actual and variance. */
export function StrategyTable({ chosen, isEditing }: StrategyTableProps) {
  if (chosen === null || chosen.length === 0) {
    return <StateView title={t('macro.unset')} text={t(isEditing ? 'macro.unset.editing' : 'macro.unset.reading')} />;
  }
  return <ChosenTable chosen={chosen} />;
}

function ChosenTable({ chosen }: { readonly chosen: readonly string[] }) {
  const [root, width] = useWidth<HTMLDivElement>(900);
  const table = useCall('getStrategyTable', { objectives: [...chosen] });
  return (
    <div ref={root} className={styles.root}>
      {table.isPending && <LoadingRows count={5} />}
      {table.isError && <FailureView failure={table.error} onRetry={() => void table.refetch()} />}
      {table.data !== undefined && <Loaded chosen={chosen} data={table.data} width={width} />}
    </div>
  );
}

interface LoadedProps {
  readonly chosen: readonly string[];
  readonly data: CallOutput<'getStrategyTable'>;
  readonly width: number;
}

function Loaded({ chosen, data, width }: LoadedProps) {
  const sections = useMemo(() => tableSections(chosen, data.objectives, data.targets), [chosen, data]);
  const owners = useMemo(() => [...data.objectives, ...data.targets].map((item) => item.owner), [data]);
  if (sections.length === 0) return <StateView title={t('macro.gone')} text={t('macro.gone.next')} />;
  const oldest = [...data.targets.map((target) => target.result.asOf)].sort()[0] ?? null;
  const anyStale =
    data.targets
      .map((target) => target.result.staleSince)
      .filter((since) => since !== null)
      .sort()[0] ?? null;
  return (
    <PeopleProvider ids={owners}>
      {width >= TABLE_PX ? (
        <Wide sections={sections} data={data} />
      ) : (
        <Blocks sections={sections} data={data} narrow={width < BLOCK_PX} />
      )}
      <div className={styles.foot}>
        <AsOf
          asOf={oldest}
          now={data.now}
          staleSince={anyStale}
          complete={data.targets.every((target) => target.result.complete)}
        />
        {data.missing.length > 0 && (
          <span className={styles.missing}>{t('macro.missing', { count: data.missing.length })}</span>
        )}
      </div>
    </PeopleProvider>
  );
}

interface SectionsProps {
  readonly sections: readonly TableSection[];
  readonly data: CallOutput<'getStrategyTable'>;
}

function Wide({ sections, data }: SectionsProps) {
  return (
    <div role="table" aria-label={t('macro.caption')}>
      <div role="rowgroup">
        <TavHead />
      </div>
      <div role="rowgroup">
        {sections.flatMap(({ objective, depth, targets }) => [
          <div
            key={objective.key}
            role="row"
            className={`${grid.grid} ${styles.row} ${styles.objective}`}
            style={cssVariable('level', depth)}
          >
            <ObjectiveRow objective={objective} now={data.now} terms={data.terms} wide cellRole="cell" />
          </div>,
          ...targets.map((target) => (
            <div
              key={target.key}
              role="row"
              className={`${grid.grid} ${styles.row}`}
              style={cssVariable('level', depth + 1)}
            >
              <TargetRow target={target} now={data.now} width="wide" cellRole="cell" />
            </div>
          )),
        ])}
      </div>
    </div>
  );
}

function Blocks({ sections, data, narrow }: SectionsProps & { readonly narrow: boolean }) {
  return (
    <div className={styles.blocks}>
      {sections.map(({ objective, targets }) => (
        <section key={objective.key} className={styles.block} aria-label={objective.name}>
          <ObjectiveRow objective={objective} now={data.now} terms={data.terms} />
          {targets.length > 0 && (
            <ul className={styles.list}>
              {targets.map((target) => (
                <li key={target.key}>
                  <TargetRow target={target} now={data.now} width={narrow ? 'narrow' : 'medium'} />
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </div>
  );
}
