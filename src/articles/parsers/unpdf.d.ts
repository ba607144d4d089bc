// The part of unpdf that we use, in types (tsconfig.json, `paths`): its own declarations name the whole of a browser's DOM,
// whose globals must not seem to be in reach of code that runs in Node.

/** A run of letters; lengths and places are in the page's units, from its lower left corner. */
export interface PdfRun {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}
interface PdfPage {
  getTextContent(options: { readonly includeMarkedContent: false }): Promise<{ readonly items: readonly PdfRun[] }>;
  cleanup(): void;
}
interface PdfDocument {
  readonly numPages: number;
  getPage(number: number): Promise<PdfPage>;
  getMetadata(): Promise<{ readonly info: Readonly<Record<string, unknown>> }>;
}
/** Rejects with an error named `PasswordException` where a password is needed. */
export function getDocumentProxy(bytes: Uint8Array, options: Readonly<Record<string, unknown>>): Promise<PdfDocument>;
