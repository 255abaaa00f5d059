import type { ResidencyCategory } from '@concert/domain/residency/category'

export interface ClassificationMark {
  readonly mark: string
  /** What the mark says the file is, at least. */
  readonly category: ResidencyCategory
}

const secret = [
  '绝密',
  '絕密',
  '机密',
  '機密',
  '秘密',
  '祕密',
  '绝对机密',
  '絕對機密',
  '高度机密',
  '高度機密',
  '极机密',
  '極機密',
  '国家秘密',
  '國家秘密',
  '國家機密',
  '国家机密',
]
const secretInLetters = ['TOP SECRET', 'SECRET', 'STATE SECRET', 'MUITO SECRETO', 'SECRETO', 'SEGREDO DE ESTADO']
const confidential = [
  'CONFIDENTIAL',
  'STRICTLY CONFIDENTIAL',
  'CONFIDENCIAL',
  'ESTRITAMENTE CONFIDENCIAL',
  '保密',
  '内部资料',
  '內部資料',
  '限閱',
  '限阅',
  'RESTRICTED',
  'RESERVADO',
]

const marks = new Map<string, ClassificationMark>()
for (const mark of [...secret, ...secretInLetters]) marks.set(keyOf(mark), { mark, category: 'C0' })
for (const mark of confidential) marks.set(keyOf(mark), { mark, category: 'C4' })

/** A state secret of the mainland carries its degree, a star and its term: 机密★10年. Two signs of a degree are often set apart. */
const starred = /([绝絕机機秘祕])\s{0,4}(密)\s*[★☆*✩✭⭐✪⋆∗✦✧]/u
/** Every mark has something of: few lines do. */
const hint = new RegExp(`[密资資閱阅]|${['secre', 'segre', 'confi', 'restr', 'reser'].map(spacedOut).join('|')}`, 'iu')
const around = /^[\s[({<【〔「『《*#=_~:|★☆"'-]+|[\s\])}>】〕」』》*#=_~.:|★☆"',;-]+$/gu
/** What stands before a degree in a form or a head. */
const label =
  /^(?:密\s*[级級]|保密[级級][别別]|保密等[级級]|机密[级級][别別]|(?:security )?classification|classified(?: as)?|classificação(?: de segurança)?|grau de (?:sigilo|classificação))\s*[:：]\s*/iu
/** What stands behind it: how long it holds, or what it is the degree of. */
const ending = /(?:\s*[(（]?\s*(?:\d{1,2}\s*年|[长長]期|永久)\s*[)）]?|\s*(?:文件|檔案|档案|[级級]))$/u

/**
 * The mark of classification that a line bears, if it does: with its star anywhere, else as the whole line, also in brackets, behind a label, spaced
 * out or twice, in two languages. The same words inside a sentence are no mark: trade secrets and confidentiality are written about.
 */
export function classificationMarkOf(line: string): ClassificationMark | undefined {
  if (!hint.test(line)) return undefined
  const [, first = '', last = ''] = starred.exec(line) ?? []
  if (first !== '') return marks.get(first + last)
  const written = line.trim()
  if (written.length > 60) return undefined
  const stripped = written.replaceAll(around, '').replace(label, '').replaceAll(around, '')
  const bare = stripped.replaceAll(/\s+/gu, ' ').toUpperCase()
  if (bare.length === 0 || bare.length > 40) return undefined
  return marks.get(keyOf(bare)) ?? marks.get(keyOf(bare.replace(ending, ''))) ?? ofTwoLanguages(bare)
}

function spacedOut(word: string): string {
  return Array.from(word).join('[ ._-]{0,2}')
}

/** Spaced out or joined by hyphens it is the same mark. */
function keyOf(mark: string): string {
  return mark.replaceAll(/[ ._-]/gu, '')
}

/** As in Hong Kong: 機密 CONFIDENTIAL, or CONFIDENTIAL / 機密. Every part is a mark; the strictest counts. */
function ofTwoLanguages(bare: string): ClassificationMark | undefined {
  const parts = bare
    .match(/\p{Script=Han}+|[\p{Script=Latin}][\p{Script=Latin} ]*/gu)
    ?.map((part) => marks.get(keyOf(part.replace(ending, ''))))
  if (parts === undefined || !parts.every((part) => part !== undefined)) return undefined
  return parts.find(({ category }) => category === 'C0') ?? parts[0]
}
