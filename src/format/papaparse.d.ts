/** What is used of Papa Parse. Its types on the registry need those of the DOM. */
declare module 'papaparse' {
  interface UnparseConfig {
    readonly newline?: string;
    /** Whether a cell that begins with = + - @ tab or carriage return gets a `'` in front. */
    readonly escapeFormulae?: boolean;
  }

  const Papa: {
    unparse(rows: readonly (readonly string[])[], config?: UnparseConfig): string;
  };
  export default Papa;
}
