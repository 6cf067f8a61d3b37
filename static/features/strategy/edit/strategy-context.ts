import { createContext, useContext } from 'react';
import type { CallOutput } from '../../../../src/contract/calls';
import type { Selection } from '../selection';
import type { FrontPart } from '../../../../src/contract/front-calls';
import type { EditRights } from './edit-rights';
import type { Undo } from './undo';

/** What is being created: of which kind, and under what. */
export interface Creation {
  readonly kind: 'cycle' | 'objective' | 'target';
  readonly under?: string;
}

/** What the parts of the Strategy page share: the strategy shown, what may be done with it, and where to go. */
export interface StrategyScene {
  readonly data: CallOutput<'getStrategy'>;
  /** While only the first screenful is there: what is known of the rest. */
  readonly part: FrontPart | null;
  readonly rights: EditRights;
  open(selection: Selection): void;
  /** Opens something in the cycle where it is. */
  openIn(cycle: string, selection: Selection): void;
  create(creation: Creation): void;
  /** Says in one sentence what was just done and how it is taken back, and reads again what it changed. */
  done(said: string, undo?: Undo): void;
  /** The strategy as it is now, read again. */
  reload(): Promise<CallOutput<'getStrategy'> | undefined>;
}

const SceneContext = createContext<StrategyScene | null>(null);

export const StrategySceneProvider = SceneContext.Provider;

/** The page around this part. */
export function useStrategyScene(): StrategyScene {
  const scene = useContext(SceneContext);
  if (scene === null) throw new Error('a part of the Strategy page stands outside of it');
  return scene;
}
