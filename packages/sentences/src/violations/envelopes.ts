import type { ViolationCode } from '@concert/domain/violation-codes'
import type { ErrorSentences } from '#error-sentences.ts'

/** Envelopes between authorities that a rule refuses. */
export const envelopeViolations = {
  'own-authority': {
    message: {
      en: '{authority} sends no envelopes to itself. Name another authority.',
      'zh-Hant': '{authority} 不向自己發送電文。請指明另一認證機關。',
      'zh-Hans': '{authority} 不向自己发送电文。请指明其他认证机关。',
      pt: '{authority} não envia envelopes a si mesma. Indique outra autoridade.',
    },
    cause: {
      en: 'Envelopes carry facts between the cells of different authorities.',
      'zh-Hant': '電文用以在不同認證機關的單元之間傳遞事實。',
      'zh-Hans': '电文用于在不同认证机关的单元之间传递事实。',
      pt: 'Os envelopes levam factos entre células de autoridades diferentes.',
    },
    remedy: { en: 'Correct `to`.', 'zh-Hant': '請更正 `to`。', 'zh-Hans': '请更正 `to`。', pt: 'Corrija `to`.' },
  },
  'sender-mismatch': {
    message: {
      en: 'The envelope says that it is from {from}, and it is signed by {signedBy}. Sign it with a key of its sender.',
      'zh-Hant': '電文載明發自 {from}，卻由 {signedBy} 簽署。請以發送方的密鑰簽署。',
      'zh-Hans': '电文载明发自 {from}，却由 {signedBy} 签署。请以发送方的密钥签署。',
      pt: 'O envelope diz ser de {from} e está assinado por {signedBy}. Assine-o com uma chave do remetente.',
    },
    cause: {
      en: 'The sender of an envelope is the authority whose key signed it.',
      'zh-Hant': '電文的發送方即其簽署密鑰所屬的認證機關。',
      'zh-Hans': '电文的发送方即其签署密钥所属的认证机关。',
      pt: 'O remetente de um envelope é a autoridade cuja chave o assinou.',
    },
    remedy: {
      en: 'Correct `from`, or sign with the key of the authority that it names.',
      'zh-Hant': '請更正 `from`，或以其所示機關的密鑰簽署。',
      'zh-Hans': '请更正 `from`，或以其所示机关的密钥签署。',
      pt: 'Corrija `from`, ou assine com a chave da autoridade que ele indica.',
    },
  },
  misaddressed: {
    message: {
      en: 'The envelope is addressed to {to}; this is {here}. Send it to the authority that it names.',
      'zh-Hant': '電文的收件方為 {to}，此處為 {here}。請發送至其所示認證機關。',
      'zh-Hans': '电文的收件方为 {to}，此处为 {here}。请发送至其所示认证机关。',
      pt: 'O envelope dirige-se a {to}; aqui é {here}. Envie-o à autoridade que ele indica.',
    },
    cause: {
      en: 'An authority takes only envelopes that are addressed to it.',
      'zh-Hant': '認證機關只接收以其為收件方的電文。',
      'zh-Hans': '认证机关只接收以其为收件方的电文。',
      pt: 'Uma autoridade só recebe envelopes que lhe são dirigidos.',
    },
    remedy: {
      en: 'Send the envelope to the address of the authority in `to`.',
      'zh-Hant': '請將電文發送至 `to` 所示認證機關的地址。',
      'zh-Hans': '请将电文发送至 `to` 所示认证机关的地址。',
      pt: 'Envie o envelope para o endereço da autoridade em `to`.',
    },
  },
  'intention-differs': {
    message: {
      en: 'Another body was sent under this key. Send the same body, or use another key.',
      'zh-Hant': '此鍵值下已發送另一內容。請發送相同內容，或使用另一鍵值。',
      'zh-Hans': '此键值下已发送其他内容。请发送相同内容，或使用其他键值。',
      pt: 'Com esta chave já se enviou outro corpo. Envie o mesmo corpo, ou use outra chave.',
    },
    cause: {
      en: 'A key names one intention, which becomes one envelope.',
      'zh-Hant': '每個鍵值指明一項意向，而一項意向只成為一份電文。',
      'zh-Hans': '每个键值指明一项意向，而一项意向只成为一份电文。',
      pt: 'Uma chave designa uma intenção, que se torna um único envelope.',
    },
    remedy: {
      en: 'Find out which of the two bodies is right, and send it under a key of its own.',
      'zh-Hant': '請查明兩項內容何者正確，並以其專屬鍵值發送。',
      'zh-Hans': '请查明两项内容哪一项正确，并以其专属键值发送。',
      pt: 'Apure qual dos dois corpos está certo e envie-o com uma chave própria.',
    },
  },
  'envelope-not-missing': {
    message: {
      en: 'Nothing says that {authority} does not have the envelope {envelopeId}. Compare the ledgers first.',
      'zh-Hant': '並無記錄顯示 {authority} 未持有電文 {envelopeId}。請先核對雙方帳目。',
      'zh-Hans': '没有记录显示 {authority} 未持有电文 {envelopeId}。请先核对双方账目。',
      pt: 'Nada indica que {authority} não tenha o envelope {envelopeId}. Compare primeiro os registos.',
    },
    cause: {
      en: 'What the other authority has is not sent to it a second time.',
      'zh-Hant': '對方認證機關已持有者不再次發送。',
      'zh-Hans': '对方认证机关已持有的不再次发送。',
      pt: 'O que a outra autoridade já tem não lhe é enviado segunda vez.',
    },
    remedy: {
      en: 'Wait for the next comparison of the ledgers; it sends anew what is missing.',
      'zh-Hant': '請等待下次帳目核對；屆時會重新發送所缺者。',
      'zh-Hans': '请等待下次账目核对；届时会重新发送所缺的内容。',
      pt: 'Espere pela próxima comparação dos registos; ela envia de novo o que falta.',
    },
  },
  'id-reused': {
    message: {
      en: 'The id {envelopeId} was used for another envelope. Give each envelope an id of its own.',
      'zh-Hant': '編號 {envelopeId} 已用於另一電文。每份電文須有其編號。',
      'zh-Hans': '编号 {envelopeId} 已用于其他电文。每份电文须有其编号。',
      pt: 'O identificador {envelopeId} foi usado noutro envelope. Dê a cada envelope o seu.',
    },
    cause: {
      en: 'The same envelope again is answered as before. The same id with other bytes is another envelope.',
      'zh-Hant': '重複發送的同一電文按先前答覆；編號相同而內容不同者為另一電文。',
      'zh-Hans': '重复发送的同一电文按先前答复；编号相同而内容不同的为其他电文。',
      pt: 'O mesmo envelope repetido tem a resposta anterior. O mesmo identificador com outros bytes é outro envelope.',
    },
    remedy: {
      en: 'Sign the envelope with a new id.',
      'zh-Hant': '請以新編號簽署電文。',
      'zh-Hans': '请以新编号签署电文。',
      pt: 'Assine o envelope com um novo identificador.',
    },
  },
  'too-old': {
    message: {
      en: 'The envelope was issued at {issuedAt}, more than seven days ago. Sign it anew.',
      'zh-Hant': '電文於 {issuedAt} 發出，已逾七日。請重新簽署。',
      'zh-Hans': '电文于 {issuedAt} 发出，已超过七日。请重新签署。',
      pt: 'O envelope foi emitido em {issuedAt}, há mais de sete dias. Assine-o de novo.',
    },
    cause: {
      en: 'An old envelope could be sent again by somebody who kept it.',
      'zh-Hant': '舊電文可能被保存者再次發送。',
      'zh-Hans': '旧电文可能被保存者再次发送。',
      pt: 'Um envelope antigo poderia ser reenviado por quem o guardou.',
    },
    remedy: {
      en: 'Check the clock of the sender, then sign and send a new envelope.',
      'zh-Hant': '請檢查發送方的時鐘，然後簽署並發送新電文。',
      'zh-Hans': '请检查发送方的时钟，然后签署并发送新电文。',
      pt: 'Verifique o relógio do remetente, e assine e envie um novo envelope.',
    },
  },
  'issued-in-the-future': {
    message: {
      en: 'The envelope was issued at {issuedAt}, which is still to come. Compare the clocks.',
      'zh-Hant': '電文的發出時間 {issuedAt} 尚未到達。請核對時鐘。',
      'zh-Hans': '电文的发出时间 {issuedAt} 尚未到达。请核对时钟。',
      pt: 'O envelope foi emitido em {issuedAt}, que ainda está por vir. Compare os relógios.',
    },
    cause: {
      en: 'The clocks of two authorities may differ by five minutes, not more.',
      'zh-Hant': '兩個認證機關的時鐘相差不得超過五分鐘。',
      'zh-Hans': '两个认证机关的时钟相差不得超过五分钟。',
      pt: 'Os relógios de duas autoridades podem diferir cinco minutos, não mais.',
    },
    remedy: {
      en: 'Correct the clock of the sender and send a new envelope.',
      'zh-Hant': '請校正發送方的時鐘並發送新電文。',
      'zh-Hans': '请校正发送方的时钟并发送新电文。',
      pt: 'Acerte o relógio do remetente e envie um novo envelope.',
    },
  },
  'rejected-by-peer': {
    message: {
      en: 'The exchange of {authority} does not take the envelope. `detail` gives its answer.',
      'zh-Hant': '{authority} 的交換服務不接收該電文。`detail` 載有其答覆。',
      'zh-Hans': '{authority} 的交换服务不接收该电文。`detail` 载有其答复。',
      pt: 'O serviço de troca de {authority} não aceita o envelope. `detail` dá a sua resposta.',
    },
    cause: {
      en: 'The other authority refused the envelope for good; another attempt would have the same answer.',
      'zh-Hant': '對方認證機關已確定拒絕該電文；再次嘗試亦會得到相同答覆。',
      'zh-Hans': '对方认证机关已确定拒绝该电文；再次尝试也会得到相同答复。',
      pt: 'A outra autoridade recusou o envelope definitivamente; nova tentativa teria a mesma resposta.',
    },
    remedy: {
      en: 'Correct what the answer names and send a new envelope.',
      'zh-Hant': '請更正答覆所示之處，並發送新電文。',
      'zh-Hans': '请更正答复所示之处，并发送新电文。',
      pt: 'Corrija o que a resposta indica e envie um novo envelope.',
    },
  },
} as const satisfies { readonly [Code in ViolationCode]?: ErrorSentences }
