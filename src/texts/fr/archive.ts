import type { archive as english } from '../en/archive.ts';
import type { Translation } from '../template.ts';

export const archive: Translation<typeof english> = {
  'archive.sums': 'Le montant hors taxe et la taxe ne donnent pas le total',
  'archive.mendOrReason': 'Corrigez les valeurs, ou validez la facture en donnant un motif',
  'archive.changed': 'La facture a été modifiée entre-temps : relisez-la',
  'archive.beingRead': 'Le fichier de la facture est encore en cours de lecture',
  'archive.nothingToUndo': "Il n'y a pas de modification à annuler",
  'archive.fewerInvoices': "Le fichier contient moins de factures qu'à l'envoi",
  'archive.noValues': "Aucune valeur d'une facture n'a été trouvée dans le document",
  'archive.noInvoice': 'Le document ne contient pas de facture lisible',
  'archive.tooManyWaiting': "{count} fichiers attendent d'être lus",
  'archive.tryLater': 'Réessayez plus tard',
  'archive.formats': 'PDF, OFD, JPG, PNG, TIFF, XML et ZIP sont acceptés, quel que soit le nom du fichier',
  'archive.wasRead': "Seul un fichier qui n'a pas pu être lu peut être relu",
  'archive.notDeleted': "La facture n'est pas supprimée",
  'archive.noDraft': "Ce brouillon n'existe pas",
  'archive.anotherTemplate': 'Le modèle serait différent de celui qui a été essayé',
  'archive.draftAgain': 'Rédigez-le à nouveau : des factures ont changé entre-temps',
};
