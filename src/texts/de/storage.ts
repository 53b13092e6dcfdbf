/** Failures to open the storage of a server. */
import type { storage as english } from '../en/storage.ts';
import type { Translation } from '../template.ts';

export const storage: Translation<typeof english> = {
  'storage.twoAddresses': 'serve.{setting} und serve.{setting}UrlFile sind beide gesetzt',
  'advice.oneAddress': 'Nennen Sie die Adresse an einer der beiden Stellen',
  'storage.addressUnreadable': 'Die Datei {file} (serve.{setting}UrlFile) kann nicht gelesen werden',
  'storage.noAddress': 'Die Datei {file} (serve.{setting}UrlFile) enthält keine Adresse einer Datenbank',
  'advice.addressInFile': 'Schreiben Sie postgres://BENUTZER:PASSWORT@HOST:PORT/DATENBANK in ihre erste Zeile',
  'storage.keyNeeded':
    'Datensätze in PostgreSQL und Dokumente in einem Bucket brauchen einen Schlüssel, der sie verschlüsselt',
  'advice.makeKey':
    'Erzeugen Sie einen mit `openssl rand -hex 32`, und setzen Sie {variable} oder nennen Sie seine Datei mit --blob-key-file',
  'storage.queueAddress':
    'Die Warteschlange kann nicht in PostgreSQL liegen, solange die Datensätze in einer Datei liegen',
  'advice.queueAddress':
    'Nennen Sie auch in serve.database eine Datenbank von PostgreSQL, oder lassen Sie serve.queue weg, dann liegt die Warteschlange bei den Datensätzen',
  'storage.notInFiles':
    'Die Datensätze oder die Dokumente liegen nicht in Dateien, deshalb kann dieser Befehl sie nicht kopieren',
  'advice.pgDump': 'Kopieren Sie bei angehaltenem Server die Datenbank mit pg_dump und dann die Dokumente',
  'storage.noPostgres': 'Die Konfiguration nennt keine Datenbank von PostgreSQL',
  'advice.namePostgres':
    'Nennen Sie eine in serve.database oder serve.databaseUrlFile. Eine Datei bringt der Server selbst auf den neuesten Stand',
  'advice.shareStores':
    'Nennen Sie in serve.database eine Datenbank von PostgreSQL und in serve.blobs einen Bucket (s3://…); serve.queue darf ebenfalls in PostgreSQL liegen, aber nicht in einer Datei',
  'serve.noWorkers':
    'Ein Server ohne Arbeiter braucht seine Datensätze in PostgreSQL und seine Dokumente in einem Bucket, wo Arbeiter sie finden',
  'worker.notShared':
    'Ein Arbeiter braucht die Datensätze in PostgreSQL und die Dokumente in einem Bucket, wie die Server sie haben',
  'worker.idle': 'Ein Arbeiter führt mindestens 1 Aufgabe gleichzeitig aus (--workers)',
  'storage.usedByAnother': 'Ein anderer Server benutzt die Datenbank {name}',
  'advice.soleServer':
    'Halten Sie ihn an. Mehrere Server brauchen ihre Dokumente in einem Bucket und die Warteschlange in PostgreSQL',
  'storage.silent': 'Der Speicher antwortet nicht',
  'queue.silent': 'Die Warteschlange antwortet nicht',
  'storage.noBucket': 'Die Adresse {address} nennt keinen Bucket',
  'advice.bucketAddress':
    'Schreiben Sie s3://BUCKET/PRÄFIX?region=REGION&endpoint=https://HOST. Die Zugangsdaten kommen aus AWS_ACCESS_KEY_ID, AWS_PROFILE oder der Rolle der Maschine',
};
