/** How many letters and digits a text has, whatever its alphabet. */

export const lettersIn = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0;

export const digitsIn = (text: string): number => text.match(/\d/g)?.length ?? 0;
