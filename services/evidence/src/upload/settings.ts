/** How long an upload may take from its beginning: 10 GiB over 256 kbit/s take four days. In ms. */
export const UPLOAD_LIFE_MS = 7 * 86_400_000

/** What more is let in at a time of an upload whose length is not known, in bytes. */
export const RESERVED_BYTES = 64 * 1_048_576
