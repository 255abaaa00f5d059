import type { ReturnReason } from '@concert/domain/artefact/state'
import type { Sentence } from './sentence.ts'

/** Why a file of evidence is given back to its client. */
export const returnReasons: Readonly<Record<ReturnReason, Sentence>> = {
  incomplete: {
    en: 'Parts of the document are missing. Upload it whole.',
    'zh-Hant': '文件缺少部分內容。請上載完整文件。',
    'zh-Hans': '文件缺少部分内容。请上传完整文件。',
    pt: 'Faltam partes do documento. Carregue-o completo.',
  },
  'names-persons': {
    en: 'The document names persons who need not be named. Upload it without these names.',
    'zh-Hant': '文件載有無須列出的人名。請刪去人名後上載。',
    'zh-Hans': '文件载有无须列出的人名。请删去人名后上传。',
    pt: 'O documento nomeia pessoas que não é preciso nomear. Carregue-o sem esses nomes.',
  },
  'not-of-this-system': {
    en: 'The document speaks of another system. Upload the one of the system in the application.',
    'zh-Hant': '文件所述為另一系統。請上載申請所涉系統的文件。',
    'zh-Hans': '文件所述为另一系统。请上传申请所涉系统的文件。',
    pt: 'O documento trata de outro sistema. Carregue o do sistema do pedido.',
  },
  'not-signed': {
    en: 'The document is not signed by whoever answers for it. Upload it signed.',
    'zh-Hant': '文件未經負責人簽署。請上載已簽署的文件。',
    'zh-Hans': '文件未经负责人签署。请上传已签署的文件。',
    pt: 'O documento não está assinado por quem responde por ele. Carregue-o assinado.',
  },
  'other-language': {
    en: 'The document is in a language that is not one of the case. Upload it in one of these, or with a translation.',
    'zh-Hant': '文件所用語言並非本案所用語言。請上載以本案語言撰寫的文件，或附上譯本。',
    'zh-Hans': '文件所用语言并非本案所用语言。请上传以本案语言撰写的文件，或附上译本。',
    pt: 'O documento está numa língua que não é do processo. Carregue-o numa delas, ou com uma tradução.',
  },
  'other-version': {
    en: 'The document speaks of another version of the system. Upload the one of the version in the application.',
    'zh-Hant': '文件所述為系統的另一版本。請上載申請所涉版本的文件。',
    'zh-Hans': '文件所述为系统的另一版本。请上传申请所涉版本的文件。',
    pt: 'O documento trata de outra versão do sistema. Carregue o da versão do pedido.',
  },
  outdated: {
    en: 'The document no longer describes what is. Upload one of the present state.',
    'zh-Hant': '文件已不反映現況。請上載反映現況的文件。',
    'zh-Hans': '文件已不反映现况。请上传反映现况的文件。',
    pt: 'O documento já não descreve o que é. Carregue um do estado actual.',
  },
  unreadable: {
    en: 'The document cannot be read. Upload a copy that can.',
    'zh-Hant': '文件無法閱讀。請上載可供閱讀的副本。',
    'zh-Hans': '文件无法阅读。请上传可供阅读的副本。',
    pt: 'O documento não se consegue ler. Carregue uma cópia legível.',
  },
  'wrong-kind': {
    en: 'The document is not of the kind that was declared. Upload it as what it is.',
    'zh-Hant': '文件並非所申報的種類。請按其實際種類上載。',
    'zh-Hans': '文件并非所申报的种类。请按其实际种类上传。',
    pt: 'O documento não é do tipo declarado. Carregue-o como o que é.',
  },
}
