import type { stores as english } from '../en/stores.ts';
import type { Translation } from '../template.ts';

export const stores: Translation<typeof english> = {
  'store.noDocument': 'Kein solches Dokument',
  'store.beingDeleted': 'Dasselbe Dokument wird gerade gelöscht',
  'store.large': 'Die Datei ist zu groß',
  'advice.mostBytes': 'Höchstens {most} Bytes werden angenommen',
  'store.full': 'Für weitere Dokumente ist kein Platz',
  'advice.deleteSome': 'Löschen Sie, was nicht mehr gebraucht wird, oder versuchen Sie es später',
  'backup.notEmpty': 'Der Ordner {folder} ist nicht leer',
  'advice.backupFolder': 'Nennen Sie für die Sicherung einen leeren oder neuen Ordner',
  'store.noDatabase': 'Es gibt keine Datenbank {file}',
  'advice.dataDir': 'Nennen Sie den Ordner mit --data-dir',
  'backup.incomplete': 'In {folder} ist keine vollständige Sicherung',
  'advice.backupManifest': 'Ein Ordner, den `invoicectl storage backup` angelegt hat, enthält eine Datei {file}',
  'backup.otherVersion': 'Diese Version kann die Sicherung in {folder} nicht lesen',
  'backup.inTheWay': 'Eine Sicherung lässt sich nur in einen leeren Datenordner zurückspielen, aber {path} existiert',
  'advice.moveOldData': 'Verschieben Sie die alten Daten, oder nennen Sie einen anderen --data-dir',
  'store.notWritable': 'Die Datenbank {file} kann nicht zum Schreiben geöffnet werden',
  'advice.allowWriting':
    'Erlauben Sie dem Benutzer dieses Prozesses, die Datei und ihren Ordner zu schreiben, oder nennen Sie einen anderen --data-dir',
  'key.length': 'Der Schlüssel für gespeicherte Dokumente ist nicht 32 Bytes lang',
  'advice.keyForm': 'Schreiben Sie ihn als 64 Hexadezimalziffern oder als Base64; openssl rand -hex 32 erzeugt einen',
  'key.fileEmpty': '{file} (serve.blobKeyFile) enthält keinen Schlüssel',
  'key.fileUnread': 'Die Schlüsseldatei {file} (serve.blobKeyFile) kann nicht gelesen werden',
  'key.missing': 'Der Datenordner wurde mit einem Schlüssel verschlüsselt, der fehlt',
  'advice.givenKey':
    'Setzen Sie INVOICECTL_BLOB_KEY, oder nennen Sie seine Datei mit --blob-key-file; ein neuer Schlüssel muss vor dem alten stehen (dessen Kennung ist {id})',
  'advice.ownKey': 'Legen Sie die Datei sealing.key zurück in den Datenordner (ihre Kennung ist {id})',
  'store.otherHalf': 'Die Dokumente in {folder} gehören nicht zur Datenbank {file}',
  'advice.otherHalf':
    'Nennen Sie den richtigen --data-dir, --database oder --blobs, oder spielen Sie beide mit `invoicectl storage restore` zurück',
  'store.unreferenced': 'In {folder} sind Dokumente, aber die Datenbank {file} verweist auf keines davon',
  'advice.databaseMoved':
    'Wurde die Datenbank verschoben, oder ist --database falsch geschrieben? Legen Sie sie zurück, oder spielen Sie beide mit `invoicectl storage restore` zurück. Um ohne diese Dokumente neu zu beginnen, starten Sie einmal mit --adopt-empty',
  'store.documentsMissing': 'Die Datenbank {file} verweist auf Dokumente, aber in {folder} sind keine',
  'advice.blobsMoved':
    'Wurden sie verschoben, oder ist --blobs falsch geschrieben? Legen Sie sie zurück, oder spielen Sie beide mit `invoicectl storage restore` zurück. Um ohne diese Dokumente weiterzumachen, starten Sie einmal mit --adopt-empty',
  'store.lockLost': 'Ein anderer Prozess hat diese Arbeit übernommen',
  'store.locked': 'Ein anderer Server benutzt den Datenordner {folder}',
  'advice.stopOrOther': 'Beenden Sie ihn, oder nennen Sie mit --data-dir einen anderen Ordner',
  'store.notUpgraded': 'Die Datenbank des Servers konnte nicht aktualisiert werden',
  'advice.newerVersion':
    'Hat eine neuere Version sie geschrieben, installieren Sie diese, oder nennen Sie mit --data-dir einen anderen Ordner',
  'store.idTaken': 'Es gibt schon ein {kind} mit dieser Kennung',
  'store.damaged': 'Die Datenbank {file} ist beschädigt',
  'advice.restore':
    'Spielen Sie mit `invoicectl storage restore` eine Sicherung zurück; `invoicectl storage check` zeigt, was sonst beschädigt ist',
  'store.diskFull': 'Die Festplatte der Datenbank ist voll',
  'advice.makeRoom': 'Machen Sie dort Platz, wo {file} liegt, oder löschen Sie, was nicht mehr gebraucht wird',
  'store.diskErrors': 'Die Festplatte der Datenbank {file} meldet Fehler',
  'advice.systemLog': 'Sehen Sie in das Systemprotokoll, und versuchen Sie es dann noch einmal',
  'task.clientGone': 'Der Client ist nicht mehr da',
  'task.stopping': 'Der Server wird beendet',
  'task.state': 'Die Aufgabe ist {state}',
  'task.missing': 'Es gibt keine solche Aufgabe',
  'postgres.refused': 'PostgreSQL auf {at} lehnt den Benutzer oder das Passwort ab',
  'advice.postgresUser':
    'Prüfen Sie den Benutzer in --database und das Passwort in PGPASSWORD, PGPASSFILE oder der Datei von --database-url-file',
  'postgres.noDatabase': 'PostgreSQL auf {at} hat keine Datenbank {name}',
  'advice.createDatabase': 'Legen Sie sie mit `createdb` an, oder nennen Sie in --database eine andere',
  'postgres.notAllowed':
    'PostgreSQL auf {at} erlaubt diesem Benutzer nicht, die Datenbank {name} zu benutzen oder zu ändern',
  'advice.postgresGrant':
    'Lassen Sie einen Administrator `invoicectl migrate` ausführen und dem Benutzer SELECT, INSERT, UPDATE und DELETE erlauben',
  'postgres.unknownHost': 'Der Rechner von PostgreSQL auf {at} ist nicht bekannt',
  'advice.postgresHost': 'Prüfen Sie den Rechner in --database',
  'postgres.notEncrypted': 'Die Verbindung zu PostgreSQL auf {at} lässt sich nicht wie verlangt verschlüsseln',
  'advice.postgresCertificate':
    'Prüfen Sie, ob sein Zertifikat für diesen Rechner gilt, nennen Sie die Zertifizierungsstelle mit sslrootcert=FILE, oder wählen Sie einen anderen sslmode',
  'postgres.full': 'Die Festplatte von PostgreSQL auf {at} ist voll',
  'advice.makeRoomThere': 'Machen Sie dort Platz, oder löschen Sie, was nicht mehr gebraucht wird',
  'postgres.zeroCharacter': 'Die Anfrage enthält das Zeichen U+0000, das nicht gespeichert werden kann',
  'postgres.newer': 'Eine neuere Version des Programms hat die Tabellen in PostgreSQL geändert',
  'advice.postgresNewer': 'Installieren Sie jene Version: Diese kennt den Schritt {step} nicht',
  'postgres.older': 'Die Tabellen in PostgreSQL sind nicht auf dem neuesten Stand',
  'advice.migrate': 'Führen Sie `invoicectl migrate` aus, das diese Schritte tut: {steps}',
  'postgres.noPackage': 'Das Paket pg, das mit PostgreSQL spricht, ist nicht installiert',
  'advice.installPg': 'Installieren Sie es mit `npm install pg`, oder nennen Sie mit --database eine Datei',
  'postgres.noUrl': 'Die Adresse der Datenbank ist keine URL',
  'advice.postgresUrl':
    'Schreiben Sie postgres://USER@HOST:PORT/DATABASE; Zeichen des Passworts außer Buchstaben und Ziffern werden als %XX geschrieben',
  'postgres.silent': 'PostgreSQL auf {at} antwortet nicht',
  'advice.postgresRuns': 'Prüfen Sie, ob es läuft und von hier erreichbar ist, und versuchen Sie es noch einmal',
  'bucket.named': 'Der Bucket {bucket}',
  'bucket.namedAt': 'Der Bucket {bucket} auf {endpoint}',
  'bucket.noCredentials': '{bucket:message} ist ohne Zugangsdaten nicht benutzbar',
  'advice.bucketCredentials':
    'Setzen Sie AWS_ACCESS_KEY_ID und AWS_SECRET_ACCESS_KEY, nennen Sie in AWS_PROFILE ein Profil, oder geben Sie dem Rechner eine Rolle',
  'bucket.missing': '{bucket:message} existiert nicht',
  'advice.bucketCreate': 'Legen Sie ihn an, oder nennen Sie in --blobs einen anderen; das Programm legt nie einen an',
  'bucket.refused': '{bucket:message} lehnt die Zugangsdaten ab',
  'advice.bucketRights':
    'Prüfen Sie sie, und ob sie erlauben, den Bucket aufzulisten und Objekte zu lesen, zu schreiben und zu löschen',
  'bucket.misconfigured': '{bucket:message} ist so, wie er eingestellt ist, nicht benutzbar',
  'advice.bucketRegion': 'Prüfen Sie Region und Endpunkt in --blobs',
  'bucket.silent': '{bucket:message} antwortet nicht',
  'advice.bucketRuns': 'Prüfen Sie, ob der Dienst läuft und von hier erreichbar ist, und versuchen Sie es noch einmal',
  'bucket.noPackage': 'Das Paket @aws-sdk/client-s3, das mit dem Bucket spricht, ist nicht installiert',
  'advice.installS3':
    'Installieren Sie es mit `npm install @aws-sdk/client-s3`, oder nennen Sie mit --blobs einen Ordner',
  'postgres.noQueuePackage': 'Das Paket pg-boss, das die Warteschlange in PostgreSQL hält, ist nicht installiert',
  'advice.installPgBoss':
    'Installieren Sie es mit `npm install pg-boss`, oder nennen Sie mit --queue eine SQLite-Datei',
  'postgres.queueOlder': 'Die Tabellen der Warteschlange in PostgreSQL sind nicht auf dem neuesten Stand',
  'advice.runMigrate': 'Führen Sie `invoicectl migrate` aus',
};
