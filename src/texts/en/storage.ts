/** Failures to open the storage of a server. */
export const storage = {
  'storage.twoAddresses': 'Both serve.database and serve.databaseUrlFile are set',
  'advice.oneAddress': 'Name the database in one of them',
  'storage.addressUnreadable': 'The file {file} (serve.databaseUrlFile) cannot be read',
  'storage.noAddress': 'The file {file} (serve.databaseUrlFile) does not contain the address of a database',
  'advice.addressInFile': 'Write postgres://USER:PASSWORD@HOST:PORT/DATABASE in its first line',
  'storage.keyNeeded': 'PostgreSQL keeps records only with a key that encrypts them',
  'advice.makeKey': 'Make one with `openssl rand -hex 32`, and set {variable} or name its file with --blob-key-file',
  'storage.queueAddress': 'The queue cannot be kept in PostgreSQL',
  'advice.queueFile': 'Name an SQLite file in serve.queue, or leave it out',
  'storage.inPostgres': 'The records are in PostgreSQL, which this command cannot copy or check',
  'advice.pgDump': 'Copy the database with pg_dump while the server is stopped, and then the folder of the documents',
  'storage.noPostgres': 'The configuration names no database of PostgreSQL',
  'advice.namePostgres':
    'Name one in serve.database or serve.databaseUrlFile. The server brings a file up to date by itself',
  'storage.usedByAnother': 'Another server uses the database {name}',
  'advice.soleServer':
    'Stop it: the documents and the queue of each server are on its own disk, so several cannot share a database',
  'storage.silent': 'The storage does not answer',
} as const;
