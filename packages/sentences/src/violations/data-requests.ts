import type { ViolationCode } from '@concert/domain/violation-codes'
import type { ErrorSentences } from '#error-sentences.ts'

/** Requests of people for their own data. */
export const dataRequestViolations = {
  'data-of-another': {
    message: {
      en: 'You can ask for your own data alone.',
      'zh-Hant': '您只可要求查閱本人的資料。',
      'zh-Hans': '您只可请求查阅本人的信息。',
      pt: 'Só pode pedir os seus próprios dados.',
    },
    cause: {
      en: 'What is held about a person is given to that person and to nobody else.',
      'zh-Hant': '有關某人的資料只給予該人，不給予他人。',
      'zh-Hans': '有关某人的信息只给予该人，不给予他人。',
      pt: 'O que se conserva sobre uma pessoa é dado a essa pessoa e a mais ninguém.',
    },
    remedy: {
      en: 'Ask in your own name.',
      'zh-Hant': '請以本人名義提出。',
      'zh-Hans': '请以本人名义提出。',
      pt: 'Peça em seu próprio nome.',
    },
  },
  'own-data-request': {
    message: {
      en: 'This is your own request. Somebody else has to deal with it.',
      'zh-Hant': '這是您本人的要求，須由他人處理。',
      'zh-Hans': '这是您本人的请求，须由他人处理。',
      pt: 'Este é o seu próprio pedido. Tem de ser tratado por outra pessoa.',
    },
    cause: {
      en: 'Nobody enters, answers or refuses their own request by their office.',
      'zh-Hant': '任何人不得以職務登記、答覆或拒絕本人的要求。',
      'zh-Hans': '任何人不得以职务登记、答复或拒绝本人的请求。',
      pt: 'Ninguém regista, responde ou recusa o seu próprio pedido em razão do cargo.',
    },
    remedy: {
      en: 'Ask another personnel administrator; to ask for your own data, ask as a person.',
      'zh-Hant': '請由另一名人員管理員處理；如要查閱本人資料，請以個人身分提出。',
      'zh-Hans': '请由另一名人员管理员处理；如要查阅本人信息，请以个人身份提出。',
      pt: 'Peça a outro administrador do pessoal; para pedir os seus dados, peça como pessoa.',
    },
  },
  'data-request-waits': {
    message: {
      en: 'The request {requestId} of the same kind waits for its answer.',
      'zh-Hant': '同類要求 {requestId} 尚待答覆。',
      'zh-Hans': '同类请求 {requestId} 尚待答复。',
      pt: 'O pedido {requestId} da mesma natureza aguarda resposta.',
    },
    cause: {
      en: 'One request of a kind is answered at a time, so that it has one answer and one day.',
      'zh-Hant': '每類要求一次只處理一項，以確定答覆及期限。',
      'zh-Hans': '每类请求一次只处理一项，以确定答复和期限。',
      pt: 'Responde-se a um pedido de cada natureza de cada vez, para que haja uma só resposta e um só prazo.',
    },
    remedy: {
      en: 'Wait for its answer.',
      'zh-Hant': '請等候其答覆。',
      'zh-Hans': '请等候其答复。',
      pt: 'Aguarde a resposta a esse pedido.',
    },
  },
  'received-in-the-future': {
    message: {
      en: 'The request cannot have come on {on}, which is yet to come.',
      'zh-Hant': '該要求不可能於尚未來到的 {on} 收到。',
      'zh-Hans': '该请求不可能于尚未到来的 {on} 收到。',
      pt: 'O pedido não pode ter chegado em {on}, que ainda está por vir.',
    },
    cause: {
      en: 'The days for the answer are counted from the day on which the request came.',
      'zh-Hant': '答覆期限由收到要求當日起計。',
      'zh-Hans': '答复期限自收到请求当日起计。',
      pt: 'O prazo da resposta conta-se do dia em que o pedido chegou.',
    },
    remedy: {
      en: 'Say the day on which it came.',
      'zh-Hant': '請填收到的日期。',
      'zh-Hans': '请填写收到的日期。',
      pt: 'Indique o dia em que chegou.',
    },
  },
  'file-not-corrected': {
    message: {
      en: 'The file of {personId} has not changed since the correction was asked for.',
      'zh-Hant': '自要求更正以來，{personId} 的檔案未有改動。',
      'zh-Hans': '自请求更正以来，{personId} 的档案未有改动。',
      pt: 'O processo de {personId} não foi alterado desde que se pediu a rectificação.',
    },
    cause: {
      en: 'A request for a correction is answered by making it.',
      'zh-Hant': '更正要求須以作出更正來答覆。',
      'zh-Hans': '更正请求须以作出更正来答复。',
      pt: 'A um pedido de rectificação responde-se fazendo-a.',
    },
    remedy: {
      en: 'Correct the file first, or refuse the request with the reasons.',
      'zh-Hant': '請先更正檔案，或附理由拒絕要求。',
      'zh-Hans': '请先更正档案，或附理由拒绝请求。',
      pt: 'Rectifique primeiro o processo, ou recuse o pedido com os motivos.',
    },
  },
  'not-handed-over': {
    message: {
      en: 'There is no copy to hand over for this request.',
      'zh-Hant': '此要求並無須交付的副本。',
      'zh-Hans': '此请求没有须交付的副本。',
      pt: 'Para este pedido não há cópia a entregar em mão.',
    },
    cause: {
      en: 'A copy is handed over where somebody without an account asked for one; others read it themselves.',
      'zh-Hant': '只有無帳戶的人要求副本時才予交付；其他人自行查閱。',
      'zh-Hans': '只有无账户的人请求副本时才予交付；其他人自行查阅。',
      pt: 'Entrega-se uma cópia a quem a pediu sem ter conta; os outros lêem-na por si.',
    },
    remedy: {
      en: 'Leave it to the person to read.',
      'zh-Hant': '請由本人自行查閱。',
      'zh-Hans': '请由本人自行查阅。',
      pt: 'Deixe que a própria pessoa a leia.',
    },
  },
} as const satisfies Partial<Record<ViolationCode, ErrorSentences>>
