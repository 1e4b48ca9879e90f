import type { Operation } from '../../shared/contract/operation.ts';
import { problemCodes } from '../../shared/contract/problem-codes.ts';
import { capabilities, routes } from '../../shared/contract/routes.ts';
import { escapeHtml } from '../runtime/html-text.ts';

const rights = { anyone: '任何有效令牌 / any valid token', open: '无需令牌 / no token' } as const;

/** The contract as one page without scripts: operations by capability, with roles, input, answer and refusals. */
export function docsPage(operations: readonly Operation[], document: Record<string, unknown>): string {
  const paths = document['paths'] as Record<string, Record<string, Record<string, unknown>>>;
  const sections = capabilities.map((capability) => {
    const own = operations.filter((operation) => routes[operation.key].capability === capability);
    const articles = own.map((operation) => articleOf(operation, paths)).join('');
    return own.length === 0
      ? ''
      : `<section id="${capability}"><h2>${escapeHtml(capability)}</h2>${articles}</section>`;
  });
  const index = capabilities
    .filter((capability) => operations.some((operation) => routes[operation.key].capability === capability))
    .map((capability) => `<a href="#${capability}">${escapeHtml(capability)}</a>`)
    .join('');
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Kebao 科保 API</title><style>${style}</style></head><body><header><h1>Kebao 科保 API</h1><p>金额以分为整数（<code>…Fen</code>），比率以百万分之一为整数（<code>…Ppm</code>）；日期为 Asia/Shanghai 日历日，时刻为 UTC。每个修改请求带 <code>Idempotency-Key</code>。<br>Amounts are whole fen, rates whole ppm; days are in Asia/Shanghai, instants in UTC. Every change carries an <code>Idempotency-Key</code>. Machine-readable: <a href="/v1/openapi.json">openapi.json</a>.</p><nav>${index}<a href="#problems">problems</a></nav></header><main>${sections.join('')}${problemsSection()}</main></body></html>`;
}

/** What a problem's `type` leads to. */
function problemsSection(): string {
  const entries = Object.entries(problemCodes).map(([code, { zh, en }]) => {
    return `<dt id="${escapeHtml(code)}"><code>${escapeHtml(code)}</code></dt><dd>${escapeHtml(zh)}<br>${withCode(en)}</dd>`;
  });
  return `<section id="problems"><h2>problems</h2><article><dl class="codes">${entries.join('')}</dl></article></section>`;
}

function articleOf(
  operation: Operation,
  paths: Record<string, Record<string, Record<string, unknown>>>,
): string {
  const [method = '', path = ''] = operation.key.split(' ');
  const described = paths[path]?.[method.toLowerCase()] ?? {};
  const body = described['requestBody'] as { content: Record<string, { schema: unknown }> } | undefined;
  const responses = described['responses'] as Record<
    string,
    { description: string; content: Record<string, { schema: unknown }> }
  >;
  const parameters = described['parameters'] as { name: string; in: string; required: boolean }[];
  const success = responses[String(operation.success)]?.content ?? {};
  const problems = Object.entries(responses).filter(([status]) => status !== String(operation.success));
  return `<article id="${escapeHtml(operation.operationId)}"><h3><b class="${method.toLowerCase()}">${method}</b> <code>${escapeHtml(path)}</code></h3><p>${escapeHtml(operation.summary)}</p><dl><dt>角色 / roles</dt><dd>${escapeHtml(rolesOf(operation))}</dd>${
    parameters.length === 0
      ? ''
      : `<dt>参数 / parameters</dt><dd>${parameters.map((one) => `<code>${escapeHtml(one.name)}</code> (${one.in}${one.required ? ', required' : ''})`).join(' · ')}</dd>`
  }<dt>拒绝 / refusals</dt><dd>${problems.map(([status, one]) => `${status} ${linked(one.description)}`).join(' · ')}</dd></dl>${detailsOf('请求 / request', body?.content)}${detailsOf(`${operation.success} 答复 / answer`, success)}</article>`;
}

function rolesOf(operation: Operation): string {
  return typeof operation.roles === 'string' ? rights[operation.roles] : operation.roles.join(', ');
}

function detailsOf(title: string, content: Record<string, { schema: unknown }> | undefined): string {
  return Object.entries(content ?? {})
    .map(([type, { schema }]) => {
      const text = escapeHtml(JSON.stringify(schema, undefined, 1));
      return `<details><summary>${escapeHtml(title)} · ${escapeHtml(type)}</summary><pre>${text}</pre></details>`;
    })
    .join('');
}

/** Problem codes between back-ticks, each leading to what it means. */
function linked(text: string): string {
  return escapeHtml(text).replaceAll(/`([^`]+)`/g, '<a href="#$1"><code>$1</code></a>');
}

/** Words between back-ticks, as code. */
function withCode(text: string): string {
  return escapeHtml(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>');
}

const style = [
  ':root{color-scheme:light;--ink:#1f2a37;--soft:#5b6878;--line:#d9dfe6;--paper:#f6f7f9;--accent:#1b5e8c}',
  '*{box-sizing:border-box}body{margin:0;font:15px/1.6 system-ui,"Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;color:var(--ink);background:var(--paper)}',
  'header,main{max-width:60rem;margin:0 auto;padding:1.5rem 1rem 0}h1{font-size:1.6rem;margin:0}h2{margin:1.5rem 0 .75rem;font-size:1.15rem;color:var(--accent)}',
  'h3{margin:0;font-size:1rem;font-weight:600;overflow-wrap:anywhere}article{background:#fff;border:1px solid var(--line);border-radius:8px;padding:1rem;margin:0 0 .75rem}',
  'nav a{display:inline-block;margin:0 .75rem .25rem 0}a{color:var(--accent)}p{margin:.25rem 0 .5rem}dl{display:grid;grid-template-columns:8.5rem 1fr;gap:.25rem 1rem;margin:.5rem 0;font-size:.9rem}',
  'dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}b{display:inline-block;min-width:3.2rem}.get{color:#2f7d4f}.post{color:#9a5b00}.put{color:#6a4fb3}',
  'code{font:.9em ui-monospace,Menlo,Consolas,monospace}pre{overflow:auto;background:var(--paper);border-radius:6px;padding:.75rem;font:12px/1.45 ui-monospace,Menlo,Consolas,monospace;max-height:26rem}',
  '.codes{grid-template-columns:15rem 1fr}:target{background:#fff4d6}summary{cursor:pointer;color:var(--soft);font-size:.9rem}@media(max-width:36rem){dl,.codes{grid-template-columns:1fr}}',
].join('');
