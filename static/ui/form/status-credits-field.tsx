import { useQuery } from '@tanstack/react-query';
import { MAX_STATUS_CREDITS } from '../../../src/domain/credit';
import { loadStatuses } from '../../bridge/site-lists';
import { t } from '../../i18n/translate';
import { RowsField, type RowsOf } from './rows-field';

interface StatusCreditsFieldProps<F extends string> {
  readonly form: RowsOf<F>;
  readonly name: F;
  readonly label: string;
}

/** Statuses whose work is worth something else than their category says. */
export function StatusCreditsField<F extends string>({ form, name, label }: StatusCreditsFieldProps<F>) {
  const { data: statuses = [] } = useQuery({
    queryKey: ['statuses'],
    queryFn: loadStatuses,
    staleTime: Number.POSITIVE_INFINITY,
  });
  // Two projects may have a status of the same name; the id then tells them apart.
  const isShared = (status: string): boolean => statuses.filter((one) => one.name === status).length > 1;
  return (
    <RowsField
      form={form}
      name={name}
      label={label}
      help={t('counting.part.statusCredit.help')}
      columns={[
        {
          name: 'status',
          label: t('counting.status'),
          kind: 'choice',
          isWide: true,
          placeholder: t('counting.status.choose'),
          choices: statuses.map((one) => ({
            label: isShared(one.name) ? `${one.name} (${one.id})` : one.name,
            value: one.id,
          })),
        },
        { name: 'credit', label: t('counting.status.credit'), kind: 'number' },
      ]}
      most={MAX_STATUS_CREDITS}
      rowLabel={(number) => t('counting.status.row', { number })}
      add={t('counting.status.add')}
      remove={(number) => t('counting.status.remove', { number })}
      newRow={{ status: '', credit: '' }}
    />
  );
}
