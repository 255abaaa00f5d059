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
]

const marks = new Map<string, ClassificationMark>()
for (const mark of [...secret, ...secretInLetters]) marks.set(mark, { mark, category: 'C0' })
for (const mark of confidential) marks.set(mark, { mark, category: 'C4' })

/** A state secret of the mainland carries its degree, a star and its term: 机密★10年. */
const starred = /(绝密|絕密|机密|機密|秘密|祕密)\s*[★☆*]/u
/** What every mark has something of: few lines do. */
const hint = /[密资資]|secre|segre|confiden/iu
const around = /^[\s[({<【〔「『《*#=_~:-]+|[\s\])}>】〕」』》*#=_~.:-]+$/gu

/**
 * The mark of classification that a line bears, if it does: with its star anywhere, else as the whole line, also in brackets or twice,
 * in two languages. The same words inside a sentence are no mark: trade secrets and confidentiality are written about.
 */
export function classificationMarkOf(line: string): ClassificationMark | undefined {
  if (!hint.test(line)) return undefined
  const degree = starred.exec(line)?.[1]
  if (degree !== undefined) return marks.get(degree)
  const written = line.trim()
  if (written.length > 60) return undefined
  const bare = written.replaceAll(around, '').replaceAll(/\s+/gu, ' ').toUpperCase()
  if (bare.length === 0 || bare.length > 40) return undefined
  return marks.get(bare) ?? marks.get(bare.replaceAll(' ', '')) ?? ofTwoLanguages(bare)
}

/** As in Hong Kong: 機密 CONFIDENTIAL, or CONFIDENTIAL / 機密. Every part is a mark; the strictest counts. */
function ofTwoLanguages(bare: string): ClassificationMark | undefined {
  const parts = bare
    .match(/\p{Script=Han}+|[\p{Script=Latin}][\p{Script=Latin} ]*/gu)
    ?.map((part) => marks.get(part.trim()))
  if (parts === undefined || !parts.every((part) => part !== undefined)) return undefined
  return parts.find(({ category }) => category === 'C0') ?? parts[0]
}
