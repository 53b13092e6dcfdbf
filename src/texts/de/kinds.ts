import type { kinds as english } from '../en/kinds.ts';
import type { Translation } from '../template.ts';

export const kinds: Translation<typeof english> = {
  'kind.bad_request': 'falscher Aufruf',
  'kind.unsupported_format': 'Format nicht unterstützt',
  'kind.too_large': 'zu groß',
  'kind.not_an_invoice': 'keine Rechnung',
  'kind.corrupt_document': 'beschädigtes Dokument',
  'kind.encrypted_document': 'verschlüsseltes Dokument',
  'kind.not_found': 'nicht gefunden',
  'kind.unauthenticated': 'nicht angemeldet',
  'kind.forbidden': 'nicht erlaubt',
  'kind.conflict': 'Konflikt',
  'kind.not_ready': 'noch nicht bereit',
  'kind.rate_limited': 'zu viele Anfragen',
  'kind.infected': 'infiziert',
  'kind.write_failed': 'nicht geschrieben',
  'kind.storage_full': 'Speicher voll',
  'kind.ocr_failed': 'Texterkennung fehlgeschlagen',
  'kind.engine_unavailable': 'Komponente nicht verfügbar',
  'kind.unavailable': 'nicht verfügbar',
  'kind.timeout': 'Zeitüberschreitung',
  'kind.out_of_memory': 'zu wenig Arbeitsspeicher',
  'kind.cancelled': 'abgebrochen',
  'kind.internal': 'interner Fehler',
};
