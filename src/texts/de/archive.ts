import type { archive as english } from '../en/archive.ts';
import type { Translation } from '../template.ts';

export const archive: Translation<typeof english> = {
  'archive.sums': 'Netto und Steuer ergeben nicht die Summe',
  'archive.mendOrReason': 'Berichtigen Sie die Werte, oder bestätigen Sie die Rechnung mit einer Begründung',
  'archive.changed': 'Die Rechnung wurde inzwischen geändert: Lesen Sie sie neu',
  'archive.beingRead': 'Die Datei der Rechnung wird noch gelesen',
  'archive.nothingToUndo': 'Es gibt keine Änderung, die zurückgenommen werden könnte',
  'archive.fewerInvoices': 'Die Datei hat weniger Rechnungen als beim Hochladen',
  'archive.noValues': 'In dem Dokument wurde kein Wert einer Rechnung gefunden',
  'archive.noInvoice': 'Das Dokument enthält keine lesbare Rechnung',
  'archive.tooManyWaiting': '{count} Dateien warten darauf, gelesen zu werden',
  'archive.tryLater': 'Versuchen Sie es später noch einmal',
  'archive.formats': 'Angenommen werden PDF, OFD, JPG, PNG, TIFF, XML und ZIP, wie auch immer die Datei heißt',
  'archive.wasRead': 'Nur eine Datei, die nicht gelesen werden konnte, kann noch einmal gelesen werden',
  'archive.notDeleted': 'Die Rechnung ist nicht gelöscht',
  'archive.noDraft': 'Diesen Entwurf gibt es nicht',
  'archive.anotherTemplate': 'Die Vorlage wäre eine andere als die erprobte',
  'archive.draftAgain': 'Entwerfen Sie sie neu: Inzwischen wurden Rechnungen geändert',
};
