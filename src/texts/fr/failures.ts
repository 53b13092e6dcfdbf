import type { failures as english } from '../en/failures.ts';
import type { Translation } from '../template.ts';

export const failures: Translation<typeof english> = {
  'failure.internal': "Une erreur s'est produite pendant le traitement du document",
  'failure.cancelled': 'La tâche a été annulée',
  'failure.tooManyFiles': 'Trop de fichiers sont ouverts',
  'advice.againSoon': 'Réessayez dans un instant',
};
