/** `Fields` in which every field that may be undefined is optional instead. */
type Defined<Fields> = {
  [Key in keyof Fields as undefined extends Fields[Key] ? never : Key]: Fields[Key];
} & {
  [Key in keyof Fields as undefined extends Fields[Key] ? Key : never]?: Exclude<Fields[Key], undefined>;
};

/** The fields that are not undefined. A field set to undefined differs from a missing one in spreads and comparisons. */
export function definedOnly<Fields extends object>(fields: Fields): Defined<Fields> {
  const defined: Partial<Fields> = {};
  for (const key in fields) if (fields[key] !== undefined) defined[key] = fields[key];
  return defined as unknown as Defined<Fields>;
}
