import type { ViolationCode } from '@concert/domain/violation-codes'
import type { ErrorSentences } from '#error-sentences.ts'

/** The first administrator of an authority that has none. */
export const setUpViolations = {
  'set-up-code-wrong': {
    message: {
      en: 'This is no code for the set-up of this authority.',
      'zh-Hant': '這並非設立本認證機關的代碼。',
      'zh-Hans': '这不是设立本认证机关的代码。',
      pt: 'Este não é um código para a instalação desta autoridade.',
    },
    cause: {
      en: 'The installation prints a code for each authority, and it opens that authority alone.',
      'zh-Hant': '安裝程序為每個認證機關各印出一個代碼，只適用於該機關。',
      'zh-Hans': '安装程序为每个认证机关各打印一个代码，只适用于该机关。',
      pt: 'A instalação imprime um código para cada autoridade, que só abre essa autoridade.',
    },
    remedy: {
      en: 'Compare it with what the installation printed. Where it is lost, start the installation again for a new one.',
      'zh-Hant': '請與安裝程序印出的代碼核對；如已遺失，請重新啟動以取得新代碼。',
      'zh-Hans': '请与安装程序打印的代码核对；如已丢失，请重新启动以取得新代码。',
      pt: 'Compare-o com o que a instalação imprimiu. Se se perdeu, arranque-a de novo para obter outro.',
    },
  },
  'set-up-code-used': {
    message: {
      en: 'This code was used at {at}.',
      'zh-Hant': '此代碼已於 {at} 使用。',
      'zh-Hans': '此代码已于 {at} 使用。',
      pt: 'Este código foi usado em {at}.',
    },
    cause: {
      en: 'A code sets up one administrator, once.',
      'zh-Hant': '一個代碼只可設立一名管理員，並只可使用一次。',
      'zh-Hans': '一个代码只可设立一名管理员，且只可使用一次。',
      pt: 'Um código instala um administrador, uma só vez.',
    },
    remedy: {
      en: 'Ask an administrator of this authority. Where nobody is in force, start the installation again for a new code.',
      'zh-Hant': '請向本機關的管理員查詢；如沒有有效的管理員，請重新啟動以取得新代碼。',
      'zh-Hans': '请向本机关的管理员查询；如没有有效的管理员，请重新启动以取得新代码。',
      pt: 'Peça a um administrador desta autoridade. Se não houver nenhum em vigor, arranque a instalação de novo para obter outro código.',
    },
  },
  'set-up-code-ended': {
    message: {
      en: 'This code ended at {at}.',
      'zh-Hant': '此代碼已於 {at} 失效。',
      'zh-Hans': '此代码已于 {at} 失效。',
      pt: 'Este código terminou em {at}.',
    },
    cause: {
      en: 'A code is accepted for a limited time, and not once a newer one was printed.',
      'zh-Hant': '代碼只在限期內有效；印出新代碼後，舊代碼即告失效。',
      'zh-Hans': '代码只在限期内有效；打印新代码后，旧代码即失效。',
      pt: 'Um código só é aceite por tempo limitado, e não depois de impresso outro mais recente.',
    },
    remedy: {
      en: 'Use the code that was printed last, or start the installation again for a new one.',
      'zh-Hant': '請使用最後印出的代碼，或重新啟動以取得新代碼。',
      'zh-Hans': '请使用最后打印的代码，或重新启动以取得新代码。',
      pt: 'Use o último código impresso, ou arranque a instalação de novo para obter outro.',
    },
  },
  'administrator-in-force': {
    message: {
      en: 'This authority has an administrator in force.',
      'zh-Hant': '本認證機關已有有效的管理員。',
      'zh-Hans': '本认证机关已有有效的管理员。',
      pt: 'Esta autoridade tem um administrador em vigor.',
    },
    cause: {
      en: 'A code sets up the first administrator. Every other one is authorised by those who are there.',
      'zh-Hant': '代碼只用於設立首名管理員，其後的管理員由現有管理員授權。',
      'zh-Hans': '代码只用于设立首名管理员，之后的管理员由现有管理员授权。',
      pt: 'Um código instala o primeiro administrador. Todos os outros são autorizados pelos que existem.',
    },
    remedy: {
      en: 'Ask that administrator to propose the authorisation.',
      'zh-Hant': '請由該管理員提出授權。',
      'zh-Hans': '请由该管理员提出授权。',
      pt: 'Peça a esse administrador que proponha a autorização.',
    },
  },
} satisfies Partial<Record<ViolationCode, ErrorSentences>>
