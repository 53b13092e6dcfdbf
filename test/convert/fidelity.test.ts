/** What a conversion loses is counted in the result itself, and said. */
import { describe, expect, it } from 'vitest';
import { converted } from './run.ts';
import { picture } from './samples.ts';

const image = `data:image/png;base64,${(await picture()).toString('base64')}`;
const paper = `---
title: On letters
author: Ada Example
---

# Letters

Euler has $e^{i\\pi}=-1$ and [a page](https://example.org/euler), Gauss has [another](https://example.org/gauss).

$$\\int_0^1 x^2\\,dx$$

![the red field](${image})

| Item | Price |
| ---- | ----- |
| Ink  | 12    |
`;

const from = (text: string, to: 'txt' | 'md' | 'html' | 'docx' | 'pdf' | 'csv' | 'xlsx' | 'pptx', options = {}) =>
  converted(Buffer.from(text), 'md', to, options);

const kept = ['formulas', 'pictures', 'links', 'metadata', 'tables'];

describe('what a conversion keeps besides words', () => {
  it.each(['md', 'html', 'docx'] as const)('is everything in %s', async (to) => {
    const { quality, warnings } = await from(paper, to);
    expect(quality?.content?.map(({ what }) => what)).toEqual(kept);
    expect(quality?.content?.filter(({ lost }) => lost !== undefined)).toEqual([]);
    expect(quality?.accuracy).toBe(100);
    expect(warnings).toEqual([]);
  });

  it('is counted in a PDF where it can be counted', async () => {
    const { quality, warnings } = await from(paper, 'pdf');
    expect(quality?.content).toEqual([
      { what: 'pictures', source: 1, result: 1 },
      { what: 'links', source: 2, result: 2 },
      { what: 'metadata', source: 2, result: 2 },
    ]);
    expect(warnings).toEqual([]);
  });

  it('is named where text has none of it, and is missing from the accuracy though all words are there', async () => {
    const { quality, warnings } = await from(paper, 'txt');
    expect(quality?.content).toEqual([
      {
        what: 'formulas',
        source: 2,
        result: 0,
        lost: 2,
        which: [String.raw`e^{i\pi}=-1`, String.raw`\int_0^1 x^2\,dx`],
      },
      { what: 'pictures', source: 1, result: 0, lost: 1, which: ['the red field'] },
      {
        what: 'links',
        source: 2,
        result: 0,
        lost: 2,
        which: ['https://example.org/euler', 'https://example.org/gauss'],
      },
      { what: 'metadata', source: 2, result: 0, lost: 2, which: ['title', 'author'] },
      { what: 'tables', source: 1, result: 0, lost: 1, which: ['Item, Price'] },
    ]);
    // Thirteen words, all kept, and eight things, none of which is.
    expect(quality?.accuracy).toBe(61.9);
    expect(warnings).toEqual([
      String.raw`Not kept: 2 formulas (e^{i\pi}=-1; \int_0^1 x^2\,dx), 1 picture (the red field), 2 links (https://example.org/euler; https://example.org/gauss), 2 entries of the metadata (title; author), 1 table (Item, Price)`,
    ]);
  });

  it('is counted in all files of a result', async () => {
    const { container, quality } = await from(`${paper}\nBetween.\n\n| A | B |\n| - | - |\n| 1 | 2 |\n`, 'csv');
    expect(container).toBe('zip');
    expect(quality?.content?.find(({ what }) => what === 'tables')).toEqual({ what: 'tables', source: 2, result: 2 });
    expect(quality?.content?.find(({ what }) => what === 'formulas')).toMatchObject({ lost: 2 });
  });

  it('is partly kept: a presentation has pictures, tables and metadata, but neither formulas nor links', async () => {
    const { quality } = await from(paper, 'pptx');
    expect(quality?.content?.filter(({ lost }) => lost !== undefined).map(({ what }) => what)).toEqual([
      'formulas',
      'links',
    ]);
  });

  it('is not missed where the options leave it out', async () => {
    const { quality, warnings } = await from(paper, 'html', { includeImages: false, preserveFormatting: false });
    expect(quality?.content?.map(({ what }) => what)).toEqual(['formulas', 'metadata', 'tables']);
    expect(warnings).toEqual([]);
  });

  it('names a formula that a format could not express', async () => {
    const { quality } = await from('Right: $x$. Wrong: $\\nosuchcommand{y}$.', 'html');
    expect(quality?.content).toEqual([
      { what: 'formulas', source: 2, result: 1, lost: 1, which: [String.raw`\nosuchcommand{y}`] },
    ]);
  });
});
