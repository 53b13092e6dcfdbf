/** A page is surveyed alone and with its document, and pages repeat their texts: each is read once. */
const mostTexts = 4000;

/** `read`, which gives the same for the same text, with the results of the last few thousand texts kept. */
export function remembered<Value>(read: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, { readonly value: Value }>();
  return (text) => {
    const found = known.get(text);
    if (found) return found.value;
    if (known.size >= mostTexts) known.clear();
    const value = read(text);
    known.set(text, { value });
    return value;
  };
}
