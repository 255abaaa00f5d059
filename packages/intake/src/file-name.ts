import type { AcceptedType } from './accepted-types.ts'
import type { Findings } from './finding.ts'

/** Names that Windows gives to devices, with any extension. */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])$/i
/** Marks that a reader does not see, or that turn the order of what is read. */
const marks = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\uFFFD]/u

/** What a computer starts when it is opened. */
const executable = words(
  `app appref-ms bat cmd com cpl dll dmg exe gadget hta inf ins iso jar jnlp js jse lnk msc msi msp mst
   pif ps1 psm1 reg scf scr sct settingcontent-ms sh sys url vb vbe vbs wsc wsf wsh xll`,
)
/** What a server or an old reader runs also before the last part of a name. Words that names of systems end with are not among them. */
const executableInside = words('asp aspx bat cmd cgi exe hta jsp lnk msi php php5 phtml pif ps1 scr shtml vbs')

const actingFiles = words('autorun.inf desktop.ini')
const acting = words(
  `appref-ms application diagcab hta iqy jse library-ms lnk msc odc oqy dqy pif rdp reg rqy scf scr sct searchconnector-ms
   settingcontent-ms slk theme url vbe vbs website wsf wsh xll`,
)

/** Checks the name of an uploaded file against what its type is called. */
export function checkFileName(fileName: string, type: AcceptedType | undefined, findings: Findings): void {
  checkBareName(fileName, findings, [])
  if (/[/\\:]/.test(fileName)) findings.add('name-is-path')
  const [, ...parts] = partsOf(fileName)
  const extension = parts.at(-1)
  if (extension !== undefined && (executable.has(extension) || acting.has(extension)))
    findings.add('extension-executable', { extension })
  const hidden = parts.slice(0, -1).find((part) => executableInside.has(part))
  if (hidden !== undefined) findings.add('extension-hidden', { extension: hidden })
  if (type !== undefined && (extension === undefined || !type.extensions.includes(extension))) {
    const params = { extension: extension ?? '', expected: type.extensions.join(' '), mediaType: type.mediaType }
    findings.add('extension-differs', params)
  }
}

/** Checks what no name may have: that of a file, and that of an entry of an archive without its folders. */
export function checkBareName(name: string, findings: Findings, within: readonly string[]): void {
  if (name.trim() === '' || /^\.+$/.test(name)) findings.add('name-empty', {}, within)
  if (marks.test(name)) findings.add('name-has-marks', {}, within)
  if (/[.\s]$/.test(name)) findings.add('name-ends-blank', {}, within)
  const [stem = ''] = partsOf(name)
  if (device.test(stem.trim())) findings.add('name-of-device', { name: stem }, within)
}

/** Whether a computer starts it when it is opened: asked of the entries of an archive, where scripts are honest source text. */
export function isProgramName(name: string): boolean {
  return /^(?:exe|scr|com|pif|lnk|hta|msi|cpl|jar|dll)$/.test(partsOf(name).slice(1).at(-1) ?? '')
}

/** What acts when a folder is looked at, or asks another machine for something when it is opened: no evidence is called so. */
export function isActingName(name: string): boolean {
  const plain = partsOf(name)
  return actingFiles.has(plain.join('.')) || acting.has(plain.slice(1).at(-1) ?? '')
}

/** In small letters; a dot of another width counts as a dot, as it does where the name is shortened to ASCII. */
function partsOf(name: string): string[] {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .split('.')
    .map((part) => part.trim())
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/))
}
