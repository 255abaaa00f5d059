import type { ViolationCode } from '@concert/domain/violation-codes'
import type { ErrorSentences } from '#error-sentences.ts'

/** What was recorded of a person by mistake, and is taken back by two. */
export const personCorrectionViolations = {
  'account-not-linked': {
    message: {
      en: 'The account {account} is not one of this person.',
      'zh-Hant': '帳戶 {account} 並不屬於此人。',
      'zh-Hans': '账户 {account} 不属于此人。',
      pt: 'A conta {account} não é desta pessoa.',
    },
    cause: {
      en: 'Only what is on record is taken back.',
      'zh-Hant': '只可撤回已記錄的事項。',
      'zh-Hans': '只能撤回已记录的事项。',
      pt: 'Só se retira o que está registado.',
    },
    remedy: {
      en: 'Read the file again and name an account in it.',
      'zh-Hant': '請重新讀取檔案，並指明其中的帳戶。',
      'zh-Hans': '请重新读取档案，并指明其中的账户。',
      pt: 'Leia de novo o processo e indique uma conta que lá conste.',
    },
  },
  'correction-open': {
    message: {
      en: 'The correction {correctionId} of this is open already.',
      'zh-Hant': '此項已有未決的更正 {correctionId}。',
      'zh-Hans': '此项已有未决的更正 {correctionId}。',
      pt: 'A correcção {correctionId} disto já está aberta.',
    },
    cause: {
      en: 'One thing is corrected by one proposal at a time.',
      'zh-Hant': '同一事項每次只可有一項更正建議。',
      'zh-Hans': '同一事项每次只能有一项更正建议。',
      pt: 'Uma coisa é corrigida por uma proposta de cada vez.',
    },
    remedy: {
      en: 'Have that one confirmed or declined first.',
      'zh-Hant': '請先確認或否決該項更正。',
      'zh-Hans': '请先确认或否决该项更正。',
      pt: 'Faça primeiro confirmar ou recusar essa.',
    },
  },
  'correction-not-open': {
    message: {
      en: 'There is no open correction {correctionId} in this file.',
      'zh-Hant': '此檔案內並無未決的更正 {correctionId}。',
      'zh-Hans': '此档案内没有未决的更正 {correctionId}。',
      pt: 'Não há neste processo uma correcção {correctionId} aberta.',
    },
    cause: {
      en: 'A correction is confirmed or declined once.',
      'zh-Hant': '更正只可確認或否決一次。',
      'zh-Hans': '更正只能确认或否决一次。',
      pt: 'Uma correcção é confirmada ou recusada uma só vez.',
    },
    remedy: {
      en: 'Read the file again; where it was declined, propose another with its reason.',
      'zh-Hant': '請重新讀取檔案；如已被否決，請另行提出並說明理由。',
      'zh-Hans': '请重新读取档案；如已被否决，请另行提出并说明理由。',
      pt: 'Leia de novo o processo; se foi recusada, proponha outra com a sua razão.',
    },
  },
  'corrected-by-proposer': {
    message: {
      en: 'You proposed this correction. Another personnel administrator has to confirm it.',
      'zh-Hant': '這項更正是您提出的，須由另一名人員管理員確認。',
      'zh-Hans': '这项更正是您提出的，须由另一名人员管理员确认。',
      pt: 'Esta correcção foi proposta por si. Tem de ser confirmada por outro administrador do pessoal.',
    },
    cause: {
      en: 'Two persons take back what keeps somebody away from cases, and neither of them is the person concerned.',
      'zh-Hant': '令某人須迴避個案的紀錄，須由兩人撤回，而兩人均不得為當事人。',
      'zh-Hans': '使某人须回避案件的记录，须由两人撤回，且两人均不得为当事人。',
      pt: 'O que afasta alguém de processos é retirado por duas pessoas, e nenhuma delas é a interessada.',
    },
    remedy: {
      en: 'Ask another administrator. Where there is none, authorise one more first: a second by the only one alone, a third by two.',
      'zh-Hant': '請由另一名管理員確認；如沒有，請先多授權一名：唯一的管理員可獨自授權第二名，第三名則由兩人授權。',
      'zh-Hans': '请由另一名管理员确认；如没有，请先多授权一名：唯一的管理员可独自授权第二名，第三名则由两人授权。',
      pt: 'Peça a outro administrador. Se não houver, autorize primeiro mais um: um segundo pelo único que há, um terceiro por dois.',
    },
  },
} satisfies Partial<Record<ViolationCode, ErrorSentences>>
