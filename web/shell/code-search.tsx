import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useWords } from '../words/language.tsx';

const words = {
  find: { zh: '查找：保单、案件、结算单', en: 'Find a policy, claim or settlement' },
  hint: { zh: '按 / 查找', en: 'Press / to find' },
  unknown: { zh: '没有这种编号', en: 'No number looks like this' },
};

interface Places {
  readonly policies: string;
  readonly claims?: string;
  readonly settlements?: string;
}

/** Goes straight to what a number names; `/` puts the cursor here. */
export function CodeSearch({ places }: { readonly places: Places }) {
  const said = useWords(words);
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [isUnknown, setIsUnknown] = useState(false);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== '/' || isTyping(event.target)) return;
      event.preventDefault();
      field.current?.focus();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
  const go = (event: FormEvent) => {
    event.preventDefault();
    const to = placeOf(text, places);
    setIsUnknown(to === undefined);
    if (to !== undefined) void navigate(to);
  };
  return (
    <form role="search" className="code-search" onSubmit={go}>
      <input
        ref={field}
        value={text}
        onChange={(event) => setText(event.target.value)}
        aria-label={said.find}
        aria-invalid={isUnknown}
        placeholder={said.hint}
      />
      {isUnknown && <span role="alert">{said.unknown}</span>}
    </form>
  );
}

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}

function placeOf(text: string, { policies, claims, settlements }: Places): string | undefined {
  const code = text.normalize('NFKC').replaceAll(/\s/g, '');
  if (/^set_/i.test(code) && settlements) return `${settlements}/${code}`;
  if (/^KB\d{4}/i.test(code)) return `${policies}/${code.toUpperCase()}`;
  if (/^KC\d{4}/i.test(code) && claims) return `${claims}/${code.toUpperCase()}`;
  return undefined;
}
