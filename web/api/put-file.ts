import { noAnswer, Problem } from './problem.ts';

const tries = 3;

/** Where a file goes, as the service has signed it. */
interface SignedAddress {
  readonly uploadUrl: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Puts a file where it belongs, tried three times. Throws `Problem`. */
export async function putFile(
  { uploadUrl, headers }: SignedAddress,
  file: File,
  onProgress: (share: number) => void,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    if (await put(uploadUrl, headers, file, onProgress)) return;
    if (attempt === tries) throw new Problem(noAnswer);
  }
}

/** `fetch` cannot say how far it is. */
function put(
  address: string,
  headers: Readonly<Record<string, string>>,
  file: File,
  onProgress: (share: number) => void,
): Promise<boolean> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('PUT', address);
    for (const [name, value] of Object.entries(headers)) {
      // The browser sets the length itself and lets nobody else.
      if (name.toLowerCase() !== 'content-length') request.setRequestHeader(name, value);
    }
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress(total === 0 ? 0 : loaded / total),
    );
    request.addEventListener('load', () => resolve(request.status >= 200 && request.status < 300));
    request.addEventListener('error', () => resolve(false));
    request.send(file);
  });
}
