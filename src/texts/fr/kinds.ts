import type { kinds as english } from '../en/kinds.ts';
import type { Translation } from '../template.ts';

export const kinds: Translation<typeof english> = {
  'kind.bad_request': 'mauvais usage',
  'kind.unsupported_format': 'format non pris en charge',
  'kind.too_large': 'trop volumineux',
  'kind.not_an_invoice': 'pas une facture',
  'kind.corrupt_document': 'document endommagé',
  'kind.encrypted_document': 'document chiffré',
  'kind.not_found': 'introuvable',
  'kind.unauthenticated': 'non connecté',
  'kind.forbidden': 'accès refusé',
  'kind.conflict': 'conflit',
  'kind.not_ready': 'pas encore prêt',
  'kind.rate_limited': 'trop de requêtes',
  'kind.infected': 'infecté',
  'kind.write_failed': "échec de l'écriture",
  'kind.storage_full': 'stockage plein',
  'kind.ocr_failed': 'échec de la reconnaissance de texte',
  'kind.engine_unavailable': 'composant indisponible',
  'kind.unavailable': 'indisponible',
  'kind.timeout': 'délai dépassé',
  'kind.out_of_memory': 'mémoire insuffisante',
  'kind.cancelled': 'annulé',
  'kind.internal': 'erreur interne',
};
