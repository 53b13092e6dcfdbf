/** Which optional content a viewer shows when it opens a document: its default configuration, ISO 32000-1, 8.11.4. */
import { PDFArray, type PDFContext, PDFDict, PDFName, type PDFObject, PDFRef } from '@cantoo/pdf-lib';

export function layerVisibility(context: PDFContext, catalog: PDFDict): (group: PDFRef) => boolean {
  const properties = catalog.lookup(PDFName.of('OCProperties'));
  const config = properties instanceof PDFDict ? properties.lookup(PDFName.of('D')) : undefined;
  if (!(config instanceof PDFDict)) return () => true;
  const hiddenAtFirst = config.lookup(PDFName.of('BaseState')) === PDFName.of('OFF');
  const [on, off] = [refsIn(config.lookup(PDFName.of('ON'))), refsIn(config.lookup(PDFName.of('OFF')))];
  const automatic = automaticGroups(config);
  return (group) => {
    const stated = hiddenAtFirst ? on.has(group) : !off.has(group);
    return automatic.has(group) ? (viewState(context.lookup(group)) ?? stated) : stated;
  };
}

const refsIn = (list: PDFObject | undefined): ReadonlySet<PDFRef> =>
  new Set(list instanceof PDFArray ? list.asArray().filter((item) => item instanceof PDFRef) : []);

/** Groups whose usage decides when a document is viewed: entries of AS. */
function automaticGroups(config: PDFDict): ReadonlySet<PDFRef> {
  const rules = config.lookup(PDFName.of('AS'));
  const groups = new Set<PDFRef>();
  for (const item of rules instanceof PDFArray ? rules.asArray() : []) {
    const rule = config.context.lookup(item);
    if (!(rule instanceof PDFDict) || rule.lookup(PDFName.of('Event')) !== PDFName.of('View')) continue;
    for (const group of refsIn(rule.lookup(PDFName.of('OCGs')))) groups.add(group);
  }
  return groups;
}

function viewState(group: PDFObject | undefined): boolean | undefined {
  const usage = group instanceof PDFDict ? group.lookup(PDFName.of('Usage')) : undefined;
  const view = usage instanceof PDFDict ? usage.lookup(PDFName.of('View')) : undefined;
  const state = view instanceof PDFDict ? view.lookup(PDFName.of('ViewState')) : undefined;
  return state instanceof PDFName ? state !== PDFName.of('OFF') : undefined;
}
