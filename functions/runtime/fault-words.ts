import type * as z from 'zod';
import type { FieldFault } from './reply.ts';

/** Faults of an input, the first of each path, in words that say what is expected. */
export function faultsOf(error: z.ZodError, root: readonly string[]): FieldFault[] {
  const faults = error.issues.flatMap((issue) => {
    const paths =
      issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    return paths.map((path) => ({
      path: [...root, ...path].map(String).join('.'),
      message: wordsFor(issue),
    }));
  });
  return faults.filter((fault, index) => faults.findIndex((other) => other.path === fault.path) === index);
}

const kinds: Readonly<Record<string, string>> = {
  string: '文本 / text',
  number: '数字 / a number',
  int: '整数 / a whole number',
  boolean: 'true 或 false / true or false',
  array: '列表 / a list',
  object: '对象 / an object',
  record: '对象 / an object',
  nan: '数字 / a number',
};

/** What a length is counted in. */
const units: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  string: [' 个字符', ' characters'],
  array: [' 项', ' entries'],
};

/** Schemas that say something of their own keep their words; the others get these. */
function wordsFor(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return typeWords(issue);
    case 'too_small':
      return isOwnWords(issue.message)
        ? issue.message
        : bound(['至少', 'at least'], issue.minimum, issue.origin);
    case 'too_big':
      return isOwnWords(issue.message)
        ? issue.message
        : bound(['至多', 'at most'], issue.maximum, issue.origin);
    case 'unrecognized_keys':
      return '没有这个字段 / no such field';
    case 'invalid_value':
      return `应为其中之一 / one of: ${issue.values.map(String).join(', ')}`;
    case 'invalid_union':
    case 'invalid_format':
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
    case 'custom':
      return issue.message;
  }
}

function bound([zh, en]: readonly [string, string], limit: number | bigint, origin: string): string {
  const [zhUnit, enUnit] = units[origin] ?? ['', ''];
  return `${zh} ${limit}${zhUnit} / ${en} ${limit}${enUnit}`;
}

/** A number of a query is read before it is checked: one that is missing and one that is no number come as the same. */
function typeWords({ message, expected }: z.core.$ZodIssueInvalidType): string {
  if (message.endsWith('received undefined')) return '必填 / required';
  if (message.endsWith('received NaN'))
    return '必填，应为数字，以阿拉伯数字书写 / required; a number, in digits';
  return `应为${kinds[expected] ?? expected}`;
}

function isOwnWords(message: string): boolean {
  return !/^(Too (small|big)|Invalid)/.test(message);
}
