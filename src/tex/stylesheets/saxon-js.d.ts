/** The part of saxon-js that is used: it comes without types. */
declare module 'saxon-js' {
  const saxon: {
    XPath: {
      evaluate(xpath: string, context: unknown, options: { params: Readonly<Record<string, unknown>> }): unknown;
      /** What the compiler made of a stylesheet, as fn:transform is going to run it; nodes know their parents. */
      sefToJSON: (compiled: unknown) => unknown;
    };
  };
  export default saxon;
}
