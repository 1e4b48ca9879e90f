/** Rows of a list that is answered within its request, and of one that is worked on as a job. */
export const mostRows = { inline: 200, job: 10_000 } as const;

/** Rows that a job works on in one go: 10,000 rows are 200 of them. */
export const rowsInChunk = 50;

/**
 * An XLSX is a zip: what its entries may be unpacked to. 10,000 policies are about 10 MiB; 16 MiB of the smallest cells that
 * there can be take some 400 MB to read.
 */
export const mostUnpackedBytes = 16_777_216;
