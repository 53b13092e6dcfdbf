import type { review as english } from '../en/review.ts';
import type { Translation } from '../template.ts';

export const review: Translation<typeof english> = {
  'command.review': 'Zweifelhafte Rechnungen im Browser ansehen und berichtigen',
  'argument.reviewPaths':
    'Dokumente, Ordner, Muster, oder Datensätze von extract, von denen die zu prüfenden gezeigt werden',
  'option.corrections.extract':
    'Werte, die mit review berichtigt wurden; Standard: die Datei neben --out, falls es sie gibt',
  'option.corrections.review': 'Berichtigungen in FILE speichern; Standard: neben den Datensätzen, oder {file}',
  'option.noOpen': 'Nur die Adresse ausgeben und keinen Browser öffnen',
  'example.review': 'Dokumente, ob schon gelesen oder nicht',
  'example.review.records': 'was bei einem früheren Lauf unsicher war',
  'corrections.none': '{file} ist keine Datei mit Berichtigungen',
  'corrections.noneDetail': 'Mit --corrections eine Datei nennen, die review geschrieben hat',
  'corrections.empty': '{file} enthält keine Berichtigungen',
  'corrections.used': '{count|# Rechnung hat|# Rechnungen haben} Berichtigungen in {file}',
  'corrections.missed':
    '{path} enthält weniger Rechnungen als bei der Berichtigung: nicht alle Berichtigungen wurden verwendet',
  'review.nothing': 'Es gibt nichts zu prüfen',
  'review.nothingDetail': 'Dokumente nennen, oder Datensätze von extract mit dem Status review',
  'review.address': 'Die Rechnungen prüfen: {url}',
  'review.end': 'Die Seite schließen oder Strg+C drücken beendet es',
  'review.noBrowser': 'Der Browser ließ sich nicht öffnen: die Adresse selbst öffnen',
  'review.refused': '{path} lässt sich nicht prüfen: {why:message}',
  'review.done': '{count|# Rechnung ist|# Rechnungen sind} in {file} berichtigt',
  'review.unchanged': 'Nichts wurde berichtigt',
  'teach.noPage': 'Die Rechnung hat keine Seite mit Text',
  'teach.noPageDetail': 'Vorlagen sind für Seiten; XML-Rechnungen werden ohne sie gelesen',
  'teach.seller': 'Niemand hat den Namen des Verkäufers bestätigt',
  'teach.sellerDetail':
    'Berichtigen oder bestätigen Sie ihn, oder prüfen Sie die Rechnung, damit die Vorlage für den richtigen Verkäufer ist',
  'teach.nowhere': 'Keiner der bestätigten Werte steht dort, wo eine Regel ihn wiederfände',
  'teach.nowhereDetail': 'Berichtigen Sie einen Wert, indem Sie ihn von der Seite nehmen',
  'teach.noFolder': 'Es gibt keinen Ordner, in dem Vorlagen aufbewahrt werden',
  'teach.noFolderDetail': 'Nennen Sie einen mit --templates, INVOICECTL_TEMPLATES oder extract.templates',
  'teach.ownTemplate': '{file} geht dem vor, was für diesen Verkäufer gelehrt wird',
  'teach.ownTemplateDetail': 'Ändern oder entfernen Sie diese Datei, die den Namen der Vorlage hat',
};
