import { describe, expect, it } from 'vitest';
import { addressLineOf } from '../../../../src/extract/western/values/addresses.ts';

describe('lines of an address', () => {
  it.each([
    ['80333 München', 'postal'],
    ['D-63571 Gelnhausen', 'postal'],
    ['3012 CN Rotterdam', 'postal'],
    ['4050-262 Porto', 'postal'],
    ['Seattle, WA 98101', 'postal'],
    ['Riverside, California 92501-2210', 'postal'],
    ['Leeds, LS1 5AB, UK', 'postal'],
    ['81100 JOHOR BAHRU, JOHOR.', 'postal'],
    ['Toronto, ON, M6P 3K9', 'postal'],
    ['Redmond WA,98052', 'postal'],
    ['652 21 Karlstad', 'postal'],
    ['Galway H91 X2P4', 'postal'],
    ['Co. Dublin, Ireland', 'postal'],
    ['Poligono Industrial Errotaberri, Nave 7', 'street'],
    ['NO 43-45-47G,', 'street'],
    ['Schweden', 'country'],
    ['Lindenweg 7a', 'street'],
    ['12 rue des Lilas', 'street'],
    ['NO 122, JALAN DEDAP 13', 'street'],
    ['1200 Market Street', 'street'],
    ['Österreich', 'country'],
    ['811 02 Bratislava - Staré Mesto', 'postal'],
    ['гр. София 1000, ул. Витоша 15', 'postal'],
    ['4000, гр. Пловдив', 'postal'],
    ['бул. Княз Борис I 112', 'street'],
    ['115 23 Μαρούσι', 'postal'],
    ['Λεωφ. Κηφισίας 15, 115 23 Μαρούσι', 'postal'],
    ['ΛΕΩΦΟΡΟΣ ΑΘΗΝΩΝ 12', 'street'],
    ['България', 'country'],
    ['ΕΛΛΑΔΑ', 'country'],
  ])('%s is %s', (line, kind) => {
    expect(addressLineOf(line)).toBe(kind);
  });

  it.each([
    'Meter 77120 Previous read 4410 Current read 4478 Usage 6,800 gal',
    'No 12',
    'Müller Elektro GmbH',
    'Invoice',
    'Jiro Doi',
    'Net 30 Days',
    'Сума с ДДС',
    'ΣΤΟΙΧΕΙΑ ΠΕΛΑΤΗ',
  ])('%s is none', (line) => {
    expect(addressLineOf(line)).toBeUndefined();
  });
});
