import { createReadStream } from 'node:fs'
import { jsonBytesMax } from '@concert/credentials/strict-json'
import { CommandFailed, type CommandIo, exitCode, messageOf, visible } from '#command-io.ts'

/**
 * The bytes of a file, or of standard input for `-`, up to the maximum size of a certificate.
 *
 * @throws CommandFailed when it cannot be read or is too large
 */
export async function readFileOrStdin(path: string, io: CommandIo): Promise<Uint8Array> {
  return path === '-'
    ? readBytes(io.stdin, 'standard input', exitCode.usage)
    : readBytes(createReadStream(path), visible(path), exitCode.usage)
}

/** The bytes of a stream, up to the same limit; `failure` is the exit code if the stream fails. */
export async function readBytes(
  stream: AsyncIterable<Uint8Array | string>,
  name: string,
  failure: ExitCodeOfReading,
): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of stream) {
      const bytes = Buffer.from(chunk)
      length += bytes.length
      if (length > jsonBytesMax) break
      chunks.push(bytes)
    }
  } catch (error) {
    throw new CommandFailed(failure, `cannot read ${name}: ${visible(messageOf(error))}`, { cause: error })
  }
  if (length > jsonBytesMax) throw new CommandFailed(failure, `${name} is longer than ${jsonBytesMax} bytes`)
  return new Uint8Array(Buffer.concat(chunks))
}

type ExitCodeOfReading = typeof exitCode.usage | typeof exitCode.unavailable
