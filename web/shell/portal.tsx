import { ConfigProvider } from 'antd';
import enUS from 'antd/es/locale/en_US';
import zhCN from 'antd/es/locale/zh_CN';
import { lazy, Suspense, useSyncExternalStore } from 'react';
import { Outlet, ScrollRestoration } from 'react-router';
import { useSession } from '../session/session.ts';
import { deskTheme } from '../style/theme.ts';
import { useLanguage, useWords } from '../words/language.tsx';

const words = {
  skip: { zh: '跳到正文', en: 'Skip to content' },
  offline: { zh: '网络断开，内容已保存在本机', en: 'You are offline. Your input is kept on this device' },
  over: { zh: '登录已过期', en: 'You were signed out' },
  goOn: { zh: '重新登录，接着办', en: 'Sign in and go on' },
};

/** Only what is built for one machine has the demonstration's controls. */
const DemoBar =
  import.meta.env.MODE === 'one-machine'
    ? lazy(async () => ({ default: (await import('../local/demo-bar.tsx')).DemoBar }))
    : undefined;

/** What is around every page. */
export function Portal() {
  const { language } = useLanguage();
  const said = useWords(words);
  const session = useSession();
  const isOnline = useSyncExternalStore(onConnection, () => navigator.onLine);
  return (
    <ConfigProvider
      // One of the two always: without any, what is around the page would change and all that is open on it be closed.
      locale={language === 'zh' ? zhCN : enUS}
      theme={deskTheme}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <a className="skip" href="#content">
        {said.skip}
      </a>
      {DemoBar && (
        <Suspense fallback={<div className="banner banner-demo" />}>
          <DemoBar />
        </Suspense>
      )}
      {!isOnline && (
        <div className="banner banner-warn" role="status">
          {said.offline}
        </div>
      )}
      {session.isOver && (
        <div className="banner banner-warn" role="alert">
          {said.over}
          <button type="button" className="text-button" onClick={() => session.signIn()}>
            {said.goOn}
          </button>
        </div>
      )}
      <Outlet />
      <ScrollRestoration />
    </ConfigProvider>
  );
}

function onConnection(changed: () => void): () => void {
  addEventListener('online', changed);
  addEventListener('offline', changed);
  return () => {
    removeEventListener('online', changed);
    removeEventListener('offline', changed);
  };
}
