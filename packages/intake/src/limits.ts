// What the checks of a file read, hold and inflate at most. What is beyond is not judged: the file stays in quarantine, with the
// name of the limit. Each has its row in docs/limits.md.

/** Findings that are listed of one file; one more says that there are others. */
export const FINDINGS_MAX = 100
/** Entries of an archive, those of the archives in it included. */
export const ARCHIVE_ENTRIES_MAX = 10_000
/** Archives in one another: a file in an archive is at depth 1. */
export const ARCHIVE_DEPTH_MAX = 3
/** How often an entry's bytes may be those of its compressed form; only asked of entries larger than {@link RATIO_ASKED_FROM_BYTES}. */
export const ARCHIVE_RATIO_MAX = 200
export const RATIO_ASKED_FROM_BYTES = 1_048_576
/** Bytes that are inflated for one file, over all of its archives and streams. */
export const INFLATED_BYTES_MAX = 536_870_912
/** Inflated bytes that are held at a time, over all depths. */
export const HELD_BYTES_MAX = 16_777_216
/** Bytes of HTML, SVG or XML that are parsed. */
export const MARKUP_BYTES_MAX = 16_777_216
/** Elements in one another. */
export const MARKUP_DEPTH_MAX = 1_000
/** Bytes of text that are searched for personal data and formulas. */
export const TEXT_BYTES_MAX = 268_435_456
/** Pixels of an image, of one frame or page. */
export const IMAGE_PIXELS_MAX = 268_435_456
/** Pixels of all its frames or pages: some hundred scanned pages. */
export const IMAGE_FRAMES_PIXELS_MAX = 17_179_869_184
/** Blocks, chunks, segments or directories of an image that are visited. */
export const IMAGE_BLOCKS_MAX = 100_000
/** Bytes of a compressed text or profile of a PNG, and what one may inflate to. */
export const IMAGE_TEXT_BYTES_MAX = 8_388_608
/** Bytes of a PDF that are searched. */
export const PDF_BYTES_MAX = 536_870_912
/** Pages that a PDF may say it has. */
export const PDF_PAGES_MAX = 100_000
/** Bytes of a PDF's object stream when inflated. */
export const PDF_OBJECT_STREAM_BYTES_MAX = 8_388_608
/** Objects of a PDF, references and cross-reference sections that are remembered. */
export const PDF_OBJECTS_MAX = 500_000
/** Bytes of a PDF that are read as tokens: the values of some names, which can contain one another. */
export const PDF_TOKEN_BYTES_MAX = 67_108_864
/** How long the checks of one file may take, in milliseconds. */
export const INSPECTION_MS_MAX = 120_000
/** The heap of the process in which files are checked, in MiB. What is beyond ends the process, and the file stays closed. */
export const INSPECTION_HEAP_MIB = 256
/** Bytes of a PDF whose text is read: all of them can be held at a time. */
export const PDF_TEXT_BYTES_MAX = 67_108_864
/** Pages of which the text is read: pages of a PDF, sheets, slides, or parts of another office document. */
export const TEXT_PAGES_MAX = 2_000
/** Characters of the text of one page, and of all pages. What is cut off here was not searched. */
export const PAGE_CHARACTERS_MAX = 100_000
export const TEXT_CHARACTERS_MAX = 4_000_000
/** How long the reading of the text of one file may take, in milliseconds. */
export const TEXT_READING_MS_MAX = 60_000
/** The memory of the process while it reads a text, its heap and the buffers beside it, in MiB. What is beyond ends the process. */
export const TEXT_READING_MIB_MAX = 768
/** How wide the image of a page is, in pixels, and how high at most: a page that is longer is drawn narrower. */
export const PAGE_IMAGE_WIDTH = 1_240
export const PAGE_IMAGE_HEIGHT_MAX = 4_960
/** Pixels of a picture on a page that is drawn; a larger one is left out. */
export const IMAGE_OF_PAGE_PIXELS_MAX = 67_108_864
/** How long the making of one preview may take, in milliseconds. */
export const PAGE_IMAGE_MS_MAX = 20_000
/** Bytes of an image of which a preview is made: all of them are held at a time. */
export const IMAGE_PREVIEW_BYTES_MAX = 67_108_864
/** Pixels of an image of which a preview is made; of an animation, those of its first frame. */
export const IMAGE_PREVIEW_PIXELS_MAX = 67_108_864
/** Bytes of a text or a table that is shown in pages: all of them are held at a time. */
export const TEXT_PREVIEW_BYTES_MAX = 16_777_216
/** Lines of a text that are one page; one of {@link PAGE_CHARACTERS_MAX} ends earlier. */
export const TEXT_PREVIEW_LINES = 200
/** Rows of a table that are one page, and cells of a row that are shown. */
export const TABLE_PREVIEW_ROWS = 100
export const TABLE_PREVIEW_COLUMNS_MAX = 100
/** Characters of a cell that are shown, and those of all cells of a page. */
export const TABLE_PREVIEW_CELL_MAX = 1_000
export const TABLE_PREVIEW_CHARACTERS_MAX = 500_000
