import type { mailbox as english } from '../en/mailbox.ts';
import type { Translation } from '../template.ts';

export const mailbox: Translation<typeof english> = {
  'mailbox.caUnread': '--imap-ca-file : {file} ne peut pas être lu',
  'mailbox.twoPasswords': "--imap-password-file et --imap-password-command s'excluent",
  'mailbox.noPassword': '--imap demande le mot de passe de la boîte',
  'advice.mailboxPassword': 'Donnez-le par --imap-password-file, --imap-password-command ou la variable {variable}',
  'mailbox.largeMail': 'Le courriel dépasse {most} Mo',
  'advice.readAttachments': 'Enregistrez ses pièces jointes et lisez celles-ci',
  'mailbox.manyMails': "Le dossier a plus de {most} courriels ; les autres n'ont pas été lus",
  'advice.manyMails':
    'Nommez un jour plus récent avec --imap-since, et lisez les courriels plus anciens depuis un autre dossier',
  'mailbox.broke': "La connexion au serveur de messagerie {host} s'est interrompue",
  'mailbox.brokeUnnamed': "La connexion au serveur de messagerie s'est interrompue",
  'mailbox.refused': "{host} a refusé le nom d'utilisateur ou le mot de passe de la boîte",
  'advice.applicationPassword':
    "De nombreux fournisseurs exigent un mot de passe d'application au lieu de celui de l'utilisateur",
  'mailbox.certificate': "Le certificat de {host} n'est pas de confiance ({code})",
  'advice.ownAuthority': 'Pour une autorité qui vous est propre, nommez son certificat avec --imap-ca-file',
  'mailbox.noEncryption': "{host} n'offre pas de connexion chiffrée sur ce port",
  'advice.imaps': "Essayez imaps:// au lieu d'imap://, ou l'inverse",
  'mailbox.noFolder': "La boîte n'a pas de dossier {folder} lisible",
  'mailbox.unreachable': 'Le serveur de messagerie {host} est injoignable',
  'mailbox.unreachableCode': 'Le serveur de messagerie {host} est injoignable ({code})',
  'mailbox.noAddress': "--imap n'est pas l'adresse d'une boîte",
  'advice.imapAddress': 'Utilisez imaps://USER@HOST, ou imap://USER@HOST pour STARTTLS',
  'mailbox.passwordInAddress':
    "--imap ne doit pas contenir de mot de passe : d'autres utilisateurs voient les lignes de commande",
  'advice.passwordElsewhere': 'Utilisez --imap-password-file, --imap-password-command ou la variable {variable}',
  'mailbox.noUser': "--imap ne nomme pas d'utilisateur",
  'advice.imapUser': "Utilisez imaps://USER@HOST, où le @ d'une adresse s'écrit %40",
  'mailbox.path': '--imap a un chemin',
  'advice.imapFolder': 'Nommez le dossier avec --imap-folder',
  'mailbox.percent': "L'utilisateur dans --imap a un signe pour cent qui n'échappe rien",
  'mailbox.stateFile': 'Ce fichier contient le numéro du dernier courriel lu',
  'mailbox.stateUnread': '{path} ne peut pas être lu : il devrait contenir le dernier courriel lu',
  'advice.removeToReadAll': 'Supprimez-le pour relire tous les courriels',
};
