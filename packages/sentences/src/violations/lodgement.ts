import type { ViolationCode } from '@concert/domain/violation-codes'
import type { ErrorSentences } from '#error-sentences.ts'

/** Where else the same weights are lodged. Only staff are told. */
export const lodgementViolations = {
  'lodged-with': {
    message: {
      en: 'Another live application or certificate for the same weights was lodged first with {authority}. Decline this one, or ask again once the other has ended.',
      'zh-Hant': '同一權重先前已有未了結的申請或有效證書在 {authority}。請拒絕本申請，或待該申請了結後再次查詢。',
      'zh-Hans': '同一权重先前已有未了结的申请或有效证书在 {authority}。请拒绝本申请，或待该申请了结后再次查询。',
      pt: 'Junto de {authority} foi apresentado antes outro pedido, ou vale um certificado, para os mesmos pesos. Recuse este, ou pergunte de novo quando o outro terminar.',
    },
    cause: {
      en: 'A system is lodged with one authority, in one application at a time.',
      'zh-Hant': '同一系統同一時間只可向一個機關提出一份申請。',
      'zh-Hans': '同一系统同一时间只能向一个机关提出一份申请。',
      pt: 'Um sistema tem um só pedido de cada vez, junto de uma só autoridade.',
    },
    remedy: {
      en: 'Compare the claims of the two clients; the lodgement ends with its application.',
      'zh-Hant': '請比對兩名客戶的認領；申請了結，其提出即告終止。',
      'zh-Hans': '请比对两名客户的认领；申请了结，其提出即告终止。',
      pt: 'Compare as reivindicações dos dois clientes; a apresentação termina com o seu pedido.',
    },
  },
  'lodgement-not-checked': {
    message: {
      en: 'The other authorities are still being asked whether the same weights are lodged with them. Try again later.',
      'zh-Hant': '現正向其他機關查詢同一權重有否向其提出申請。請稍後再試。',
      'zh-Hans': '正在向其他机关查询同一权重是否已向其提出申请。请稍后再试。',
      pt: 'As outras autoridades estão ainda a ser ouvidas sobre pedidos para os mesmos pesos. Tente mais tarde.',
    },
    cause: {
      en: 'An application is accepted after each authority has answered, or the time for its answer is over.',
      'zh-Hant': '各機關答覆後，或答覆期限屆滿後，方可接受申請。',
      'zh-Hans': '各机关答复后，或答复期限届满后，方可接受申请。',
      pt: 'Um pedido é aceite depois de cada autoridade responder, ou de terminar o prazo da resposta.',
    },
    remedy: {
      en: 'Wait for `lodgement.result` of the application, or ask again.',
      'zh-Hant': '請等候申請的 `lodgement.result`，或再次查詢。',
      'zh-Hans': '请等候申请的 `lodgement.result`，或再次查询。',
      pt: 'Aguarde `lodgement.result` do pedido, ou pergunte de novo.',
    },
  },
  'lodgement-unanswered': {
    message: {
      en: '{authority} has not answered whether the same weights are lodged with it. Give the reason for accepting all the same.',
      'zh-Hant': '{authority} 未就同一權重有否向其提出申請作答。如仍接受，請說明理由。',
      'zh-Hans': '{authority} 未就同一权重是否向其提出申请作答。如仍接受，请说明理由。',
      pt: '{authority} não respondeu se tem um pedido para os mesmos pesos. Fundamente a aceitação sem essa resposta.',
    },
    cause: {
      en: 'An authority that does not answer stops no application; the reviewer decides and says why.',
      'zh-Hant': '機關不作答並不使申請停頓；由評審員決定並說明理由。',
      'zh-Hans': '机关不作答并不使申请停顿；由评审员决定并说明理由。',
      pt: 'Uma autoridade que não responde não impede um pedido; o revisor decide e fundamenta.',
    },
    remedy: {
      en: 'Write the reason in `lodgementJustification`, or ask again.',
      'zh-Hant': '請在 `lodgementJustification` 填寫理由，或再次查詢。',
      'zh-Hans': '请在 `lodgementJustification` 填写理由，或再次查询。',
      pt: 'Escreva o fundamento em `lodgementJustification`, ou pergunte de novo.',
    },
  },
  'lodgement-key-differs': {
    message: {
      en: '{authority} compares weights under another key, so its answer says nothing. Give the reason for accepting all the same.',
      'zh-Hant': '{authority} 以另一密鑰比對權重，故其答覆不能說明情況。如仍接受，請說明理由。',
      'zh-Hans': '{authority} 以另一密钥比对权重，故其答复不能说明情况。如仍接受，请说明理由。',
      pt: '{authority} compara os pesos com outra chave, pelo que a sua resposta nada diz. Fundamente a aceitação sem essa resposta.',
    },
    cause: {
      en: 'The authorities change their agreed key one after another; until all have the same, they cannot compare.',
      'zh-Hant': '各機關先後更換議定的密鑰；在全部一致之前無法比對。',
      'zh-Hans': '各机关先后更换议定的密钥；在全部一致之前无法比对。',
      pt: 'As autoridades mudam a chave acordada uma após outra; até terem todas a mesma, não podem comparar.',
    },
    remedy: {
      en: 'Ask again once both have the same key, or write the reason in `lodgementJustification`.',
      'zh-Hant': '待雙方密鑰一致後再次查詢，或在 `lodgementJustification` 填寫理由。',
      'zh-Hans': '待双方密钥一致后再次查询，或在 `lodgementJustification` 填写理由。',
      pt: 'Pergunte de novo quando ambas tiverem a mesma chave, ou escreva o fundamento em `lodgementJustification`.',
    },
  },
  'lodgement-check-superseded': {
    message: {
      en: 'The question of {askedAt} no longer stands. Record the answers to the latest one.',
      'zh-Hant': '{askedAt} 的查詢已不再適用。請記錄對最新查詢的答覆。',
      'zh-Hans': '{askedAt} 的查询已不再适用。请记录对最新查询的答复。',
      pt: 'A pergunta de {askedAt} já não vale. Registe as respostas à última.',
    },
    cause: {
      en: 'Each submission asks anew, and so does a reviewer who repeats the check.',
      'zh-Hant': '每次提交均重新查詢；評審員亦可再次查詢。',
      'zh-Hans': '每次提交均重新查询；评审员也可再次查询。',
      pt: 'Cada apresentação pergunta de novo, e também o revisor que repete a verificação.',
    },
    remedy: {
      en: 'Read the application and use its `lodgement.askedAt`.',
      'zh-Hant': '請讀取申請並使用其 `lodgement.askedAt`。',
      'zh-Hans': '请读取申请并使用其 `lodgement.askedAt`。',
      pt: 'Leia o pedido e use o seu `lodgement.askedAt`.',
    },
  },
} as const satisfies { readonly [Code in ViolationCode]?: ErrorSentences }
