/** `Fields` without those that are undefined: what may be undefined may be missing. */
type Defined<Fields> = {
  [Key in keyof Fields as undefined extends Fields[Key] ? never : Key]: Fields[Key];
} & {
  [Key in keyof Fields as undefined extends Fields[Key] ? Key : never]?: Exclude<Fields[Key], undefined>;
};

/** The fields that are not undefined. An optional field is left out rather than set to undefined: JSON and spreads see a difference. */
export function definedOnly<Fields extends object>(fields: Fields): Defined<Fields> {
  const defined: Partial<Fields> = {};
  for (const key in fields) if (fields[key] !== undefined) defined[key] = fields[key];
  return defined as unknown as Defined<Fields>;
}
