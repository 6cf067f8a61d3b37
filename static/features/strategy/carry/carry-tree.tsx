import ChevronIcon from '@atlaskit/icon/core/chevron-right';
import { useRef, useState, type KeyboardEvent } from 'react';
import { t } from '../../../i18n/translate';
import { isChosen, seenNodes, toggled, type CarryChoice, type CarryNode } from './carry-choice';
import styles from './carry.module.css';

interface CarryTreeProps {
  readonly nodes: readonly CarryNode[];
  readonly choice: CarryChoice;
  readonly onChoose: (choice: CarryChoice) => void;
}

/** Trees up to this size open unfolded. */
const SMALL = 60;

const idOf = ({ kind, key }: CarryNode): string => `${kind} ${key}`;

/** What there is to carry as a tree of boxes to tick: arrow keys move, the space bar ticks. */
export function CarryTree({ nodes, choice, onChoose }: CarryTreeProps) {
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(
    () => new Set(nodes.length <= SMALL ? nodes.map(({ key }) => key) : []),
  );
  const seen = seenNodes(nodes, unfolded);
  const [at, setAt] = useState(0);
  const tree = useRef<HTMLUListElement>(null);
  const current = Math.min(at, seen.length - 1);

  const go = (index: number): void => {
    const next = Math.max(0, Math.min(seen.length - 1, index));
    setAt(next);
    tree.current?.querySelectorAll<HTMLElement>('[role=treeitem]')[next]?.focus();
  };
  const fold = ({ key }: CarryNode, isOpen: boolean): void => {
    const next = new Set(unfolded);
    if (isOpen) next.add(key);
    else next.delete(key);
    setUnfolded(next);
  };
  const onKey = (event: KeyboardEvent, node: CarryNode, index: number): void => {
    const isOpen = unfolded.has(node.key);
    const step: (() => void) | undefined = {
      ArrowDown: () => go(index + 1),
      ArrowUp: () => go(index - 1),
      Home: () => go(0),
      End: () => go(seen.length - 1),
      ArrowRight: () => (node.hasChildren && !isOpen ? fold(node, true) : go(index + 1)),
      ArrowLeft: () =>
        node.hasChildren && isOpen
          ? fold(node, false)
          : go(seen.findIndex(({ kind, key }) => kind === 'objective' && key === node.parent)),
      ' ': () => onChoose(toggled(choice, nodes, node)),
      Enter: () => onChoose(toggled(choice, nodes, node)),
    }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    step();
  };

  return (
    <ul ref={tree} role="tree" aria-label={t('carry.tree')} aria-multiselectable className={styles.tree}>
      {seen.map((node, index) => {
        const chosen = isChosen(choice, node);
        const isOpen = unfolded.has(node.key);
        return (
          <li
            key={idOf(node)}
            role="treeitem"
            aria-level={node.level}
            aria-posinset={node.position}
            aria-setsize={node.siblings}
            aria-checked={chosen}
            {...(node.hasChildren ? { 'aria-expanded': isOpen } : {})}
            tabIndex={index === current ? 0 : -1}
            className={styles.node}
            data-kind={node.kind}
            style={{ paddingInlineStart: `calc(${node.level - 1} * var(--ds-space-250))` }}
            onFocus={() => setAt(index)}
            onKeyDown={(event) => onKey(event, node, index)}
            onClick={() => onChoose(toggled(choice, nodes, node))}
          >
            <span
              aria-hidden
              className={styles.fold}
              onClick={(event) => {
                event.stopPropagation();
                fold(node, !isOpen);
              }}
            >
              {node.hasChildren && (
                <span className={styles.twisty} data-open={isOpen}>
                  <ChevronIcon label="" size="small" color="currentColor" />
                </span>
              )}
            </span>
            <span aria-hidden className={styles.box} data-checked={chosen} />
            <span className={styles.name}>{node.name}</span> <span className={styles.key}>{node.key}</span>
          </li>
        );
      })}
    </ul>
  );
}
