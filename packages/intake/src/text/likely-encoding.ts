/** Lead bytes of the commoner characters, and how a trail byte is known: of GB2312, level 1; of Big5, level 1. */
const isOfGb = (lead: number, trail: number): boolean => lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1 && trail <= 0xfe
const isOfBig5 = (lead: number, trail: number): boolean =>
  lead >= 0xa4 && lead <= 0xc6 && ((trail >= 0x40 && trail <= 0x7e) || (trail >= 0xa1 && trail <= 0xfe))

/**
 * Of the encodings that a text may be in, the one in which most of it is of common characters. A guess, for the eyes only: what is searched for
 * is searched for in each of them.
 */
export function likelyEncoding(bytes: Uint8Array, encodings: readonly string[]): string {
  const [only = 'utf-8', ...others] = encodings
  if (others.length === 0) return only
  const found = { pairs: 0, gb: 0, big5: 0 }
  for (let at = 0; at < bytes.length; at += 1) {
    const [lead = 0, trail = 0] = [bytes[at], bytes[at + 1]]
    if (lead < 0x80) continue
    found.pairs += 1
    if (isOfGb(lead, trail)) found.gb += 1
    if (isOfBig5(lead, trail)) found.big5 += 1
    // A letter of Portuguese stands alone, before a smaller byte that could be its other half in Chinese.
    at += 1
  }
  if (Math.max(found.gb, found.big5) * 2 < found.pairs) return 'windows-1252'
  return found.gb > found.big5 ? 'gb18030' : 'big5-hkscs'
}
