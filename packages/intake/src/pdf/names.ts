/** Names whose mere presence asks for a person's decision. A name is what follows the slash, with #xx read. */
export const watchedNames: Readonly<
  Record<string, { readonly code: 'pdf-script' | 'pdf-action' | 'pdf-embedded-file' | 'pdf-encrypted' }>
> = {
  JavaScript: { code: 'pdf-script' },
  /** Of a model in three dimensions: a script that runs with it. */
  OnInstantiate: { code: 'pdf-script' },
  '3DD': { code: 'pdf-action' },
  Movie: { code: 'pdf-action' },
  Sound: { code: 'pdf-action' },
  /** The filters of data that are in another file. */
  FFilter: { code: 'pdf-action' },
  Launch: { code: 'pdf-action' },
  SubmitForm: { code: 'pdf-action' },
  ImportData: { code: 'pdf-action' },
  GoToE: { code: 'pdf-action' },
  RichMedia: { code: 'pdf-action' },
  RichMediaExecute: { code: 'pdf-action' },
  Rendition: { code: 'pdf-action' },
  XFA: { code: 'pdf-action' },
  Collection: { code: 'pdf-embedded-file' },
  FileAttachment: { code: 'pdf-embedded-file' },
  EmbeddedFile: { code: 'pdf-embedded-file' },
  EmbeddedFiles: { code: 'pdf-embedded-file' },
  Encrypt: { code: 'pdf-encrypted' },
}

/** Two letters stand in compressed data by chance: they count where a dictionary or a reference follows. */
export const watchedBefore: Readonly<Record<string, 'pdf-action' | 'pdf-embedded-file'>> = {
  /** Actions that run when a page or a field is entered, left or opened. */
  AA: 'pdf-action',
  /** The files of a file specification. */
  EF: 'pdf-embedded-file',
}

/** The types of actions that only move within the file. */
export const harmlessActions = new Set(['GoTo', 'Named', 'Thread', 'SetOCGState', 'Hide', 'Trans', 'ResetForm'])
