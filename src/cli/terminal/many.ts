/** `1 document`, `2 documents`. */
export const many = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
