import { type FormEvent, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { Button } from 'antd';
import { useWords } from '../words/language.tsx';
import { TextField } from './fields.tsx';
import './find-field.css';

const words = {
  label: { zh: '查找保单号或信用代码', en: 'Find a policy or credit code' },
  short: { zh: '至少两个字符', en: 'Two characters at least' },
  find: { zh: '查找', en: 'Find' },
  all: { zh: '看全部', en: 'Show all' },
  keys: {
    zh: '列表有焦点时：J/K 或 ↑↓ 移动，回车打开',
    en: 'While the list has the focus: J/K or ↑↓ move, Enter opens',
  },
};

const shortest = 2;

/** Part of a code that the address asks for; too short a one is none. */
export function useFind(): string | undefined {
  const [search] = useSearchParams();
  const find = search.get('find')?.trim() ?? '';
  return find.length < shortest ? undefined : find;
}

/** Finds rows by a part of their policy number or credit code; what is sought lives in the address. */
export function FindField() {
  const said = useWords(words);
  const [search, setSearch] = useSearchParams();
  const sought = search.get('find') ?? '';
  const [typed, setTyped] = useState(sought);
  const [isTried, setIsTried] = useState(false);
  const isShort = typed.trim().length < shortest;
  const without = new URLSearchParams(search);
  for (const name of ['find', 'after', 'row']) without.delete(name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (isShort) return;
    without.set('find', typed.trim());
    setSearch(without);
  };
  return (
    <form className="find-field row no-print" role="search" onSubmit={submit} noValidate>
      <TextField
        name="find"
        label={said.label}
        error={isTried && isShort ? said.short : undefined}
        value={typed}
        onChange={setTyped}
        autoComplete="off"
      />
      <Button htmlType="submit">{said.find}</Button>
      {sought !== '' && (
        <Link to={`?${without.toString()}`} onClick={() => setTyped('')}>
          {said.all}
        </Link>
      )}
      <span className="quiet small">{said.keys}</span>
    </form>
  );
}
