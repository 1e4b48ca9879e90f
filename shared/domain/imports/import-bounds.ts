/** Rows of a list that is answered within its request, and of one that is worked on as a job. */
export const mostRows = { inline: 200, job: 20_000 } as const;

/** Rows that a job works on in one go: 20,000 rows are 400 of them. */
export const rowsInChunk = 50;

/** An XLSX is a zip: what its sheets may be unpacked. 5,000 rows of twenty columns are about 6 MiB. */
export const mostUnpackedBytes = 33_554_432;
