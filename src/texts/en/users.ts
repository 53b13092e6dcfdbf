/** Users of the browser app, and their passwords. */
export const users = {
  'users.password': 'Password: ',
  'users.again': 'Password again: ',
  'users.added': 'Added {name}',
  'users.removed': 'Removed {name}',
  'users.changed': 'Changed the password of {name}',
  'users.differ': 'The two passwords are not the same',
  'users.noTerminal': 'There is no terminal to ask for the password on',
  'users.givePassword': 'Give it by --password-file or --password-command',
  'users.twoWays': '--password-file and --password-command exclude each other',
  'users.length': 'A password has {shortest} to {longest} characters',
  'users.taken': 'There is a user {name} already',
  'users.unknown': 'There is no user {name}',
  'users.wrongName': 'The name of a user has 1 to {longest} characters, on one line',
  'users.tooManyTries': 'Too many wrong tries',
  'users.againInAMinute': 'Try again in a minute',
} as const;
