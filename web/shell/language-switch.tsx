import { useLanguage } from '../words/language.tsx';

/** Says the other language's name in that language. */
export function LanguageSwitch() {
  const { language, speak } = useLanguage();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <button
      type="button"
      className="text-button"
      lang={other === 'en' ? 'en' : 'zh-CN'}
      onClick={() => speak(other)}
    >
      {other === 'en' ? 'English' : '中文'}
    </button>
  );
}
