import type { PublicEffectStatus } from '@concert/domain/effect/public-effect'
import type { Sentence } from './sentence.ts'

/** What an effect is worth on a day: its status, with what conditions and the days of validity change of it. */
export type EffectWord =
  | PublicEffectStatus
  | 'active-on-conditions'
  | 'action-pending-on-conditions'
  | 'expired'
  | 'not-yet-valid'

/** An effect alone, as a table or a list shows it. */
export const effectWords: Readonly<Record<EffectWord, Sentence>> = {
  active: {
    en: 'active',
    'zh-Hant': '有效',
    'zh-Hans': '有效',
    pt: 'em vigor',
  },
  reserved: {
    en: 'reserved until its conditions are met',
    'zh-Hant': '暫不生效，符合條件後方生效',
    'zh-Hans': '暂不生效，符合条件后方生效',
    pt: 'com eficácia diferida até serem cumpridas as condições',
  },
  refused: {
    en: 'refused',
    'zh-Hant': '不予承認',
    'zh-Hans': '不予承认',
    pt: 'recusado',
  },
  'action-pending': {
    en: 'active with an action pending',
    'zh-Hant': '有效（待採取措施）',
    'zh-Hans': '有效（待采取措施）',
    pt: 'em vigor, com acção pendente',
  },
  suspended: {
    en: 'suspended',
    'zh-Hant': '暫停',
    'zh-Hans': '暂停',
    pt: 'suspenso',
  },
  'active-on-conditions': {
    en: 'active on conditions',
    'zh-Hant': '附條件有效',
    'zh-Hans': '附条件有效',
    pt: 'em vigor sob condições',
  },
  'action-pending-on-conditions': {
    en: 'active on conditions with an action pending',
    'zh-Hant': '附條件有效（待採取措施）',
    'zh-Hans': '附条件有效（待采取措施）',
    pt: 'em vigor sob condições, com acção pendente',
  },
  expired: {
    en: 'expired',
    'zh-Hant': '已屆滿',
    'zh-Hans': '已过期',
    pt: 'caducado',
  },
  'not-yet-valid': {
    en: 'not yet valid',
    'zh-Hant': '尚未生效',
    'zh-Hans': '尚未生效',
    pt: 'ainda não válido',
  },
}

/** An effect with the places that share it, as a part of a sentence. The places are `placesInSentence`. */
export const effectsInPlaces: Readonly<Record<EffectWord, Sentence>> = {
  active: {
    en: 'active in {places}',
    'zh-Hant': '在{places}有效',
    'zh-Hans': '在{places}有效',
    pt: 'em vigor {places}',
  },
  reserved: {
    en: 'reserved in {places} until its conditions are met',
    'zh-Hant': '在{places}暫不生效，符合條件後方生效',
    'zh-Hans': '在{places}暂不生效，符合条件后方生效',
    pt: 'com eficácia diferida {places} até serem cumpridas as condições',
  },
  refused: {
    en: 'refused in {places}',
    'zh-Hant': '在{places}不予承認',
    'zh-Hans': '在{places}不予承认',
    pt: 'recusado {places}',
  },
  'action-pending': {
    en: 'active with an action pending in {places}',
    'zh-Hant': '在{places}有效（待採取措施）',
    'zh-Hans': '在{places}有效（待采取措施）',
    pt: 'em vigor, com acção pendente, {places}',
  },
  suspended: {
    en: 'suspended in {places}',
    'zh-Hant': '在{places}暫停',
    'zh-Hans': '在{places}暂停',
    pt: 'suspenso {places}',
  },
  'active-on-conditions': {
    en: 'active on conditions in {places}',
    'zh-Hant': '在{places}附條件有效',
    'zh-Hans': '在{places}附条件有效',
    pt: 'em vigor sob condições {places}',
  },
  'action-pending-on-conditions': {
    en: 'active on conditions with an action pending in {places}',
    'zh-Hant': '在{places}附條件有效（待採取措施）',
    'zh-Hans': '在{places}附条件有效（待采取措施）',
    pt: 'em vigor sob condições, com acção pendente, {places}',
  },
  expired: {
    en: 'expired in {places}',
    'zh-Hant': '在{places}已屆滿',
    'zh-Hans': '在{places}已过期',
    pt: 'caducado {places}',
  },
  'not-yet-valid': {
    en: 'not yet valid in {places}',
    'zh-Hant': '在{places}尚未生效',
    'zh-Hans': '在{places}尚未生效',
    pt: 'ainda não válido {places}',
  },
}
