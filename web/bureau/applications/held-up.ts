import type { Application } from './application-page.tsx';

/** Whether an objection that nobody has decided stops the application. */
export function isHeldUp({ status, objections }: Pick<Application, 'status' | 'objections'>): boolean {
  return status === 'under-notice' && objections.some((one) => one.status === 'open');
}
