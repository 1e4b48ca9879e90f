import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { Bilingual } from '../../shared/domain/names.ts';

export type Language = 'zh' | 'en';

interface Speaking {
  readonly language: Language;
  readonly speak: (language: Language) => void;
}

const LanguageContext = createContext<Speaking>({ language: 'zh', speak: () => undefined });
const place = 'language';

/** Chinese first; `?lang=en` in the address wins and is kept for later. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(firstLanguage);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    localStorage.setItem(place, language);
  }, [language]);
  const speaking = useMemo(() => ({ language, speak: setLanguage }), [language]);
  return <LanguageContext value={speaking}>{children}</LanguageContext>;
}

function firstLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang') ?? localStorage.getItem(place);
  return asked === 'en' ? 'en' : 'zh';
}

export function useLanguage(): Speaking {
  return useContext(LanguageContext);
}

type Sayable = string | ((...facts: never[]) => string);
/** A word or sentence in both languages; the same facts go into both. */
export interface Pair<Said extends Sayable = Sayable> {
  readonly zh: Said;
  readonly en: Said;
}
type Spoken<Words> = { readonly [Name in keyof Words]: Words[Name] extends Pair<infer Said> ? Said : never };

/** The words of a page in the language that is spoken. */
export function useWords<const Words extends Readonly<Record<string, Pair>>>(words: Words): Spoken<Words> {
  const { language } = useLanguage();
  return useMemo(
    () =>
      Object.fromEntries(
        Object.entries(words).map(([name, pair]) => [name, pair[language]]),
      ) as Spoken<Words>,
    [words, language],
  );
}

/** A name that the service knows in both languages. */
export function useNames(): (names: Bilingual) => string {
  const { language } = useLanguage();
  return (names) => names[language];
}

/** A text of the service that says both languages, Chinese first: `未填 / missing`. */
export function inLanguage(text: string, language: Language): string {
  const [zh = text, en = zh] = text.split(' / ');
  return language === 'zh' ? zh : en;
}

/** A text of the service that goes on after a colon, as a sentence of its own. */
export function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** Several names in a row, as the language sets them apart. */
export function useListed(): (names: readonly string[]) => string {
  const { language } = useLanguage();
  return (names) => names.join(language === 'zh' ? '、' : ', ');
}

/** English counts: `1 claim`, `2 claims`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** A sentence of the service in the language that is spoken; in Chinese where it has no English. */
export function useSentences(): (zh: string, en: string | undefined) => string {
  const { language } = useLanguage();
  return (zh, en) => (language === 'en' ? (en ?? zh) : zh);
}
