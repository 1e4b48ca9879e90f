import { type InputHTMLAttributes, type ReactNode, useId } from 'react';
import { dayText, weekdayText } from '../words/dates.tsx';
import { useLanguage, useWords } from '../words/language.tsx';
import './fields.css';

const words = { optional: { zh: '（选填）', en: ' (optional)' } };

interface FieldProps {
  readonly label: string;
  readonly help?: ReactNode;
  /** What is wrong with it, in words. */
  readonly error?: string | undefined;
  readonly optional?: boolean;
  readonly name: string;
}

/** Around a control: its label, help and fault, each with the id by which the control names it. */
function Labelled({
  id,
  name,
  label,
  help,
  error,
  optional = false,
  children,
}: FieldProps & { readonly id: string; readonly children: ReactNode }) {
  const said = useWords(words);
  return (
    <div className="field" data-field={name}>
      <label htmlFor={id}>
        {label}
        {optional && <span className="quiet">{said.optional}</span>}
      </label>
      {help !== undefined && (
        <div id={`${id}-help`} className="field-help">
          {help}
        </div>
      )}
      {error !== undefined && (
        <div id={`${id}-error`} className="field-error">
          {error}
        </div>
      )}
      {children}
    </div>
  );
}

/** What a control says of itself: whether something is wrong with it, and where help and fault stand. */
function described(id: string, { help, error }: Pick<FieldProps, 'help' | 'error'>) {
  const ids = [help !== undefined && `${id}-help`, error !== undefined && `${id}-error`].filter(Boolean);
  return {
    id,
    'aria-invalid': error !== undefined,
    'aria-describedby': ids.length === 0 ? undefined : ids.join(' '),
  };
}

type TextFieldProps = FieldProps &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'name' | 'value'> & {
    readonly value: string;
    readonly onChange: (value: string) => void;
    readonly prefix?: string;
    readonly suffix?: string;
    readonly after?: ReactNode;
  };

/** A line of text, with its label, help and fault tied to it for those who do not see them. */
export function TextField({
  label,
  help,
  error,
  optional = false,
  name,
  value,
  onChange,
  prefix,
  suffix,
  after,
  ...input
}: TextFieldProps) {
  const id = useId();
  return (
    <Labelled id={id} name={name} label={label} help={help} error={error} optional={optional}>
      <div className={`field-control${error === undefined ? '' : ' field-wrong'}`}>
        {prefix !== undefined && <span aria-hidden="true">{prefix}</span>}
        <input
          {...described(id, { help, error })}
          name={name}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          {...input}
        />
        {suffix !== undefined && <span aria-hidden="true">{suffix}</span>}
      </div>
      {after}
    </Labelled>
  );
}

/** A day: the browser's own field, with the weekday and the day as papers print it below. */
export function DateField(props: Omit<TextFieldProps, 'type' | 'after'>) {
  const { language } = useLanguage();
  const isWhole = /^\d{4}-\d{2}-\d{2}$/.test(props.value);
  const shown = isWhole ? `${dayText(props.value, language)} ${weekdayText(props.value, language)}` : '';
  return <TextField {...props} type="date" after={<span className="field-help">{shown}</span>} />;
}

/** Several lines of text. */
export function TextArea({
  value,
  onChange,
  rows = 4,
  maxLength,
  ...field
}: FieldProps & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly rows?: number;
  readonly maxLength?: number;
}) {
  const id = useId();
  return (
    <Labelled id={id} {...field}>
      <textarea
        {...described(id, field)}
        name={field.name}
        rows={rows}
        value={value}
        {...(maxLength !== undefined && { maxLength })}
        className={field.error === undefined ? '' : 'field-wrong'}
        onChange={(event) => onChange(event.target.value)}
      />
    </Labelled>
  );
}

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
  readonly help?: ReactNode;
}

/** One of a few, none chosen beforehand. */
export function Choices<Value extends string>({
  label,
  help,
  error,
  name,
  value,
  onChange,
  choices,
  inline = false,
}: FieldProps & {
  readonly value: Value | undefined;
  readonly onChange: (value: Value) => void;
  readonly choices: readonly Choice<Value>[];
  readonly inline?: boolean;
}) {
  const id = useId();
  return (
    <fieldset className="field" data-field={name} aria-describedby={error === undefined ? undefined : id}>
      <legend>{label}</legend>
      {help !== undefined && <div className="field-help">{help}</div>}
      {error !== undefined && (
        <div id={id} className="field-error">
          {error}
        </div>
      )}
      <div className={inline ? 'choices choices-inline' : 'choices'}>
        {choices.map((choice) => (
          <label key={choice.value} className="choice">
            <input
              type="radio"
              name={`${id}-${name}`}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
            />
            <span>
              {choice.label}
              {choice.help !== undefined && <span className="field-help">{choice.help}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** A list to choose from. */
export function SelectField<Value extends string>({
  value,
  onChange,
  choices,
  empty,
  ...field
}: FieldProps & {
  readonly value: Value | '';
  readonly onChange: (value: Value | '') => void;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  /** What stands there while nothing is chosen. */
  readonly empty?: string;
}) {
  const id = useId();
  return (
    <Labelled id={id} {...field}>
      <select
        {...described(id, field)}
        name={field.name}
        value={value}
        onChange={(event) => onChange(event.target.value as Value | '')}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

/** Something that is said by ticking it; never ticked beforehand. */
export function Tick({
  label,
  error,
  name,
  checked,
  onChange,
}: {
  readonly label: ReactNode;
  readonly error?: string | undefined;
  readonly name: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}) {
  const id = useId();
  return (
    <div className="field" data-field={name}>
      {error !== undefined && (
        <div id={id} className="field-error" role="alert">
          {error}
        </div>
      )}
      <label className="choice">
        <input
          type="checkbox"
          name={name}
          checked={checked}
          aria-invalid={error !== undefined}
          aria-describedby={error === undefined ? undefined : id}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>{label}</span>
      </label>
    </div>
  );
}
