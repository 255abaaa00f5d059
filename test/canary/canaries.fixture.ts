import { isHongKongIdentityCard } from '@concert/domain/identifiers/hong-kong-identity-card'
import { isMacaoIdentityCard } from '@concert/domain/identifiers/macao-identity-card'
import { isMainlandIdentityNumber } from '@concert/domain/identifiers/mainland-identity-number'
import { authorities, type Authority } from '@concert/domain/jurisdictions'

/** Persons who exist nowhere, a set for each authority: a name in each script of the three places, a number of each kind of identity card. */
const persons: readonly (readonly string[])[] = [
  [
    'Quillan Featherstonhaugh',
    '顏霽嵐',
    '颜霁岚',
    'Conceição Vasconcelos-Brandão',
    checked('Q718204', '()', isHongKongIdentityCard),
    checked('44030119870214311', '', isMainlandIdentityNumber),
    '5718204(3)',
  ],
  [
    'Peregrine Ashbrittle',
    '龔曉嵩',
    '龚晓嵩',
    'Assunção Magalhães-Figueirôa',
    checked('K390517', '()', isHongKongIdentityCard),
    checked('44040219910830207', '', isMainlandIdentityNumber),
    '1390517(6)',
  ],
  [
    'Thelonius Wexcombe',
    '歐陽澔霖',
    '欧阳澔霖',
    'Inês Guimarães-Paixão',
    checked('V602839', '()', isHongKongIdentityCard),
    checked('82000019760509145', '', isMainlandIdentityNumber),
    '7602839(1)',
  ],
]

/** What an authority keeps of persons and nobody else may hold in any form. */
export function canariesOf(authority: Authority): readonly string[] {
  const canaries = persons[authorities.indexOf(authority)]
  if (canaries === undefined) throw new Error(`there are no persons of ${authority}`)
  const wrong = canaries.filter((one) => /^\d{7}\(/.test(one) && !isMacaoIdentityCard(one))
  if (wrong.length > 0) throw new Error(`no numbers of Macao: ${wrong.join(', ')}`)
  return canaries
}

/** A file of personal data: its lines, and the name of a person as its name. */
export function personalData(authority: Authority): { readonly text: string; readonly fileName: string } {
  const canaries = canariesOf(authority)
  return { text: `${canaries.join('\n')}\n`, fileName: `${canaries[1]}.txt` }
}

/** The number with the check digit that makes it one, in the signs that stand around the digit. */
function checked(number: string, around: '' | '()', isOne: (text: string) => boolean): string {
  const [open = '', close = ''] = around
  const digit = [...'0123456789AX'].find((one) => isOne(`${number}${one}`))
  if (digit === undefined) throw new Error(`no digit fits ${number}`)
  return `${number}${open}${digit}${close}`
}
