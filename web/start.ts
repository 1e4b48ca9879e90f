import { arrive, here, isPassingThrough } from './session/arrive.ts';
import { readSettings } from './session/settings.ts';
import './style/base.css';
import './shell/shell.css';

/**
 * What runs first, and is small: whoever only passes through to the issuer is on the way there while the pages are still being
 * fetched. Everybody else sees the portal as soon as it is known who they are.
 */
async function start(place: HTMLElement): Promise<void> {
  const reading = readSettings();
  const issuer = async () => {
    const [{ issuerOf }, settings] = await Promise.all([import('./session/issuer.ts'), reading]);
    return issuerOf(settings);
  };
  try {
    if (isPassingThrough()) {
      await (await issuer()).signIn(here());
      return;
    }
    const [{ showPortal }, arrival] = await Promise.all([
      import('./show-portal.tsx'),
      arrive(issuer),
      reading,
    ]);
    showPortal(place, { arrival, issuer });
  } catch {
    const { showNotStarted } = await import('./show-portal.tsx');
    showNotStarted(place);
  }
}

/** The whole font for systems without a Chinese one; asked for when the page has been painted. */
function loadWholeFont(): void {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = '/fonts/rest.css';
  document.head.append(link);
}

const place = document.getElementById('portal');
if (place) void start(place);
if (import.meta.env.PROD) addEventListener('load', () => setTimeout(loadWholeFont, 1000));
