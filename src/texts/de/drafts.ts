import type { drafts as english } from '../en/drafts.ts';
import type { Translation } from '../template.ts';

export const drafts: Translation<typeof english> = {
  'map.purpose': 'Eine Zuordnungsdatei für `invoicectl export -f datev` und `-f booking`, aus Datensätzen entworfen.',
  'map.open': 'Zeilen mit {mark} sind offen: Rechnungen, die sie brauchen, werden abgelehnt, bis dort ein Wert steht.',
  'map.toFill': 'AUSFÜLLEN',
  'map.toFillWith': '{mark}: {what:message}',
  'map.account': 'account: das Aufwandskonto.',
  'map.contra': 'contra: das Gegenkonto, also die Verbindlichkeit gegenüber dem Lieferanten (Kreditor).',
  'map.rate':
    'rate: wie auf den Rechnungen gedruckt; none für Rechnungen ohne Steuer. types: nur für Rechnungen dieser Arten.',
  'map.key': 'key: der Steuerschlüssel des Programms; none, wenn das Konto seine Steuer kennt.',
  'map.taxAccount': 'account: das Konto der Vorsteuer; none, wenn sie nicht abgezogen wird.',
  'map.currency': 'Die Währung der Buchführung.',
  'map.oneOf': 'eine von {choices}',
  'map.preset': 'Eines von {presets}; oder eigene Spalten unter layout.',
  'map.suchAs': 'zum Beispiel {example}',
  'map.accountLength': 'Sachkontenlänge, 4 bis 8',
  'map.invoices': 'Rechnungen: {count}',
  'map.otherNames': 'auch unter dieser Steuernummer: {names}',
  'templateFault.noRule': 'unter fields fehlt eine Regel für {field}',
  'templateFault.kind': '{field} ist {kind:message}, nicht {given:message}',
  'templateFault.amount': 'ein Betrag',
  'templateFault.date': 'ein Datum',
  'templateFault.text': 'ein Text',
  'templateFault.forDates': 'gilt nur für Daten: {fields}',
  'templateFault.format': 'muss Tag, Monat und Jahr enthalten, wie in dd.MM.yyyy',
  'templateFault.locale': 'ist kein Sprachkürzel wie de oder pt-BR',
  'templateFault.value': 'ist kein gültiger Wert für {field}',
  'templateFault.quotes': 'muss in Anführungszeichen stehen: Nur Beträge sind Zahlen',
  'templateFault.groups': 'braucht benannte Gruppen: {fields}',
  'templateFault.noLineField': 'es gibt kein Positionsfeld „{group}“; es gibt {fields}',
  'templateFault.help':
    'Was eine Vorlage enthalten kann, zeigt invoicectl templates new SAMPLE: Es schreibt eine mit Kommentaren',
};
