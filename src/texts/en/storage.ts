/** Failures to open the storage of a server. */
export const storage = {
  'storage.twoAddresses': 'Both serve.{setting} and serve.{setting}UrlFile are set',
  'advice.oneAddress': 'Name the address in one of them',
  'storage.addressUnreadable': 'The file {file} (serve.{setting}UrlFile) cannot be read',
  'storage.noAddress': 'The file {file} (serve.{setting}UrlFile) does not contain the address of a database',
  'advice.addressInFile': 'Write postgres://USER:PASSWORD@HOST:PORT/DATABASE in its first line',
  'storage.keyNeeded': 'Records in PostgreSQL and documents in a bucket need a key that encrypts them',
  'advice.makeKey': 'Make one with `openssl rand -hex 32`, and set {variable} or name its file with --blob-key-file',
  'storage.queueAddress': 'The queue cannot be in PostgreSQL while the records are in a file',
  'advice.queueAddress':
    'Name a database of PostgreSQL in serve.database too, or leave serve.queue out: the queue is then where the records are',
  'storage.notInFiles': 'The records or the documents are not in files, so this command cannot copy them',
  'advice.pgDump': 'Copy the database with pg_dump while the server is stopped, and then the documents',
  'storage.noPostgres': 'The configuration names no database of PostgreSQL',
  'advice.namePostgres':
    'Name one in serve.database or serve.databaseUrlFile. The server brings a file up to date by itself',
  'advice.shareStores':
    'Name a database of PostgreSQL in serve.database and a bucket in serve.blobs (s3://…); serve.queue may be in PostgreSQL too, but not in a file',
  'serve.noWorkers':
    'A server without workers needs its records in PostgreSQL and its documents in a bucket, where workers find them',
  'worker.notShared':
    'A worker needs the records in PostgreSQL and the documents in a bucket, as the servers have them',
  'worker.idle': 'A worker runs at least 1 task at a time (--workers)',
  'storage.usedByAnother': 'Another server uses the database {name}',
  'advice.soleServer': 'Stop it. Several servers need their documents in a bucket, and the queue in PostgreSQL',
  'storage.silent': 'The storage does not answer',
  'queue.silent': 'The queue does not answer',
  'storage.noBucket': 'The address {address} does not name a bucket',
  'advice.bucketAddress':
    'Write s3://BUCKET/PREFIX?region=REGION&endpoint=https://HOST. Credentials come from AWS_ACCESS_KEY_ID, AWS_PROFILE or the role of the machine',
} as const;
