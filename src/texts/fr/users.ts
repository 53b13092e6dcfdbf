import type { users as english } from '../en/users.ts';
import type { Translation } from '../template.ts';

export const users: Translation<typeof english> = {
  'users.password': 'Mot de passe : ',
  'users.again': 'Mot de passe encore une fois : ',
  'users.added': '{name} ajouté',
  'users.removed': '{name} supprimé',
  'users.changed': 'Mot de passe de {name} changé',
  'users.differ': 'Les deux mots de passe ne sont pas identiques',
  'users.noTerminal': "Il n'y a pas de terminal pour demander le mot de passe",
  'users.givePassword': 'Donnez-le par --password-file ou --password-command',
  'users.twoWays': "--password-file et --password-command s'excluent",
  'users.length': 'Un mot de passe compte de {shortest} à {longest} caractères',
  'users.taken': 'Il y a déjà un utilisateur {name}',
  'users.unknown': "Il n'y a pas d'utilisateur {name}",
  'users.wrongName': "Le nom d'un utilisateur compte de 1 à {longest} caractères, sur une ligne",
  'users.tooManyTries': "Trop d'essais erronés",
  'users.againInAMinute': 'Réessayez dans une minute',
};
