/**
 * The shape that a translation must have: the same names as the Chinese texts, each with a text, or with a function that takes
 * the same values. `export const upload = { … } satisfies Texts<typeof chinese>` does not compile while one is missing.
 */
export type Texts<Original> = {
  readonly [Name in keyof Original]: Original[Name] extends string
    ? string
    : Original[Name] extends (...values: infer Values) => string
      ? (...values: Values) => string
      : Texts<Original[Name]>;
};
