/** What is used of Papa Parse. Its types on the registry need those of the DOM. */
declare module 'papaparse' {
  interface UnparseConfig {
    readonly newline?: string;
    /** Which cells get a `'` in front; none with false. */
    readonly escapeFormulae?: RegExp | false;
  }

  const Papa: {
    unparse(rows: readonly (readonly string[])[], config?: UnparseConfig): string;
  };
  export default Papa;
}
