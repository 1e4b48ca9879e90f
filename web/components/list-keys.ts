import type { KeyboardEvent } from 'react';

const steps: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/**
 * J, K and the arrows move the focus along what opens the rows of a list, marked `data-row`, while the list has it; Enter opens
 * them by itself.
 */
export function moveAlongRows(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  const at = rows.findIndex((row) => row === document.activeElement);
  const next = rows[at === -1 ? (step === 1 ? 0 : rows.length - 1) : at + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
