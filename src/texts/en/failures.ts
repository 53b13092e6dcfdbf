/** Failures that users meet, and what to do about them. */
export const failures = {
  'failure.internal': 'Something went wrong while processing the document',
  'failure.cancelled': 'The task was cancelled',
  'failure.tooManyFiles': 'Too many files are open',
  'advice.againSoon': 'Try again in a moment',
} as const;
