import { type DemoUser } from './demo-users.ts';

const desks: readonly (readonly [string, (user: DemoUser) => boolean])[] = [
  ['企业 / Firms', ({ roles }) => roles.includes('firm')],
  ['保险公司 / Insurers', ({ org }) => org.endsWith('-sn')],
  ['财政部门 / Finance bureaus', ({ org, roles }) => /^\d{6}$/.test(org) && !roles.includes('firm')],
  ['平台 / Platform', ({ roles }) => roles.includes('operator')],
];

/** One button a demo user, by desk; there are no passwords on this machine. */
export function loginPage(users: readonly DemoUser[]): string {
  const parts = desks.map(([title, isAt]) => {
    const buttons = users
      .filter(isAt)
      .map(
        ({ user, name, roles, org }) =>
          `<button name="user" value="${user}"><b>${name}</b><small>${roles.join(', ')} · ${org}</small></button>`,
      );
    return `<h2>${title}</h2>\n<div>\n${buttons.join('\n')}\n</div>`;
  });
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>登录 / Sign in · 科保 Kebao</title>
<link rel="icon" href="/mark.svg" type="image/svg+xml">
<style>
  body { font: 16px/24px 'KB Sans', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; background: #f5f7fa; color: #1b2430 }
  h1 { font-size: 20px; margin: 0 }
  h2 { font-size: 16px; margin: 24px 0 8px }
  p { margin: 4px 0; color: #465263 }
  div { display: grid; gap: 8px; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)) }
  button { display: grid; text-align: start; padding: 8px 12px; font: inherit; color: inherit; background: #fff; border: 1px solid #7f8b9b; border-radius: 6px; cursor: pointer }
  button:hover { border-color: #1f56a8 }
  button:focus-visible { outline: 2px solid #1f56a8; outline-offset: 2px }
  small { color: #5c6878 }
</style>
<h1>科保 Kebao</h1>
<p>示范用户，无需密码。选一位进入。<br>Demonstration users, no password. Choose one to enter.</p>
<form method="post">
${parts.join('\n')}
</form>
</html>`;
}
