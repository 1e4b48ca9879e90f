/** First digits of the division codes of provinces, regions and cities under the centre (GB/T 2260). */
const provinces =
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(
    ' ',
  );

/** The provinces in which an area lies: its own, or all of them where it is the whole country. */
export function provincesUnder(divisionPrefix: string): readonly string[] {
  return divisionPrefix === '' ? provinces : [divisionPrefix.slice(0, 2)];
}
