import type { ViolationCode } from '@concert/domain/violation-codes'
import type { ErrorSentences } from '#error-sentences.ts'

/** The identifiers of organisations and certificates. */
export const identifierViolations = {
  'identifier-of-another-place': {
    message: {
      en: 'An organisation in {place} is identified by {scheme}, not by {given}. Use its {scheme}; an LEI goes to `lei`.',
      'zh-Hant': '{place}的機構以 {scheme} 識別，而非 {given}。請使用其 {scheme}；LEI 填於 `lei`。',
      'zh-Hans': '{place}的机构以 {scheme} 识别，而非 {given}。请使用其 {scheme}；LEI 填于 `lei`。',
      pt: 'Uma organização em {place} é identificada por {scheme} e não por {given}. Use o seu {scheme}; um LEI vai em `lei`.',
    },
    cause: {
      en: 'Each place gives its organisations an identifier of its own, which the register is searched by.',
      'zh-Hant': '每個地方各有其機構識別碼，可用以查閱登記冊。',
      'zh-Hans': '每个地方各有其机构标识符，可用以查阅登记册。',
      pt: 'Cada lugar dá às suas organizações um identificador próprio, pelo qual se pesquisa o registo.',
    },
    remedy: {
      en: 'Give the identifier of the place where the organisation is registered.',
      'zh-Hant': '請提供機構註冊地的識別碼。',
      'zh-Hans': '请提供机构注册地的标识符。',
      pt: 'Indique o identificador do lugar onde a organização está registada.',
    },
  },
  'identifier-length': {
    message: {
      en: 'The {identifier} has {length} characters; this one has {found}, so it is wrong from position {position} at the latest.',
      'zh-Hant': '{identifier}為 {length} 個字元，此碼為 {found} 個，最遲由第 {position} 位起有誤。',
      'zh-Hans': '{identifier}为 {length} 个字符，此码为 {found} 个，最迟从第 {position} 位起有误。',
      pt: '{identifier}: tem {length} caracteres e este tem {found}, pelo que está errado, o mais tardar, a partir da posição {position}.',
    },
    cause: {
      en: 'The identifier is checked by the form that its register gives it.',
      'zh-Hant': '識別碼按其登記機構所定的格式核對。',
      'zh-Hans': '标识符按其登记机构所定的格式核对。',
      pt: 'O identificador é verificado segundo a forma que o seu registo lhe dá.',
    },
    remedy: {
      en: 'Compare every character with the official document.',
      'zh-Hant': '請將每個字元與正式文件核對。',
      'zh-Hans': '请将每个字符与正式文件核对。',
      pt: 'Compare cada carácter com o documento oficial.',
    },
  },
  'identifier-character': {
    message: {
      en: 'Position {position} of the {identifier} is "{found}"; one of {allowed} stands there. Correct it.',
      'zh-Hant': '{identifier}第 {position} 位為「{found}」，該位應為 {allowed} 之一。請更正。',
      'zh-Hans': '{identifier}第 {position} 位为“{found}”，该位应为 {allowed} 之一。请更正。',
      pt: '{identifier}: na posição {position} está "{found}" e deve estar um de {allowed}. Corrija-a.',
    },
    cause: {
      en: 'The identifier is checked by the form that its register gives it. Some letters are left out, as they are mistaken for digits.',
      'zh-Hant': '識別碼按其登記機構所定的格式核對。部分字母易與數字混淆，故不使用。',
      'zh-Hans': '标识符按其登记机构所定的格式核对。部分字母易与数字混淆，故不使用。',
      pt: 'O identificador é verificado segundo a forma que o seu registo lhe dá. Algumas letras não se usam, por se confundirem com algarismos.',
    },
    remedy: {
      en: 'Compare every character with the official document.',
      'zh-Hant': '請將每個字元與正式文件核對。',
      'zh-Hans': '请将每个字符与正式文件核对。',
      pt: 'Compare cada carácter com o documento oficial.',
    },
  },
  'identifier-check-character': {
    message: {
      en: 'Position {position} of the {identifier} is the check character "{found}", but positions {over} give "{expected}". Compare every character with the official document.',
      'zh-Hant':
        '{identifier}第 {position} 位為校驗字元「{found}」，但按第 {over} 位計算應為「{expected}」。請將每個字元與正式文件核對。',
      'zh-Hans':
        '{identifier}第 {position} 位为校验字符“{found}”，但按第 {over} 位计算应为“{expected}”。请将每个字符与正式文件核对。',
      pt: '{identifier}: na posição {position} está o carácter de controlo "{found}", mas as posições {over} dão "{expected}". Compare cada carácter com o documento oficial.',
    },
    cause: {
      en: 'A check character is computed over the others, so that a wrong or exchanged character is noticed.',
      'zh-Hant': '校驗字元由其他字元計算得出，用以發現錯誤或調換的字元。',
      'zh-Hans': '校验字符由其他字符计算得出，用以发现错误或调换的字符。',
      pt: 'Um carácter de controlo é calculado a partir dos outros, para se notar um carácter errado ou trocado.',
    },
    remedy: {
      en: 'Compare every character with the official document; the wrong one need not be the check character.',
      'zh-Hant': '請將每個字元與正式文件核對；有誤的不一定是校驗字元。',
      'zh-Hans': '请将每个字符与正式文件核对；有误的不一定是校验字符。',
      pt: 'Compare cada carácter com o documento oficial; o errado pode não ser o de controlo.',
    },
  },
  'identifier-of-natural-person': {
    message: {
      en: 'This is the taxpayer number of a natural person: it has 0 at position {position}. Give the number of the organisation, which has 8 there.',
      'zh-Hant': '此為自然人的納稅人編號：其第 {position} 位為 0。請提供機構的編號，該位為 8。',
      'zh-Hans': '此为自然人的纳税人编号：其第 {position} 位为 0。请提供机构的编号，该位为 8。',
      pt: 'Este é o número de contribuinte de uma pessoa singular: tem 0 na posição {position}. Indique o da organização, que aí tem 8.',
    },
    cause: {
      en: 'Certificates are issued to organisations, and the personal number of a natural person is not taken.',
      'zh-Hant': '證書只向機構簽發，不收取自然人的個人編號。',
      'zh-Hans': '证书只向机构签发，不收取自然人的个人编号。',
      pt: 'Os certificados são emitidos a organizações, e o número pessoal de uma pessoa singular não é aceite.',
    },
    remedy: {
      en: 'Give the taxpayer number of the organisation.',
      'zh-Hant': '請提供機構的納稅人編號。',
      'zh-Hans': '请提供机构的纳税人编号。',
      pt: 'Indique o número de contribuinte da organização.',
    },
  },
} as const satisfies { readonly [Code in ViolationCode]?: ErrorSentences }
