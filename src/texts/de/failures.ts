import type { failures as english } from '../en/failures.ts';
import type { Translation } from '../template.ts';

export const failures: Translation<typeof english> = {
  'failure.internal': 'Beim Verarbeiten des Dokuments ist etwas schiefgegangen',
  'failure.cancelled': 'Die Aufgabe wurde abgebrochen',
  'failure.tooManyFiles': 'Zu viele Dateien sind geöffnet',
  'advice.againSoon': 'Versuchen Sie es gleich noch einmal',
};
