/** A value that RFC 8785 can write; what is hashed or put in a receipt is typed with it. `undefined` has no place in it. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue }
