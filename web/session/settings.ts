import type { PortalSettings } from '../../shared/contract/portal.ts';

/** Where people sign in, as whatever serves the portal says it. */
export async function readSettings(): Promise<PortalSettings> {
  const response = await fetch('/portal.json');
  if (!response.ok) throw new Error(`portal.json answers ${response.status}`);
  return (await response.json()) as PortalSettings;
}
