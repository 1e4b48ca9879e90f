const mostAttempts = 12;
const firstPauseMillis = 5;
const longestPauseMillis = 250;

/** Others came first every time: nothing was changed, and the caller may try again in a moment. */
export class RacedTooOften extends Error {
  override readonly name = 'RacedTooOften';
}

/**
 * Attempts at a change that others may get in the way of: whoever was raced decides again on what is there now. They pause in
 * between with full jitter, so that many who want the same thing do not meet again, and they end.
 */
export async function* attempts(): AsyncGenerator<number, void> {
  for (let count = 1; count <= mostAttempts; count += 1) {
    yield count;
    await pause(Math.random() * Math.min(longestPauseMillis, firstPauseMillis * 2 ** count));
  }
}

function pause(millis: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, millis);
  });
}
