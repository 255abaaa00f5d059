import type { FaultCode } from '@concert/contracts/fault-codes'
import type { ErrorSentences } from '#error-sentences.ts'

/** What was signed, as it is read. */
export const signedContentFaults = {
  'not-json': {
    message: {
      en: 'What was signed is not JSON in UTF-8.',
      'zh-Hant': '所簽署的內容並非 UTF-8 的 JSON。',
      'zh-Hans': '所签署的内容不是 UTF-8 的 JSON。',
      pt: 'O que foi assinado não é JSON em UTF-8.',
    },
    cause: {
      en: 'Headers and payloads of signatures are JSON texts in UTF-8, without a byte order mark.',
      'zh-Hant': '簽署的標頭及內容須為 UTF-8 的 JSON 文字，不帶位元組順序記號。',
      'zh-Hans': '签名的头部和内容须为 UTF-8 的 JSON 文本，不带字节顺序标记。',
      pt: 'Os cabeçalhos e os conteúdos das assinaturas são textos JSON em UTF-8, sem marca de ordem de bytes.',
    },
    remedy: {
      en: 'Sign a JSON object in its canonical form (RFC 8785).',
      'zh-Hant': '請簽署規範形式（RFC 8785）的 JSON 物件。',
      'zh-Hans': '请签署规范形式（RFC 8785）的 JSON 对象。',
      pt: 'Assine um objecto JSON na sua forma canónica (RFC 8785).',
    },
  },
  'duplicate-key': {
    message: {
      en: 'What was signed has a name twice in one object.',
      'zh-Hant': '所簽署的內容在同一物件內有重複名稱。',
      'zh-Hans': '所签署的内容在同一对象内有重复名称。',
      pt: 'O que foi assinado tem um nome duas vezes num objecto.',
    },
    cause: {
      en: 'Two readers could take a different one of the two values, so both would verify something else.',
      'zh-Hant': '不同程式可能採用不同數值，以致核實的並非同一內容。',
      'zh-Hans': '不同程序可能采用不同数值，以致核实的不是同一内容。',
      pt: 'Dois leitores poderiam tomar valores diferentes, e verificariam coisas diferentes.',
    },
    remedy: {
      en: 'Sign content in which each name occurs once.',
      'zh-Hant': '請簽署每個名稱只出現一次的內容。',
      'zh-Hans': '请签署每个名称只出现一次的内容。',
      pt: 'Assine um conteúdo em que cada nome ocorra uma vez.',
    },
  },
  'too-large': {
    message: {
      en: 'What was signed is larger than is read here.',
      'zh-Hant': '所簽署的內容超過此處可讀取的大小。',
      'zh-Hans': '所签署的内容超过此处可读取的大小。',
      pt: 'O que foi assinado é maior do que aqui se lê.',
    },
    cause: {
      en: 'Signed texts of strangers are read only up to a limit.',
      'zh-Hant': '外來的已簽署文字只讀取至某一上限。',
      'zh-Hans': '外来的已签署文本只读取至某一上限。',
      pt: 'Os textos assinados por estranhos só se lêem até um limite.',
    },
    remedy: {
      en: 'Send the credential or the statement as it was issued.',
      'zh-Hant': '請按原樣發送憑證或聲明。',
      'zh-Hans': '请按原样发送凭证或声明。',
      pt: 'Envie a credencial ou a declaração tal como foi emitida.',
    },
  },
  'too-deep': {
    message: {
      en: 'What was signed is nested too deeply.',
      'zh-Hant': '所簽署的內容層數過多。',
      'zh-Hans': '所签署的内容嵌套过深。',
      pt: 'O que foi assinado tem demasiados níveis.',
    },
    cause: {
      en: 'Signed texts of strangers are read only to a limited depth.',
      'zh-Hant': '外來的已簽署文字只讀取至某一層數。',
      'zh-Hans': '外来的已签署文本只读取至某一层数。',
      pt: 'Os textos assinados por estranhos só se lêem até certa profundidade.',
    },
    remedy: {
      en: 'Send the credential or the statement as it was issued.',
      'zh-Hant': '請按原樣發送憑證或聲明。',
      'zh-Hans': '请按原样发送凭证或声明。',
      pt: 'Envie a credencial ou a declaração tal como foi emitida.',
    },
  },
  'not-json-value': {
    message: {
      en: 'A value to be signed has no JSON form.',
      'zh-Hant': '待簽署的數值沒有 JSON 形式。',
      'zh-Hans': '待签署的数值没有 JSON 形式。',
      pt: 'Um valor a assinar não tem forma JSON.',
    },
    cause: {
      en: 'Only what JSON can write is signed: texts, numbers, true, false, null, lists and objects.',
      'zh-Hant': '只可簽署 JSON 能表示的內容：文字、數字、true、false、null、清單及物件。',
      'zh-Hans': '只能签署 JSON 能表示的内容：文本、数字、true、false、null、列表和对象。',
      pt: 'Só se assina o que JSON escreve: textos, números, true, false, null, listas e objectos.',
    },
    remedy: {
      en: 'Remove the value.',
      'zh-Hant': '請刪除該數值。',
      'zh-Hans': '请删除该数值。',
      pt: 'Retire o valor.',
    },
  },
  'number-out-of-range': {
    message: {
      en: 'A number in what was signed is not exact in every JSON reader.',
      'zh-Hant': '所簽署內容中的某個數字並非在所有 JSON 程式中均為精確。',
      'zh-Hans': '所签署内容中的某个数字并非在所有 JSON 程序中均为精确。',
      pt: 'Um número no que foi assinado não é exacto em todos os leitores de JSON.',
    },
    cause: {
      en: 'Whole numbers beyond 2^53 are rounded by some readers, which would then verify something else.',
      'zh-Hant': '超過 2^53 的整數會被部分程式捨入，以致核實的並非同一內容。',
      'zh-Hans': '超过 2^53 的整数会被部分程序舍入，以致核实的不是同一内容。',
      pt: 'Alguns leitores arredondam os inteiros acima de 2^53 e verificariam outra coisa.',
    },
    remedy: {
      en: 'Write such a number as a text.',
      'zh-Hant': '請以文字表示該數字。',
      'zh-Hans': '请以文本表示该数字。',
      pt: 'Escreva esse número como texto.',
    },
  },
  'lone-surrogate': {
    message: {
      en: 'A text in what was signed holds a broken character.',
      'zh-Hant': '所簽署內容的文字含有損壞的字元。',
      'zh-Hans': '所签署内容的文本含有损坏的字符。',
      pt: 'Um texto no que foi assinado contém um carácter danificado.',
    },
    cause: {
      en: 'A lone surrogate has no form in UTF-8, so readers replace it differently.',
      'zh-Hant': '單獨的代理碼位在 UTF-8 中沒有對應形式，不同程式會以不同方式取代。',
      'zh-Hans': '单独的代理码位在 UTF-8 中没有对应形式，不同程序会以不同方式替换。',
      pt: 'Um substituto isolado não tem forma em UTF-8, e os leitores trocam-no de modos diferentes.',
    },
    remedy: {
      en: 'Remove the broken character and sign again.',
      'zh-Hant': '請刪除損壞的字元後重新簽署。',
      'zh-Hans': '请删除损坏的字符后重新签署。',
      pt: 'Retire o carácter danificado e assine de novo.',
    },
  },
  'not-canonical': {
    message: {
      en: 'What was signed is not in the canonical form of JSON (RFC 8785).',
      'zh-Hant': '所簽署的內容並非 JSON 的規範形式（RFC 8785）。',
      'zh-Hans': '所签署的内容不是 JSON 的规范形式（RFC 8785）。',
      pt: 'O que foi assinado não está na forma canónica de JSON (RFC 8785).',
    },
    cause: {
      en: 'One content has one form, so that it has one digest.',
      'zh-Hant': '同一內容只有一種形式，因而只有一個摘要。',
      'zh-Hans': '同一内容只有一种形式，因而只有一个摘要。',
      pt: 'Um conteúdo tem uma só forma, para ter um só resumo.',
    },
    remedy: {
      en: 'Send the bytes as they were signed; a program that rewrites JSON changes them.',
      'zh-Hant': '請按簽署時的內容原樣發送；重寫 JSON 的程式會更改內容。',
      'zh-Hans': '请按签署时的内容原样发送；重写 JSON 的程序会更改内容。',
      pt: 'Envie os bytes tal como foram assinados; um programa que reescreve JSON altera-os.',
    },
  },
  'payload-refused': {
    message: {
      en: 'What was signed is not a document of the kind that it says.',
      'zh-Hant': '所簽署的內容並非其所示類別的文件。',
      'zh-Hans': '所签署的内容不是其所示类别的文件。',
      pt: 'O que foi assinado não é um documento do tipo que indica.',
    },
    cause: {
      en: 'A payload is read only when it fits its schema exactly.',
      'zh-Hant': '內容須完全符合其格式方予讀取。',
      'zh-Hans': '内容须完全符合其格式方予读取。',
      pt: 'Um conteúdo só é lido quando se ajusta exactamente ao seu esquema.',
    },
    remedy: {
      en: 'Sign a payload of the schema of its kind.',
      'zh-Hant': '請簽署符合其類別格式的內容。',
      'zh-Hans': '请签署符合其类别格式的内容。',
      pt: 'Assine um conteúdo segundo o esquema do seu tipo.',
    },
  },
  'malformed-jws': {
    message: {
      en: 'This is no JWS of the form that is accepted here.',
      'zh-Hant': '這並非此處所接受形式的 JWS。',
      'zh-Hans': '这不是此处所接受形式的 JWS。',
      pt: 'Isto não é um JWS da forma que aqui se aceita.',
    },
    cause: {
      en: 'A statement is one compact JWS; a credential is a general JWS with one signature for each authority.',
      'zh-Hant': '聲明為一個 compact JWS；憑證為一個 general JWS，每個認證機關各有一項簽署。',
      'zh-Hans': '声明为一个 compact JWS；凭证为一个 general JWS，每个认证机关各有一项签名。',
      pt: 'Uma declaração é um JWS compacto; uma credencial é um JWS geral com uma assinatura por autoridade.',
    },
    remedy: {
      en: 'Send the document as it was downloaded, unchanged.',
      'zh-Hant': '請按下載時的原樣發送文件。',
      'zh-Hans': '请按下载时的原样发送文件。',
      pt: 'Envie o documento tal como foi descarregado, sem alterações.',
    },
  },
  'malformed-base64url': {
    message: {
      en: 'A part of the signature is not base64url without padding.',
      'zh-Hant': '簽署的某部分並非不含填充字元的 base64url。',
      'zh-Hans': '签名的某部分不是不含填充字符的 base64url。',
      pt: 'Uma parte da assinatura não é base64url sem enchimento.',
    },
    cause: {
      en: 'One content has one spelling: other alphabets, padding and loose bits are not accepted.',
      'zh-Hant': '同一內容只有一種寫法：不接受其他字元集、填充字元或多餘位元。',
      'zh-Hans': '同一内容只有一种写法：不接受其他字符集、填充字符或多余比特。',
      pt: 'Um conteúdo tem uma só grafia: outros alfabetos, enchimento e bits soltos não são aceites.',
    },
    remedy: {
      en: 'Send the document as it was downloaded, unchanged.',
      'zh-Hant': '請按下載時的原樣發送文件。',
      'zh-Hans': '请按下载时的原样发送文件。',
      pt: 'Envie o documento tal como foi descarregado, sem alterações.',
    },
  },
} as const satisfies { readonly [Code in FaultCode]?: ErrorSentences }
