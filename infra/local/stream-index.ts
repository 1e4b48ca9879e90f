import { DatabaseSync } from 'node:sqlite';

/**
 * An index that the engine does not make itself (`@dynoxide` 1.2.1). For every item that is written it asks its table of stream
 * records for the largest sequence number, and for every poll of a stream for those after one; it never trims them. Without an
 * index it reads every record since the file was new, with the images in it: 165 ms of 200,000 records of a kilobyte. SQLite takes
 * up an index by itself; a file without such a table, as of another version, is left as it is.
 */
export function indexStreamRecords(file: string): void {
  const database = new DatabaseSync(file, { timeout: 3_000 });
  try {
    const columns = database.prepare('SELECT name FROM pragma_table_info(?)').all('_stream_records');
    const names = columns.map((column) => column['name']);
    if (!names.includes('table_name') || !names.includes('sequence_number')) return;
    database.exec(
      'CREATE INDEX IF NOT EXISTS _stream_records_by_sequence ON _stream_records (table_name, CAST(sequence_number AS INTEGER))',
    );
  } finally {
    database.close();
  }
}
