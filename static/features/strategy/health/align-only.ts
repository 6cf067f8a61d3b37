import type { CallOutput } from '../../../../src/contract/calls';
import type { TargetView } from '../../../../src/contract/views';
import { call } from '../../../bridge/call';
import { t } from '../../../i18n/translate';
import { amountText } from '../../../ui/target-numbers';
import type { Undo } from '../edit/undo';

type Reads = CallOutput<'alignOnly'>['before'];

/** What a target reads, or why it reads nothing. */
export const readText = (target: TargetView, reads: NonNullable<Reads>): string =>
  reads.actual === null ? t(`reason.${reads.reason ?? 'not-synced'}`) : amountText(target, reads.actual);

/** What became of the target's number. */
function becameText(target: TargetView, before: Reads, after: Reads): string {
  const { key } = target;
  if (before === null || after === null) return t('health.aligned.later', { key });
  const [was, is] = [readText(target, before), readText(target, after)];
  if (after.leaves?.total === 0) return t('health.aligned.nothing', { key, was });
  return was === is ? t('health.aligned.same', { key, is }) : t('health.aligned', { key, was, is });
}

/** Lets a target only align with the work that others count too; says what it reads then, and how that is taken back. */
export async function alignOnly(
  target: TargetView,
  besides: readonly string[],
): Promise<{ readonly said: string; readonly undo: Undo }> {
  const { links, before, after } = await call('alignOnly', { target: target.key, besides: [...besides] });
  return {
    said: becameText(target, before, after),
    undo: async () => {
      for (const { no, was } of links) await call('changeLink', { target: target.key, no, ...was });
      return t('undo.done');
    },
  };
}
