/** What this code uses of the JavaScript API of WebAssembly: not every engine has it, and policies can forbid it. */

declare const moduleBrand: unique symbol;

/** Code that was compiled. */
export interface WasmModule {
  readonly [moduleBrand]: never;
}

export interface WasmMemory {
  readonly buffer: ArrayBuffer;
  /** Adds pages; the buffer is another one afterwards. */
  grow(pages: number): number;
}

interface Api {
  compile(bytes: Uint8Array): Promise<WasmModule>;
  validate(bytes: Uint8Array): boolean;
  readonly Memory: new (descriptor: { readonly initial: number }) => WasmMemory;
  readonly Instance: new (
    module: WasmModule,
    imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  ) => { readonly exports: Readonly<Record<string, unknown>> };
}

declare const WebAssembly: Api | undefined;

/** The API; undefined in an engine without it. */
export function webAssembly(): Api | undefined {
  return typeof WebAssembly === 'undefined' ? undefined : WebAssembly;
}
