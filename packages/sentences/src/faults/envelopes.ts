import type { FaultCode } from '@concert/contracts/fault-codes'
import type { ErrorSentences } from '#error-sentences.ts'

/** Envelopes between authorities. */
export const envelopeFaults = {
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
  'category-not-carried': {
    message: {
      en: 'Envelopes of the type {type} carry no data of the category {category}. Leave this member out.',
      'zh-Hant': '類型為 {type} 的電文不得載有類別 {category} 的資料。請刪去此項。',
      'zh-Hans': '类型为 {type} 的电文不得载有类别 {category} 的数据。请删去此项。',
      pt: 'Os envelopes do tipo {type} não levam dados da categoria {category}. Omita este membro.',
    },
    cause: {
      en: 'For each type of envelope the categories that may cross in it are fixed.',
      'zh-Hant': '每類電文可載有的資料類別均已訂明。',
      'zh-Hans': '每类电文可载有的数据类别均已订明。',
      pt: 'Para cada tipo de envelope estão fixadas as categorias que nele podem atravessar.',
    },
    remedy: {
      en: 'Send what the table of envelopes in docs/border.md allows for the type.',
      'zh-Hant': '請按 docs/border.md 電文表就該類型所許可者發送。',
      'zh-Hans': '请按 docs/border.md 电文表就该类型所许可的内容发送。',
      pt: 'Envie o que a tabela de envelopes em docs/border.md permite para o tipo.',
    },
  },
  'another-envelope-type': {
    message: {
      en: 'The envelope is of the type {type}; an envelope of the type {expected} is acted on here.',
      'zh-Hant': '電文的類型為 {type}；此處只處理類型為 {expected} 的電文。',
      'zh-Hans': '电文的类型为 {type}；此处只处理类型为 {expected} 的电文。',
      pt: 'O envelope é do tipo {type}; aqui age-se com base num envelope do tipo {expected}.',
    },
    cause: {
      en: 'Each operation acts on one type of envelope, which is part of what was signed.',
      'zh-Hant': '每項操作只處理一類電文，而類型屬於已簽署的內容。',
      'zh-Hans': '每项操作只处理一类电文，而类型属于已签署的内容。',
      pt: 'Cada operação age com base num só tipo de envelope, que faz parte do que foi assinado.',
    },
    remedy: {
      en: 'Give the envelope to the operation for its type.',
      'zh-Hant': '請將電文交予處理該類型的操作。',
      'zh-Hans': '请将电文交给处理该类型的操作。',
      pt: 'Entregue o envelope à operação do seu tipo.',
    },
  },
  'key-out-of-time': {
    message: {
      en: 'The key {kid} signs nothing that was issued at {issuedAt}. Sign it with the key of that time.',
      'zh-Hant': '密鑰 {kid} 不得簽署於 {issuedAt} 發出者。請以當時的密鑰簽署。',
      'zh-Hans': '密钥 {kid} 不得签署于 {issuedAt} 发出的内容。请以当时的密钥签署。',
      pt: 'A chave {kid} nada assina que tenha sido emitido em {issuedAt}. Assine com a chave desse momento.',
    },
    cause: {
      en: 'An exchange key has a period in the trust folder, and counts for what was issued in it.',
      'zh-Hant': '交換密鑰在信任資料夾中訂有期限，只對期內所發出者有效。',
      'zh-Hans': '交换密钥在信任文件夹中订有期限，只对期内所发出的内容有效。',
      pt: 'Uma chave de troca tem um período na pasta de confiança e vale para o que nele foi emitido.',
    },
    remedy: {
      en: 'Compare the periods of the keys on both sides, and send it anew.',
      'zh-Hant': '請核對雙方的密鑰期限，然後重新發送。',
      'zh-Hans': '请核对双方的密钥期限，然后重新发送。',
      pt: 'Compare os períodos das chaves nos dois lados e envie de novo.',
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
} as const satisfies { readonly [Code in FaultCode]?: ErrorSentences }
