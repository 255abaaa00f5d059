/** The library's types cover its converters, not the tables that these are made of. */
declare module 'opencc-js/dict/*' {
  const table: string
  export default table
}
