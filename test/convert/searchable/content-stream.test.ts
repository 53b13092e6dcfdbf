import { expect, it } from 'vitest';
import { operationsOf } from '../../../src/convert/searchable/content-stream.ts';

const read = (content: string) => [...operationsOf(content)];
const operators = (content: string) => read(content).map(({ operator }) => operator);

it('each operator comes with its operands, and the bytes joined together are the original content', () => {
  const content =
    'q 1 0 0 1 72.5 -.5 cm\n/F1 12 Tf(a \\) (b) Q)Tj[<00ff>-120(x)]TJ % Q\n/P <</MCID 0 /A [1 2]>>BDC true false null d0 ET\r';
  const all = read(content);
  expect(all.map(({ operator, operands }) => [operator, ...operands])).toEqual([
    ['q'],
    ['cm', '1', '0', '0', '1', '72.5', '-.5'],
    ['Tf', '/F1', '12'],
    ['Tj', '(a \\) (b) Q)'],
    ['TJ', '[<00ff>-120(x)]'],
    ['BDC', '/P', '<</MCID 0 /A [1 2]>>'],
    ['d0', 'true', 'false', 'null'],
    ['ET'],
    [''],
  ]);
  expect(all.map(({ start, end }) => content.slice(start, end)).join('')).toBe(content);
});

it('a picture inside the content is one operation, whatever bytes it has', () => {
  const content = 'q BI /W 2 /H 1 ID \x00Q EI\xff(Tj EI Q 1 w';
  expect(operators(content)).toEqual(['q', 'BI', 'Q', 'w']);
});

it('reading ends for content that is cut off or hostile', () => {
  for (const content of [
    '(never closed',
    '<<',
    '[[[',
    '<00',
    'BI /W',
    '% comment',
    ')',
    '>>',
    ']',
    '[<<'.repeat(50_000),
  ])
    expect(
      read(content)
        .map(({ start, end }) => content.slice(start, end))
        .join(''),
    ).toBe(content);
});
