/** The part of saxon-js that is used: it comes without types. */
declare module 'saxon-js' {
  const saxon: {
    readonly XPath: {
      evaluate(xpath: string, context: unknown, options: { params: Readonly<Record<string, unknown>> }): unknown;
    };
  };
  export default saxon;
}
