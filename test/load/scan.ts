import { createHash } from 'node:crypto'
import { bytesInMemory } from '@concert/intake/file-bytes'
import type { InspectedFile } from '@concert/intake/inspect-file'
import { createInspector } from '@concert/intake/isolated/inspector'
import { pngFile } from '../../packages/intake/test/files/image-file.ts'
import { docxFile, xlsxFile } from '../../packages/intake/test/files/office-file.ts'
import { pdfFile } from '../../packages/intake/test/files/pdf-file.ts'
import { zipFile } from '../../packages/intake/test/files/zip-file.ts'
import { lettersOf } from './made-file.ts'
import { type BenchResult, inTurn, ratePerSecond, rounded, type Say } from './measure.ts'

const ROUNDS = 5
const FILES = 300
const TEXT_BYTES = 256 * 1_024

/**
 * Inspections of files as a company uploads them, one after the other in a process of their own, as the service does it; the scanner for malware
 * is not in it. Beside it, for comparison, the same files hashed: nothing is promised of the ratio.
 */
export async function benchScan(say: Say): Promise<BenchResult> {
  const files = filesOfACompany()
  const inspector = createInspector()
  try {
    const measured = await inTurn(
      ROUNDS,
      () => ratePerSecond(FILES, 1, (index) => inspected(inspector, at(files, index))),
      () => ratePerSecond(FILES, 1, async (index) => hashed(at(files, index))),
    )
    say(`scan: ${rounded(measured.ours, 0)} files a second; hashed alone ${rounded(measured.floor, 0)}`)
    return {
      name: 'scan',
      ratio: measured.ratio,
      bar: null,
      met: true,
      quartiles: measured.quartiles,
      oursPerSecond: rounded(measured.ours, 0),
      floorPerSecond: rounded(measured.floor, 0),
      kinds: files.length,
      meanBytes: rounded(files.reduce((sum, { bytes }) => sum + bytes.sizeBytes, 0) / files.length, 0),
    }
  } finally {
    await inspector.close()
  }
}

function filesOfACompany(): readonly InspectedFile[] {
  const text = lettersOf(TEXT_BYTES)
  const made = [
    ['policy.txt', 'text/plain', text],
    ['results.csv', 'text/csv', Buffer.from(`case,result\n${'a,conforms\n'.repeat(10_000)}`)],
    ['card.pdf', 'application/pdf', pdfFile()],
    ['card.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', docxFile()],
    ['table.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', xlsxFile()],
    ['plan.png', 'image/png', pngFile(1_200, 800)],
    ['all.zip', 'application/zip', zipFile([{ name: 'read me.txt', data: text }])],
  ] as const
  return made.map(([fileName, mediaType, content]) => ({ fileName, mediaType, bytes: bytesInMemory(content) }))
}

function at(files: readonly InspectedFile[], index: number): InspectedFile {
  const file = files[index % files.length]
  if (file === undefined) throw new Error('there is no file')
  return file
}

async function inspected(inspector: ReturnType<typeof createInspector>, file: InspectedFile): Promise<void> {
  const { findings } = await inspector.inspect(file)
  if (findings.length > 0) throw new Error(`${file.fileName}: ${findings.map(({ code }) => code).join(', ')}`)
}

async function hashed({ bytes }: InspectedFile): Promise<string> {
  return createHash('sha256')
    .update(await bytes.read(0, bytes.sizeBytes))
    .digest('hex')
}
