import type { users as english } from '../en/users.ts';
import type { Translation } from '../template.ts';

export const users: Translation<typeof english> = {
  'users.password': 'Passwort: ',
  'users.again': 'Passwort noch einmal: ',
  'users.added': '{name} angelegt',
  'users.removed': '{name} entfernt',
  'users.changed': 'Passwort von {name} geändert',
  'users.differ': 'Die beiden Passwörter sind nicht gleich',
  'users.noTerminal': 'Es gibt kein Terminal, an dem nach dem Passwort gefragt werden kann',
  'users.givePassword': 'Geben Sie es mit --password-file oder --password-command an',
  'users.twoWays': '--password-file und --password-command schließen sich aus',
  'users.length': 'Ein Passwort hat {shortest} bis {longest} Zeichen',
  'users.taken': 'Es gibt schon einen Benutzer {name}',
  'users.unknown': 'Es gibt keinen Benutzer {name}',
  'users.wrongName': 'Der Name eines Benutzers hat 1 bis {longest} Zeichen in einer Zeile',
  'users.tooManyTries': 'Zu viele falsche Versuche',
  'users.againInAMinute': 'Versuchen Sie es in einer Minute wieder',
};
