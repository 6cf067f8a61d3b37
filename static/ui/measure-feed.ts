import type { TargetView } from '../../src/contract/views';
import { feedOf } from '../../src/domain/measure';

type Measured = Pick<TargetView, 'measure'>;

/** Whether its owner enters its values. */
export const isEntered = ({ measure }: Measured): boolean => feedOf(measure.type) === 'check-ins';

/** Whether linked work feeds it. */
export const isOfWork = ({ measure }: Measured): boolean => feedOf(measure.type) === 'work';
