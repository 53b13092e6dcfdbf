import type { mailbox as english } from '../en/mailbox.ts';
import type { Translation } from '../template.ts';

export const mailbox: Translation<typeof english> = {
  'mailbox.caUnread': '--imap-ca-file: {file} kann nicht gelesen werden',
  'mailbox.twoPasswords': '--imap-password-file und --imap-password-command schließen einander aus',
  'mailbox.noPassword': '--imap braucht das Passwort des Postfachs',
  'advice.mailboxPassword':
    'Geben Sie es mit --imap-password-file, --imap-password-command oder der Variable {variable} an',
  'mailbox.largeMail': 'Die E-Mail ist größer als {most} MB',
  'advice.readAttachments': 'Speichern Sie die Anhänge und lesen Sie diese',
  'mailbox.manyMails': 'Der Ordner hat mehr als {most} E-Mails; die übrigen wurden nicht gelesen',
  'advice.manyMails':
    'Nennen Sie mit --imap-since einen späteren Tag, und lesen Sie frühere E-Mails aus einem anderen Ordner',
  'mailbox.broke': 'Die Verbindung zum Mailserver {host} brach ab',
  'mailbox.brokeUnnamed': 'Die Verbindung zum Mailserver brach ab',
  'mailbox.refused': '{host} lehnte den Benutzernamen oder das Passwort des Postfachs ab',
  'advice.applicationPassword': 'Viele Anbieter verlangen ein Anwendungspasswort statt dem des Benutzers',
  'mailbox.certificate': 'Dem Zertifikat von {host} wird nicht vertraut ({code})',
  'advice.ownAuthority': 'Bei einer eigenen Zertifizierungsstelle nennen Sie deren Zertifikat mit --imap-ca-file',
  'mailbox.noEncryption': '{host} bietet auf diesem Port keine verschlüsselte Verbindung an',
  'advice.imaps': 'Versuchen Sie imaps:// statt imap:// oder umgekehrt',
  'mailbox.noFolder': 'Das Postfach hat keinen lesbaren Ordner {folder}',
  'mailbox.unreachable': 'Der Mailserver {host} ist nicht erreichbar',
  'mailbox.unreachableCode': 'Der Mailserver {host} ist nicht erreichbar ({code})',
  'mailbox.noAddress': '--imap ist keine Adresse eines Postfachs',
  'advice.imapAddress': 'Nehmen Sie imaps://USER@HOST, oder imap://USER@HOST für STARTTLS',
  'mailbox.passwordInAddress': '--imap darf kein Passwort enthalten: Andere Benutzer können Befehlszeilen sehen',
  'advice.passwordElsewhere': 'Nehmen Sie --imap-password-file, --imap-password-command oder die Variable {variable}',
  'mailbox.noUser': '--imap nennt keinen Benutzer',
  'advice.imapUser': 'Nehmen Sie imaps://USER@HOST; das @ einer Adresse wird %40 geschrieben',
  'mailbox.path': '--imap hat einen Pfad',
  'advice.imapFolder': 'Nennen Sie den Ordner mit --imap-folder',
  'mailbox.percent': 'Der Benutzer in --imap hat ein Prozentzeichen ohne Bedeutung',
  'mailbox.stateFile': 'Diese Datei enthält die Nummer der letzten gelesenen E-Mail',
  'mailbox.stateUnread': '{path} kann nicht gelesen werden: Die Datei sollte die letzte gelesene E-Mail enthalten',
  'advice.removeToReadAll': 'Entfernen Sie sie, um alle E-Mails noch einmal zu lesen',
};
