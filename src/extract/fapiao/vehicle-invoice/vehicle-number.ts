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

export function isVehicleNumber(text: string): boolean {
  if (!/^[0-9A-HJ-NPR-Z]{17}$/.test(text)) return false;
  const sum = weights.reduce((total, weight, index) => total + weight * (values[text.charAt(index)] ?? 0), 0);
  return '0123456789X'.charAt(sum % 11) === text.charAt(8);
}
