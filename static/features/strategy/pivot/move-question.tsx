import { t } from '../../../i18n/translate';
import { TurnQuestion, type AskedChanges } from './turn-question';

/** A move that is decided but not saved. */
export interface AskedMove extends AskedChanges {
  readonly name: string;
  /** Where it would land, in words. */
  readonly place: string;
}

interface MoveQuestionProps {
  readonly move: AskedMove;
  readonly onSave: () => void;
  readonly onLeave: () => void;
  readonly onFailed: (failure: Error) => void;
}

/** Asks before a move that owners below would be asked about. */
export function MoveQuestion({ move, ...answers }: MoveQuestionProps) {
  return (
    <TurnQuestion {...answers} of={move} title={t('move.dialog', { name: move.name })} action={t('move.save')}>
      <p>{move.place}</p>
    </TurnQuestion>
  );
}
