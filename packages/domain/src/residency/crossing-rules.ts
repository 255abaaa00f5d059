import { type Jurisdiction, jurisdictions } from '#jurisdictions.ts'
import type { BasisCode } from '#transfer-basis/basis-kinds.ts'
import type { ResidencyCategory } from './category.ts'
import type { CrossingCondition, ReplicaForm } from './crossing-words.ts'

/** How the content of a category crosses from the place of its origin to that of a reader. */
export type Crossing =
  | { readonly kind: 'never' }
  /** The content stays; something else made from it may be seen. */
  | { readonly kind: 'stays'; readonly form: ReplicaForm }
  | {
      readonly kind: 'crosses'
      readonly conditions: readonly CrossingCondition[]
      /** One of these must be live; null where the category needs none. */
      readonly bases: readonly BasisCode[] | null
    }

type Pair = 'CN-HK' | 'CN-MO' | 'HK-CN' | 'HK-MO' | 'MO-CN' | 'MO-HK'
type ByPair = Readonly<Record<Pair, Crossing>>
type ByOrigin = Readonly<Record<'CN' | 'HK' | 'MO', Crossing>>

const never: Crossing = { kind: 'never' }
const withoutPersonalData = crosses(null, 'no-personal-data')
const withoutPersonalInformation = crosses(['CN-NOPI'], 'no-personal-data')

/** The bases on which personal data leave the mainland, beside the standard contract with the reader's place. */
const mainlandBases: readonly BasisCode[] = [
  'CN-SC',
  'CN-CERT',
  'CN-SA',
  'CN-EX-SMALL',
  'CN-EX-CONTRACT',
  'CN-EX-HR',
  'CN-EX-EMERG',
  'CN-EX-FTZ',
]

/** Source: scheme GBA-AI 2026-1, residency and cross-boundary reading. Reviewed on 2026-11-27. */
const rules: Readonly<Record<ResidencyCategory, ByPair>> = {
  C0: everywhere(never),
  C1: everywhere(crosses(null)),
  C2: everywhere(stays('derived-fields')),
  C3: byOrigin({ CN: withoutPersonalInformation, HK: withoutPersonalData, MO: withoutPersonalData }),
  C4: byOrigin({
    CN: crosses(['CN-NOPI'], 'no-personal-data', 'technology-export-check', 'confidentiality-undertaking'),
    HK: crosses(null, 'no-personal-data', 'confidentiality-undertaking'),
    MO: crosses(null, 'no-personal-data', 'confidentiality-undertaking'),
  }),
  C5: everywhere(crosses(null, 'no-personal-data', 'no-small-groups')),
  C6: byOrigin({ CN: withoutPersonalInformation, HK: withoutPersonalData, MO: withoutPersonalData }),
  C7: everywhere(stays('clean-room')),
  C8: {
    'CN-HK': crosses(['CN-GBASC-HK', ...mainlandBases]),
    'CN-MO': crosses(['CN-GBASC-MO', ...mainlandBases]),
    // The principle of the exporter's own law, HK-DPP3, is a term of the contract.
    'HK-CN': crosses(['HK-GBASC']),
    'HK-MO': crosses(['HK-RMC']),
    'MO-CN': crosses(['MO-GBASC']),
    'MO-HK': crosses(['MO-20-1', 'MO-20-2']),
  },
  C9: {
    ...everywhere(stays('on-site')),
    // The exception, for which the contract has a separate consent.
    'CN-HK': crosses(['CN-GBASC-HK']),
    'CN-MO': crosses(['CN-GBASC-MO']),
  },
  C10: byOrigin({ CN: stays('on-site'), HK: stays('clean-room'), MO: stays('clean-room') }),
  C11: byOrigin({ CN: crosses(['CN-SA']), HK: never, MO: never }),
  C12: everywhere(stays('pseudonymised')),
  C13: byOrigin({ CN: stays('summary'), HK: stays('cooperation-notice'), MO: stays('cooperation-notice') }),
  C14: everywhere(stays('filing-status')),
  C15: everywhere(stays('grades-and-reasons')),
}

const ruleByPair: ReadonlyMap<string, Crossing> = new Map(
  Object.entries(rules).flatMap(([category, pairs]) =>
    Object.entries(pairs).map(([pair, crossing]) => [`${category} ${pair}`, crossing] as const),
  ),
)

/** How the content of a category crosses from one place to another: never where the category or the pair of places is not known. */
export function crossingOf(category: string, from: string, to: string): Crossing {
  return ruleByPair.get(`${category} ${from}-${to}`) ?? never
}

/** Whether content of a category, collected in one of these places, crosses some border only where a condition is met. */
export function crossingAsksFor(
  condition: CrossingCondition,
  category: string,
  origins: readonly Jurisdiction[] = jurisdictions,
): boolean {
  return origins.some((from) =>
    jurisdictions.some((to) => {
      const crossing = crossingOf(category, from, to)
      return crossing.kind === 'crosses' && crossing.conditions.includes(condition)
    }),
  )
}

function stays(form: ReplicaForm): Crossing {
  return { kind: 'stays', form }
}

function crosses(bases: readonly BasisCode[] | null, ...conditions: readonly CrossingCondition[]): Crossing {
  return { kind: 'crosses', bases, conditions }
}

function everywhere(crossing: Crossing): ByPair {
  return byOrigin({ CN: crossing, HK: crossing, MO: crossing })
}

function byOrigin({ CN, HK, MO }: ByOrigin): ByPair {
  return { 'CN-HK': CN, 'CN-MO': CN, 'HK-CN': HK, 'HK-MO': HK, 'MO-CN': MO, 'MO-HK': MO }
}
