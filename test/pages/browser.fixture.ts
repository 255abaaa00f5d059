import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

/** A name that leads to this machine but is not loopback to a browser, as the address of a machine on a LAN is not. */
export const LAN_NAME = 'concert.lan'

export interface RunningBrowser {
  readonly browser: Browser
  stop(): Promise<void>
}

/**
 * Chromium as it is published on npm for linux-x64, with the libraries and the font that come with it, in a folder of its own:
 * nothing of the machine is needed and nothing is left behind. The fonts of the machine are used where there are any.
 *
 * @returns the browser, or the reason why this machine has none
 * @throws Error where `REQUIRE_ALL=1` allows no missing browser
 */
export async function startBrowser(): Promise<RunningBrowser | string> {
  const machine = `${process.platform}-${process.arch}`
  if (machine !== 'linux-x64') return missing(`there is no Chromium for ${machine} on npm; run the tests on linux-x64`)
  const folder = mkdtempSync(join(tmpdir(), 'concert-browser-'))
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  try {
    const browser = await launch(await unpack(folder), folder)
    const stop = async () => {
      await browser.close()
      remove()
    }
    return { browser, stop }
  } catch (error) {
    remove()
    return missing(`Chromium does not start here, which needs glibc 2.34 and 500 MB in ${tmpdir()}: ${String(error)}`)
  }
}

function missing(reason: string): string {
  if (process.env['REQUIRE_ALL'] === '1') throw new Error(reason)
  return reason
}

/** @returns the path of the executable */
async function unpack(folder: string): Promise<string> {
  // The package unpacks into the folder for temporary files and takes whatever lies there already for itself.
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = folder
  try {
    const { default: packed, inflate } = await import('@sparticuz/chromium')
    packed.setGraphicsMode = false
    const archives = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', 'bin')
    await inflate(join(archives, 'al2023.tar.br'))
    return await packed.executablePath(archives)
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
}

async function launch(executablePath: string, folder: string): Promise<Browser> {
  const fonts = [join(folder, 'fonts'), '/usr/share/fonts', '/usr/local/share/fonts']
  const cache = join(folder, 'cache')
  mkdirSync(cache)
  writeFileSync(
    join(folder, 'fonts.conf'),
    `<fontconfig>${fonts.map((font) => `<dir>${font}</dir>`).join('')}<cachedir>${cache}</cachedir></fontconfig>`,
  )
  return chromium.launch({
    executablePath,
    env: {
      HOME: folder,
      TMPDIR: folder,
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
    args: [
      // As root there is no sandbox; what is visited is only the origin under test.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // No name but these leads anywhere, whatever a page asks for.
      `--host-resolver-rules=MAP ${LAN_NAME} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`,
    ],
  })
}
