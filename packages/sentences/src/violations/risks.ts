import type { ViolationCode } from '@concert/domain/violation-codes'
import type { ErrorSentences } from '#error-sentences.ts'

/** Risks to impartiality. */
export const riskViolations = {
  'own-risk': {
    message: {
      en: 'This risk is about the person who would see to it. Leave it to somebody else.',
      'zh-Hant': '此風險涉及負責處理的人員本人。請由他人處理。',
      'zh-Hans': '此风险涉及负责处理的人员本人。请由他人处理。',
      pt: 'Este risco diz respeito a quem o trataria. Deixe-o a outra pessoa.',
    },
    cause: {
      en: 'Nobody judges a risk that they bring themselves.',
      'zh-Hant': '任何人不得判斷由其本人帶來的風險。',
      'zh-Hans': '任何人不得判断由其本人带来的风险。',
      pt: 'Ninguém avalia um risco que ele próprio traz.',
    },
    remedy: {
      en: 'Ask another personnel administrator, and name another owner.',
      'zh-Hant': '請由另一人員管理員處理，並指定另一負責人。',
      'zh-Hans': '请由其他人员管理员处理，并指定另一负责人。',
      pt: 'Peça a outro administrador do pessoal e indique outro responsável.',
    },
  },
  'blocks-nobody': {
    message: {
      en: 'A risk that blocks needs the person whom it keeps out of cases. Name the person.',
      'zh-Hant': '阻止參與的風險須指明所涉人員。請指明該人員。',
      'zh-Hans': '阻止参与的风险须指明所涉人员。请指明该人员。',
      pt: 'Um risco que afasta precisa da pessoa que afasta. Indique-a.',
    },
    cause: {
      en: 'Only a person can be kept out of cases.',
      'zh-Hant': '只有人員才可被排除於個案之外。',
      'zh-Hans': '只有人员才可被排除于案件之外。',
      pt: 'Só uma pessoa pode ser afastada dos processos.',
    },
    remedy: {
      en: 'Send the person, or do not let the risk block.',
      'zh-Hant': '請提交有關人員，或不設定為阻止參與。',
      'zh-Hans': '请提交有关人员，或不设定为阻止参与。',
      pt: 'Envie a pessoa ou não deixe o risco afastar ninguém.',
    },
  },
  'review-in-the-past': {
    message: {
      en: '{on} is no day to come. Name a later one.',
      'zh-Hant': '{on} 並非將來的日子。請指定較後的日期。',
      'zh-Hans': '{on} 并非将来的日子。请指定较后的日期。',
      pt: '{on} não é um dia futuro. Indique um posterior.',
    },
    cause: {
      en: 'Every risk is looked at again on a day that is set when it is answered.',
      'zh-Hant': '每項風險在處理時須訂定再次檢討的日期。',
      'zh-Hans': '每项风险在处理时须订定再次检讨的日期。',
      pt: 'Cada risco volta a ser visto num dia fixado quando é tratado.',
    },
    remedy: {
      en: 'Send a day after today.',
      'zh-Hant': '請提交今日之後的日期。',
      'zh-Hans': '请提交今日之后的日期。',
      pt: 'Envie um dia posterior a hoje.',
    },
  },
} as const satisfies { readonly [Code in ViolationCode]?: ErrorSentences }
