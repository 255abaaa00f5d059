import type { FaultCode } from '@concert/contracts/fault-codes'
import type { ErrorSentences } from '#error-sentences.ts'

/** Envelopes between authorities. */
export const envelopeFaults = {
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
  'unknown-type': {
    message: {
      en: 'Envelopes of the type {type} are not taken here. Use a type that this authority knows.',
      'zh-Hant': '此處不接收類型為 {type} 的電文。請使用本機關所知的類型。',
      'zh-Hans': '此处不接收类型为 {type} 的电文。请使用本机关所知的类型。',
      pt: 'Aqui não se recebem envelopes do tipo {type}. Use um tipo que esta autoridade conheça.',
    },
    cause: {
      en: 'The envelope is of a type that this release does not have.',
      'zh-Hant': '該電文的類型並不屬本發行版。',
      'zh-Hans': '该电文的类型不属于本发行版。',
      pt: 'O envelope é de um tipo que esta versão não tem.',
    },
    remedy: {
      en: 'Upgrade the receiving authority first, then send the envelope again.',
      'zh-Hant': '請先升級接收方認證機關，然後重新發送電文。',
      'zh-Hans': '请先升级接收方认证机关，然后重新发送电文。',
      pt: 'Actualize primeiro a autoridade destinatária e envie de novo o envelope.',
    },
  },
  'body-refused': {
    message: {
      en: 'The body does not fit the type {type}. Correct what the other entries of `errors` name.',
      'zh-Hant': '內容與類型 {type} 不符。請更正 `errors` 其他各項所示之處。',
      'zh-Hans': '内容与类型 {type} 不符。请更正 `errors` 其他各项所示之处。',
      pt: 'O corpo não se ajusta ao tipo {type}. Corrija o que as outras entradas de `errors` indicam.',
    },
    cause: {
      en: 'Each type of envelope has a schema, which both sides check.',
      'zh-Hant': '每類電文均有其格式，由雙方核對。',
      'zh-Hans': '每类电文均有其格式，由双方核对。',
      pt: 'Cada tipo de envelope tem um esquema, que ambos os lados verificam.',
    },
    remedy: {
      en: 'Send a body of the schema of its type.',
      'zh-Hant': '請按該類型的格式發送內容。',
      'zh-Hans': '请按该类型的格式发送内容。',
      pt: 'Envie um corpo segundo o esquema do seu tipo.',
    },
  },
  'envelope-too-large': {
    message: {
      en: 'The signed envelope would have {characters} characters, more than the other side takes. Make the body smaller.',
      'zh-Hant': '簽署後的電文將有 {characters} 個字元，超過對方的上限。請縮減內容。',
      'zh-Hans': '签署后的电文将有 {characters} 个字符，超过对方的上限。请缩减内容。',
      pt: 'O envelope assinado teria {characters} caracteres, mais do que o outro lado aceita. Reduza o corpo.',
    },
    cause: {
      en: 'An envelope is read whole before it is verified, so its size is limited.',
      'zh-Hant': '電文須整份讀取後方可核實，故設有大小上限。',
      'zh-Hans': '电文须整份读取后方可核实，故设有大小上限。',
      pt: 'Um envelope é lido inteiro antes de ser verificado, pelo que o seu tamanho é limitado.',
    },
    remedy: {
      en: 'Send less in one envelope.',
      'zh-Hant': '請減少每份電文的內容。',
      'zh-Hans': '请减少每份电文的内容。',
      pt: 'Envie menos num envelope.',
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
} as const satisfies { readonly [Code in FaultCode]?: ErrorSentences }
