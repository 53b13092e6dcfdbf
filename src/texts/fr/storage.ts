/** Failures to open the storage of a server. */
import type { storage as english } from '../en/storage.ts';
import type { Translation } from '../template.ts';

export const storage: Translation<typeof english> = {
  'storage.twoAddresses': 'serve.{setting} et serve.{setting}UrlFile sont tous deux définis',
  'advice.oneAddress': "Indiquez l'adresse à un seul de ces endroits",
  'storage.addressUnreadable': 'Le fichier {file} (serve.{setting}UrlFile) ne peut pas être lu',
  'storage.noAddress': "Le fichier {file} (serve.{setting}UrlFile) ne contient pas l'adresse d'une base",
  'advice.addressInFile': 'Écrivez postgres://UTILISATEUR:MOTDEPASSE@HÔTE:PORT/BASE sur sa première ligne',
  'storage.keyNeeded':
    'Les enregistrements dans PostgreSQL et les documents dans un compartiment exigent une clé qui les chiffre',
  'advice.makeKey':
    'Créez-en une avec `openssl rand -hex 32`, puis définissez {variable} ou indiquez son fichier avec --blob-key-file',
  'storage.queueAddress': 'La file ne peut pas être dans PostgreSQL tant que les enregistrements sont dans un fichier',
  'advice.queueAddress':
    'Indiquez aussi une base PostgreSQL dans serve.database, ou omettez serve.queue : la file est alors avec les enregistrements',
  'storage.notInFiles':
    'Les enregistrements ou les documents ne sont pas dans des fichiers, donc cette commande ne peut pas les copier',
  'advice.pgDump': 'Serveur arrêté, copiez la base avec pg_dump, puis les documents',
  'storage.noPostgres': "La configuration n'indique aucune base PostgreSQL",
  'advice.namePostgres':
    'Indiquez-en une dans serve.database ou serve.databaseUrlFile. Le serveur met lui-même un fichier à jour',
  'advice.shareStores':
    'Indiquez une base PostgreSQL dans serve.database et un bucket dans serve.blobs (s3://…) ; serve.queue peut aussi être dans PostgreSQL, mais pas dans un fichier',
  'serve.noWorkers':
    'Un serveur sans processus de travail a besoin de ses enregistrements dans PostgreSQL et de ses documents dans un bucket',
  'worker.notShared':
    'Un processus de travail a besoin des enregistrements dans PostgreSQL et des documents dans un bucket, comme les serveurs',
  'worker.idle': 'Un worker exécute au moins 1 tâche à la fois (--workers)',
  'storage.usedByAnother': 'Un autre serveur utilise la base {name}',
  'advice.soleServer':
    'Arrêtez-le. Plusieurs serveurs ont besoin de leurs documents dans un compartiment, et de la file dans PostgreSQL',
  'storage.silent': 'Le stockage ne répond pas',
  'queue.silent': 'La file ne répond pas',
  'storage.noBucket': "L'adresse {address} ne désigne pas de compartiment",
  'advice.bucketAddress':
    'Écrivez s3://COMPARTIMENT/PRÉFIXE?region=RÉGION&endpoint=https://HÔTE. Les identifiants viennent de AWS_ACCESS_KEY_ID, AWS_PROFILE ou du rôle de la machine',
};
