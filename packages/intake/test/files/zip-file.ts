import { crc32, deflateRawSync } from 'node:zlib'

/** One entry of an archive, and what its headers say instead of the truth. */
export interface ZipEntry {
  readonly name: string | Buffer
  readonly data?: string | Buffer
  readonly method?: number
  readonly flags?: number
  /** The upper 16 bits of the external attributes. */
  readonly mode?: number
  /** What the header before the data has. */
  readonly local?: Partial<Headers>
  /** What the directory at the end has. */
  readonly central?: Partial<Headers>
  /** Begins where another entry, by its place in the list, begins. */
  readonly sharesDataOf?: number
  /** Is written, but not listed at the end. */
  readonly isUnlisted?: boolean
  readonly compressed?: Buffer
}

interface Headers {
  readonly name: Buffer
  readonly method: number
  readonly flags: number
  readonly crc: number
  readonly compressedSize: number
  readonly size: number
}

interface ZipOptions {
  readonly prefix?: Buffer
  readonly comment?: Buffer
  readonly entryCount?: number
  readonly directoryOffset?: number
}

/** Writes a ZIP byte by byte, so that it can say anything. */
export function zipFile(entries: readonly ZipEntry[], options: ZipOptions = {}): Buffer {
  const prefix = options.prefix ?? Buffer.alloc(0)
  const parts: Buffer[] = [prefix]
  const starts: number[] = []
  const central: Buffer[] = []
  let at = prefix.length
  for (const entry of entries) {
    const headers = headersOf(entry)
    const start = entry.sharesDataOf === undefined ? at : (starts[entry.sharesDataOf] ?? at)
    starts.push(start)
    if (entry.sharesDataOf === undefined) {
      const local = Buffer.concat([localHeader({ ...headers, ...entry.local }), dataOf(entry)])
      parts.push(local)
      at += local.length
    }
    if (entry.isUnlisted !== true) central.push(centralRecord({ ...headers, ...entry.central }, entry.mode ?? 0, start))
  }
  const directory = Buffer.concat(central)
  const count = options.entryCount ?? central.length
  return Buffer.concat([
    ...parts,
    directory,
    endRecord(count, directory.length, options.directoryOffset ?? at, options.comment),
  ])
}

function headersOf(entry: ZipEntry): Headers {
  const data = bufferOf(entry.data ?? '')
  return {
    name: bufferOf(entry.name),
    method: entry.method ?? 8,
    flags: entry.flags ?? 0x800,
    crc: crc32(data),
    compressedSize: dataOf(entry).length,
    size: data.length,
  }
}

function dataOf({ data = '', method = 8, compressed }: ZipEntry): Buffer {
  return compressed ?? (method === 8 ? deflateRawSync(bufferOf(data)) : bufferOf(data))
}

function localHeader({ name, method, flags, crc, compressedSize, size }: Headers): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x0403_4b50, 0)
  header.writeUInt16LE(20, 4)
  writeCommon(header, 6, { method, flags, crc, compressedSize, size })
  header.writeUInt16LE(name.length, 26)
  return Buffer.concat([header, name])
}

function centralRecord(
  { name, method, flags, crc, compressedSize, size }: Headers,
  mode: number,
  start: number,
): Buffer {
  const record = Buffer.alloc(46)
  record.writeUInt32LE(0x0201_4b50, 0)
  record.writeUInt16LE(0x0314, 4)
  record.writeUInt16LE(20, 6)
  writeCommon(record, 8, { method, flags, crc, compressedSize, size })
  record.writeUInt16LE(name.length, 28)
  record.writeUInt32LE((mode << 16) >>> 0, 38)
  record.writeUInt32LE(start, 42)
  return Buffer.concat([record, name])
}

function writeCommon(header: Buffer, at: number, { method, flags, crc, compressedSize, size }: Omit<Headers, 'name'>) {
  header.writeUInt16LE(flags, at)
  header.writeUInt16LE(method, at + 2)
  header.writeUInt32LE(crc >>> 0, at + 8)
  header.writeUInt32LE(compressedSize >>> 0, at + 12)
  header.writeUInt32LE(size >>> 0, at + 16)
}

function endRecord(count: number, size: number, offset: number, comment: Buffer = Buffer.alloc(0)): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x0605_4b50, 0)
  end.writeUInt16LE(count & 0xffff, 8)
  end.writeUInt16LE(count & 0xffff, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  end.writeUInt16LE(comment.length, 20)
  return Buffer.concat([end, comment])
}

function bufferOf(text: string | Buffer): Buffer {
  return typeof text === 'string' ? Buffer.from(text) : text
}
