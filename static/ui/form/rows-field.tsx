import Button from '@atlaskit/button/new';
import AddIcon from '@atlaskit/icon/core/add';
import CrossIcon from '@atlaskit/icon/core/cross';
import Textfield from '@atlaskit/textfield';
import { useState } from 'react';
import { IconAction } from '../icon-action';
import { mistakeText } from './form-mistakes';
import styles from './form.module.css';
import { rowsIn, rowsText, type Row } from './rows';
import type { EntryForm } from './use-entry-form';

/** One column of a list of rows. */
export interface RowColumn {
  readonly name: string;
  readonly label: string;
  readonly kind: 'text' | 'day' | 'number';
  /** Takes the room that the others leave. */
  readonly isWide?: boolean;
}

interface RowsFieldProps<F extends string> {
  readonly form: EntryForm<F>;
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
              <Textfield
                aria-label={column.label}
                placeholder={column.label}
                type={column.kind === 'day' ? 'date' : 'text'}
                {...(column.kind === 'number' ? { inputMode: 'decimal' as const } : {})}
                autoComplete="off"
                autoFocus={index === added && place === 0}
                isInvalid={about(index).some(({ path }) => path.endsWith(`.${column.name}`))}
                value={row[column.name] ?? ''}
                onChange={(event) => {
                  const value = event.currentTarget.value;
                  put(rows.map((one, at) => (at === index ? { ...one, [column.name]: value } : one)));
                }}
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
