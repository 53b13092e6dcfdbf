/**
 * Vehicle identification numbers (GB 16735, after ISO 3779): 17 digits and capitals without I, O and Q, of which the
 * ninth checks the others.
 */
const values: Readonly<Record<string, number>> = Object.fromEntries([
  ...Array.from('0123456789', (sign) => [sign, Number(sign)]),
  ...Array.from('ABCDEFGH', (sign, index) => [sign, index + 1]),
  ...Array.from('JKLMN', (sign, index) => [sign, index + 1]),
  ['P', 7],
  ['R', 9],
  ...Array.from('STUVWXYZ', (sign, index) => [sign, index + 2]),
]);
const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

/** The sign that the ninth place must have, by the other signs of a number of 17 signs. */
export function checkSignOf(number: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * (values[number.charAt(index)] ?? 0), 0);
  return '0123456789X'.charAt(sum % 11);
}

export const isVehicleNumber = (text: string): boolean =>
  /^[0-9A-HJ-NPR-Z]{17}$/.test(text) && checkSignOf(text) === text.charAt(8);
