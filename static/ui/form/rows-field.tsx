import Button from '@atlaskit/button/new';
import AddIcon from '@atlaskit/icon/core/add';
import CrossIcon from '@atlaskit/icon/core/cross';
import Select from '@atlaskit/select';
import Textfield from '@atlaskit/textfield';
import { useState } from 'react';
import { IconAction } from '../icon-action';
import { mistakeText } from './form-mistakes';
import type { Choice } from './choice-field';
import styles from './form.module.css';
import { rowsIn, rowsText, type Row } from './rows';
import type { EntryForm } from './use-entry-form';

/** One column of a list of rows. */
export type RowColumn = {
  readonly name: string;
  readonly label: string;
  /** Takes the room that the others leave. */
  readonly isWide?: boolean;
} & (
  | { readonly kind: 'text' | 'day' | 'number' }
  | { readonly kind: 'choice'; readonly choices: readonly Choice[]; readonly placeholder: string }
);

/** What rows need of a form: their text, and what is wrong with it. */
export type RowsOf<F extends string> = Pick<EntryForm<F>, 'values' | 'set' | 'mistakesIn'>;

interface RowsFieldProps<F extends string> {
  readonly form: RowsOf<F>;
  readonly name: F;
  readonly label: string;
  readonly help?: string;
  readonly columns: readonly RowColumn[];
  readonly most: number;
  readonly rowLabel: (number: number) => string;
  readonly add: string;
  readonly remove: (number: number) => string;
  readonly newRow: Row;
}

/** Several things of the same shape, one row each; what is wrong with a row stands under it. */
export function RowsField<F extends string>(props: RowsFieldProps<F>) {
  const { form, name, label, help, columns, most, rowLabel, add, remove, newRow } = props;
  const rows = rowsIn(form.values[name]);
  // Whoever adds a row goes on in it.
  const [added, setAdded] = useState<number | null>(null);
  const mistakes = form.mistakesIn(name);
  const put = (next: readonly Row[]): void => form.set(name, rowsText(next));
  const about = (index: number) => mistakes.filter(({ path }) => path.startsWith(`${name}[${index}]`));
  const others = mistakes.filter(({ path }) => !path.startsWith(`${name}[`));
  return (
    <fieldset className={styles.rows} data-field={name}>
      <legend>{label}</legend>
      {rows.map((row, index) => (
        <div key={index} className={styles.row} role="group" aria-label={rowLabel(index + 1)}>
          {columns.map((column, place) => (
            <div key={column.name} className={column.isWide === true ? styles.wide : styles.cell}>
              {/* The field says it itself to whoever does not see it. */}
              <span aria-hidden="true" className={styles.cellName}>
                {column.label}
              </span>
              <Cell
                column={column}
                value={row[column.name] ?? ''}
                hasFocus={index === added && place === 0}
                isInvalid={about(index).some(({ path }) => path.endsWith(`.${column.name}`))}
                onChange={(value) =>
                  put(rows.map((one, at) => (at === index ? { ...one, [column.name]: value } : one)))
                }
              />
            </div>
          ))}
          <IconAction
            label={remove(index + 1)}
            icon={CrossIcon}
            onClick={() => put(rows.filter((_one, at) => at !== index))}
          />
          {about(index).map((mistake) => (
            <p key={mistake.path} className={styles.wrong} role="alert">
              {mistakeText(mistake)}
            </p>
          ))}
        </div>
      ))}
      {others.map((mistake) => (
        <p key={mistake.path} className={styles.wrong} role="alert">
          {mistakeText(mistake)}
        </p>
      ))}
      {help !== undefined && <p className={styles.help}>{help}</p>}
      {rows.length < most && (
        <div>
          <Button
            appearance="subtle"
            spacing="compact"
            iconBefore={AddIcon}
            onClick={() => {
              put([...rows, newRow]);
              setAdded(rows.length);
            }}
          >
            {add}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

interface CellProps {
  readonly column: RowColumn;
  readonly value: string;
  readonly hasFocus: boolean;
  readonly isInvalid: boolean;
  readonly onChange: (value: string) => void;
}

function Cell({ column, value, hasFocus, isInvalid, onChange }: CellProps) {
  if (column.kind === 'choice') {
    const known = column.choices.find((choice) => choice.value === value);
    return (
      <Select
        aria-label={column.label}
        placeholder={column.placeholder}
        options={column.choices}
        // What stands there stays, also when it is offered no more.
        value={value === '' ? null : (known ?? { label: value, value })}
        isInvalid={isInvalid}
        autoFocus={hasFocus}
        menuPlacement="auto"
        menuPosition="fixed"
        shouldPreventEscapePropagation
        onChange={(option) => onChange(option?.value ?? '')}
      />
    );
  }
  return (
    <Textfield
      aria-label={column.label}
      placeholder={column.label}
      type={column.kind === 'day' ? 'date' : 'text'}
      {...(column.kind === 'number' ? { inputMode: 'decimal' as const } : {})}
      autoComplete="off"
      autoFocus={hasFocus}
      isInvalid={isInvalid}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
