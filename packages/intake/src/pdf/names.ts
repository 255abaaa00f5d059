/** Names whose mere presence asks for a person's decision. A name is what follows the slash, with #xx read. */
export const watchedNames: Readonly<
  Record<string, { readonly code: 'pdf-script' | 'pdf-action' | 'pdf-embedded-file' | 'pdf-encrypted' }>
> = {
  JavaScript: { code: 'pdf-script' },
  Launch: { code: 'pdf-action' },
  SubmitForm: { code: 'pdf-action' },
  ImportData: { code: 'pdf-action' },
  GoToE: { code: 'pdf-action' },
  RichMedia: { code: 'pdf-action' },
  RichMediaExecute: { code: 'pdf-action' },
  Rendition: { code: 'pdf-action' },
  XFA: { code: 'pdf-action' },
  EmbeddedFile: { code: 'pdf-embedded-file' },
  EmbeddedFiles: { code: 'pdf-embedded-file' },
  Encrypt: { code: 'pdf-encrypted' },
}

/** The types of actions that only move within the file. */
export const harmlessActions = new Set(['GoTo', 'Named', 'Thread', 'SetOCGState', 'Hide', 'Trans', 'ResetForm'])
