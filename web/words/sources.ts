import { englishSource } from '../../shared/domain/rules/english-source.ts';
import { inLanguage, type Language } from './language.tsx';

/** What a rule or a period rests on: the law and its article, a document, a scheme. */
export function sourceText(source: string, language: Language): string {
  return language === 'zh' ? inLanguage(source, 'zh') : englishSource(source);
}
