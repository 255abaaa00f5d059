/**
 * Frees the memory of a chunk that nobody needs any more; it is empty afterwards. Left to the collector of garbage, the chunks of large bodies set off
 * a collection of the whole heap for every 60 MiB of them, which takes more processor time than to read them.
 */
export function giveBack({ buffer, byteLength }: Buffer): void {
  // Not where it is a part of memory that others have parts of.
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0)
}

/** Hands chunks on that nobody else has, and gives back each once the next is asked for. */
export async function* takenOnce(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    yield chunk
    giveBack(chunk)
  }
}
