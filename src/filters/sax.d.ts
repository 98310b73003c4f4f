/** The part of sax (which ships no types) that this project uses. */
declare module 'sax' {
  export interface Parser {
    /** Lines and columns before what is being read. */
    readonly line: number;
    readonly column: number;
    onerror: (error: Error) => void;
    onopentag: (tag: { readonly name: string }) => void;
    onclosetag: (name: string) => void;
    onattribute: () => void;
    ontext: (text: string) => void;
    oncdata: (text: string) => void;
    write(text: string): Parser;
  }

  const sax: {
    parser(
      strict: boolean,
      options: { readonly strictEntities: boolean; readonly position: boolean },
    ): Parser;
  };
  export default sax;
}
