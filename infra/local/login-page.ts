import { type DemoUser } from './demo-users.ts';

/** One button a demo user; there are no passwords on this machine. */
export function loginPage(users: readonly DemoUser[]): string {
  const buttons = users.map(
    ({ user, name, roles, org }) =>
      `<button name="user" value="${user}"><b>${name}</b> ${user}<br><small>${roles.join(', ')} · ${org}</small></button>`,
  );
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>科保 Kebao：登录 / Sign in</title>
<style>
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem }
  form { display: grid; gap: .5rem; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)) }
  button { text-align: left; padding: .6rem .8rem; font: inherit; cursor: pointer }
</style>
<h1>科保 Kebao</h1>
<p>示范用户，无需密码。 / Demo users, no password.</p>
<form method="post">
${buttons.join('\n')}
</form>
</html>`;
}
