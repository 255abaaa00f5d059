import { acceptedType } from '../accepted-types.ts'
import { readThroughChunks } from '../file-bytes.ts'
import { isOfStore } from '../inspect-content.ts'
import type { PageOfFile, PreviewKind, Previews } from './preview.ts'
import { isPreviewed } from './previewed-types.ts'

type Makers = { readonly [Kind in PreviewKind]: (page: PageOfFile) => Promise<Previews[Kind] | null> }

// Loaded where one is made: nothing else waits for it.
const makers: Makers = {
  image: async (page) => {
    if (acceptedType(page.type)?.check !== 'pdf') return (await import('./image-preview.ts')).imagePreview(page)
    return (await import('./page-image.ts')).drawPage(page)
  },
  text: async (page) => (await import('./text-preview.ts')).textPreview(page),
  table: async (page) => (await import('./table-preview.ts')).tablePreview(page),
}

/**
 * Makes something to look at of a page of a file. Null: there is no such page, the file is too large for it, or it cannot be made.
 *
 * @throws BytesUnavailable when the store fails; nothing that a file holds makes it throw
 */
export async function makePreview<Kind extends PreviewKind>(
  kind: Kind,
  { type, page, bytes }: PageOfFile,
): Promise<Previews[Kind] | null> {
  if (!isPreviewed(kind, type)) return null
  try {
    return await makers[kind]({ type, page, bytes: readThroughChunks(bytes) })
  } catch (error) {
    if (isOfStore(error)) throw error
    return null
  }
}
