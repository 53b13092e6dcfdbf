import type { office as english } from '../en/office.ts';
import type { Translation } from '../template.ts';

export const office: Translation<typeof english> = {
  'office.notOffice': 'Die Datei ist ein OLE2-Container, aber kein Word-, Excel- oder PowerPoint-Dokument',
  'advice.saveAttachment': 'Outlook-Nachrichten werden nicht konvertiert: Speichern Sie den Anhang selbst',
  'advice.officePassword':
    'Öffnen Sie es in Office, entfernen Sie das Passwort (Datei > Informationen > Schützen) und speichern Sie es noch einmal',
  'office.large': 'Das Office-Dokument ist entpackt größer als 1024 MB',
  'office.noMainPart': 'Das Office-Dokument hat keinen Hauptteil',
  'advice.officeSaveAgain': 'Speichern Sie es in Office noch einmal, oder laden Sie es noch einmal',
  'xml.unreadable': 'Das XML konnte nicht gelesen werden',
  'office.part': '„{name}“ im Office-Dokument: {why:message}',
  'office.manySlides': 'Die Präsentation hat {slides} Folien',
  'advice.splitSlides': 'Bis zu {most} werden unterstützt: Teilen Sie die Präsentation',
  'office.powerPointDamaged': 'Das PowerPoint-Dokument ist beschädigt oder abgeschnitten',
  'office.manyParts': 'Die Präsentation hat zu viele Teile',
  'office.wordDamaged': 'Das Word-Dokument ist beschädigt oder abgeschnitten',
  'office.noBody': 'Das Word-Dokument hat keinen Inhalt',
  'advice.wordSaveAgain': 'Öffnen Sie es in Word, speichern Sie es noch einmal und verwenden Sie die neue Datei.',
  'office.notWord': 'Das ZIP ist kein Word-Dokument',
  'advice.docxPart': 'Ein DOCX enthält word/document.xml.',
  'office.notZip': 'Die Datei ist kein DOCX: Sie ist kein ZIP-Archiv',
  'advice.saveAsDocx': 'Speichern Sie sie in Word als .docx.',
  'office.docxEncrypted': 'Das DOCX ist durch ein Passwort geschützt',
  'advice.wordPassword':
    'Entfernen Sie das Passwort in Word (Datei, Informationen, Dokument schützen) und verwenden Sie die neue Datei.',
  'office.oldNotDocx': 'Die Datei ist ein altes Office-Dokument (.doc), kein DOCX',
  'advice.docxFirst': 'Speichern Sie es zuerst als .docx.',
  'office.farCells': 'Ein Arbeitsblatt reicht bis {cell}',
  'advice.farCells':
    'Löschen Sie die Zellen, die weit von allen anderen entfernt sind, und speichern Sie die Arbeitsmappe noch einmal',
  'libreOffice.refused': 'LibreOffice konnte das Dokument nicht lesen oder schreiben',
  'advice.libreOfficeRefused':
    'Es ist beschädigt oder braucht mehr als die {megabytes} MB Arbeitsspeicher, die LibreOffice benutzen darf: Öffnen und speichern Sie es in Office, oder teilen Sie es',
  'libreOffice.crashed': 'LibreOffice ist beim Konvertieren des Dokuments abgestürzt',
  'libreOffice.slow': 'LibreOffice brauchte länger als {seconds} s',
  'advice.moreTime': 'Geben Sie mit --timeout mehr Zeit',
  'libreOffice.notStarted': 'LibreOffice startet nicht',
  'advice.libreOfficeNotStarted':
    'Am Dokument liegt es nicht. Dieser Befehl zeigt den Fehler: {program} --headless --version',
  'libreOffice.missing': 'LibreOffice ist nicht verfügbar',
  'libreOffice.invalid': 'LibreOffice hat für das Dokument keine gültige {format}-Datei geschrieben',
  'advice.installLibreOffice':
    'Installieren Sie LibreOffice (Debian: libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui libreoffice-math-nogui python3-uno), oder nennen Sie es mit --soffice oder in INVOICECTL_SOFFICE.',
  'libreOffice.wrongName': '{path} wurde als LibreOffice genannt, ist aber kein Programm. {advice:message}',
};
