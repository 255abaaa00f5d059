import type { ViolationCode } from '@concert/domain/violation-codes'
import type { ErrorSentences } from '#error-sentences.ts'

/** Which organisations are of one group. */
export const groupLinkViolations = {
  'linked-to-itself': {
    message: {
      en: 'Both identifiers are of the same organisation. Name the other one.',
      'zh-Hant': '兩個識別碼屬同一機構。請指明另一機構。',
      'zh-Hans': '两个标识属同一机构。请指明另一机构。',
      pt: 'Ambos os identificadores são da mesma organização. Indique a outra.',
    },
    cause: {
      en: 'A link is between two organisations of one group.',
      'zh-Hant': '關係須存在於同一集團的兩個機構之間。',
      'zh-Hans': '关系须存在于同一集团的两个机构之间。',
      pt: 'Uma ligação une duas organizações de um grupo.',
    },
    remedy: {
      en: 'Read both identifiers in their registers and send them again.',
      'zh-Hant': '請在登記冊核對兩個識別碼後重新提交。',
      'zh-Hans': '请在登记册核对两个标识后重新提交。',
      pt: 'Confirme os dois identificadores nos registos e envie-os de novo.',
    },
  },
  'linked-already': {
    message: {
      en: 'Link {linkId} says already that they are of one group. Read it, and end or withdraw it where it is wrong.',
      'zh-Hant': '關係 {linkId} 已載明兩者屬同一集團。請查閱；如有錯誤，請終止或撤回。',
      'zh-Hans': '关系 {linkId} 已载明两者属同一集团。请查阅；如有错误，请终止或撤回。',
      pt: 'A ligação {linkId} já diz que pertencem a um grupo. Consulte-a e termine-a ou retire-a se estiver errada.',
    },
    cause: {
      en: 'Two organisations are linked once at a time.',
      'zh-Hant': '兩個機構之間同時只可有一項關係。',
      'zh-Hans': '两个机构之间同时只可有一项关系。',
      pt: 'Duas organizações têm uma só ligação de cada vez.',
    },
    remedy: {
      en: 'Nothing is to be done where the record is right.',
      'zh-Hant': '如記錄正確，無須採取行動。',
      'zh-Hans': '如记录正确，无须采取行动。',
      pt: 'Se o registo estiver certo, nada há a fazer.',
    },
  },
  'ends-in-the-future': {
    message: {
      en: '{on} is still to come. Record the end when it has come.',
      'zh-Hant': '{on} 尚未到來。請於屆時記錄。',
      'zh-Hans': '{on} 尚未到来。请于届时记录。',
      pt: '{on} ainda não chegou. Registe o fim quando tiver chegado.',
    },
    cause: {
      en: 'What is still to come may not happen, and people would pass on it.',
      'zh-Hant': '未發生的事未必發生，不得據此放行任何人員。',
      'zh-Hans': '未发生的事未必发生，不得据此放行任何人员。',
      pt: 'O que está por vir pode não acontecer, e haveria quem passasse por causa disso.',
    },
    remedy: {
      en: 'Send the last day on which they were of one group, at the latest today.',
      'zh-Hant': '請提交兩者屬同一集團的最後一日，最遲為今日。',
      'zh-Hans': '请提交两者属同一集团的最后一日，最迟为今日。',
      pt: 'Envie o último dia em que pertenceram ao mesmo grupo, o mais tardar hoje.',
    },
  },
} as const satisfies { readonly [Code in ViolationCode]?: ErrorSentences }
