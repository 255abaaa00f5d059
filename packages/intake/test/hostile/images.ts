import { bmpFile, gifFile, jpegFile, pngFile, tiffFile, webpFile } from '../files/image-file.ts'
import { zipFile } from '../files/zip-file.ts'
import { allAs, type Hostile } from './hostile-file.ts'

const archive = zipFile([{ name: 'a.txt', data: 'x' }])
const frames = Buffer.alloc(8)
frames.writeUInt32BE(0x7fff_ffff, 0)
const page = '<html><script>alert(1)</script></html>'

const pngs: readonly Hostile[] = [
  ['has ten thousand million pixels', pngFile(100_000, 100_000), 'image-pixels'],
  ['has more pixels than numbers reach', pngFile(0x7fff_ffff, 0x7fff_ffff), 'image-pixels'],
  ['is one very long line', pngFile(0x7fff_ffff, 1), 'image-pixels'],
  ['has two thousand million frames', pngFile(64, 64, ['acTL', frames]), 'image-pixels'],
  ['has no pixels', pngFile(0, 0), 'content-malformed'],
  ['is a page too', pngFile(8, 8, ['tEXt', Buffer.from(`Comment\0${page}`)]), 'polyglot'],
  ['is a page at its end', Buffer.concat([pngFile(8, 8), Buffer.from(page)]), 'polyglot'],
  ['runs on some servers', Buffer.concat([pngFile(8, 8), Buffer.from('<?php system(1) ?>')]), 'polyglot'],
  ['is an archive at its end', Buffer.concat([pngFile(8, 8), archive]), 'polyglot'],
  ['has bytes after its end', Buffer.concat([pngFile(8, 8), Buffer.from([1, 2, 3])]), 'data-after-end'],
  ['is a PDF too', pngFile(8, 8, ['tEXt', Buffer.from('x\0%PDF-1.7 1 0 obj')]), 'polyglot'],
  ['has a chunk that is longer than it', pngFile(8, 8).subarray(0, 50), 'content-malformed'],
  [
    'begins with another chunk',
    Buffer.concat([pngFile(8, 8).subarray(0, 8), Buffer.from('\0\0\0\x0dIDAT', 'latin1'), Buffer.alloc(40)]),
    'content-malformed',
  ],
]
const gifs: readonly Hostile[] = [
  ['is a program of a page too', gifFile(8, 8, { head: '/*', after: '*/=1;alert(1)' }), 'polyglot'],
  ['is a program of a page by its size', gifFile(8, 8, { head: '=1', after: ';alert(1)' }), 'polyglot'],
  ['has bytes after its end', gifFile(8, 8, { after: 'hidden' }), 'data-after-end'],
  ['is an archive at its end', Buffer.concat([gifFile(8, 8), archive]), 'polyglot'],
  ['has a flood of pixels', gifFile(65_535, 65_535), 'image-pixels'],
  ['has a flood of frames', gifFile(16_000, 16_000, { frames: 500 }), 'image-pixels'],
  ['has an unknown block', Buffer.concat([gifFile(8, 8).subarray(0, 13), Buffer.from([0x99])]), 'content-malformed'],
  ['ends in a block', gifFile(8, 8).subarray(0, 20), 'content-malformed'],
]
const jpegs: readonly Hostile[] = [
  ['has a flood of pixels', jpegFile(65_535, 65_535), 'image-pixels'],
  ['is a page too', jpegFile(8, 8, { comment: page }), 'polyglot'],
  ['is an archive at its end', Buffer.concat([jpegFile(8, 8), archive]), 'polyglot'],
  ['is a page at its end', jpegFile(8, 8, { after: '<svg onload=alert(1)>' }), 'polyglot'],
  ['has no size', jpegFile(8, 8).subarray(0, 24), 'content-malformed'],
  ['has no height', jpegFile(8, 0), 'content-malformed'],
]
const others = [
  ...allAs('scan.webp', 'image/webp', [
    ['has a flood of pixels', webpFile(0xff_ffff, 0xff_ffff), 'image-pixels'],
    ['has a flood of frames', webpFile(16_000, 16_000, 200), 'image-pixels'],
    ['has bytes after its end', Buffer.concat([webpFile(8, 8), Buffer.from('hidden')]), 'data-after-end'],
  ]),
  ...allAs('scan.tiff', 'image/tiff', [
    ['has a flood of pixels', tiffFile([[100_000, 100_000]]), 'image-pixels'],
    [
      'has a flood on its second page',
      tiffFile([
        [8, 8],
        [90_000, 90_000],
      ]),
      'image-pixels',
    ],
    ['has its pages in a circle', tiffFile([[8, 8]], 8), 'content-malformed'],
    ['has a page outside of it', tiffFile([[8, 8]], 90_000), 'content-malformed'],
  ]),
  ...allAs('scan.bmp', 'image/bmp', [
    ['has a flood of pixels', bmpFile(0x7fff_ffff, 0x7fff_ffff), 'image-pixels'],
    ['has a flood of pixels from top to bottom', bmpFile(100_000, -100_000), 'image-pixels'],
  ]),
]

export const hostileImages = [
  ...allAs('scan.png', 'image/png', pngs),
  ...allAs('scan.gif', 'image/gif', gifs),
  ...allAs('scan.jpg', 'image/jpeg', jpegs),
  ...others,
]
