/** The library's types describe its converters, not the tables that they use. */
declare module 'opencc-js/dict/*' {
  const table: string
  export default table
}
