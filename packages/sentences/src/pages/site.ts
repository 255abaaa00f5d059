import type { Sentence } from '../sentence.ts'

export const languageName: Sentence = {
  en: 'English',
  'zh-Hant': '繁體中文',
  'zh-Hans': '简体中文',
  pt: 'Português',
}

export const siteName: Sentence = {
  en: 'GBA-AI joint certification',
  'zh-Hant': 'GBA-AI 聯合認證',
  'zh-Hans': 'GBA-AI 联合认证',
  pt: 'Certificação conjunta GBA-AI',
}

export const skipToContent: Sentence = {
  en: 'Skip to the content',
  'zh-Hant': '跳至內容',
  'zh-Hans': '跳至内容',
  pt: 'Saltar para o conteúdo',
}

export const demonstration: Sentence = {
  en: 'Demonstration: the authorities here are reference tenants, unaffiliated with any government.',
  'zh-Hant': '示範：此處的認證機關均為示範機關，與任何政府無關。',
  'zh-Hans': '演示：此处的认证机关均为示范机关，与任何政府无关。',
  pt: 'Demonstração: as autoridades aqui apresentadas são entidades de referência, sem ligação a qualquer governo.',
}

export const footer: Sentence = {
  en: 'Concert, the back office of a joint certification body for AI systems.',
  'zh-Hant': 'Concert，人工智能系統聯合認證機構的後台系統。',
  'zh-Hans': 'Concert，人工智能系统联合认证机构的后台系统。',
  pt: 'Concert, o sistema interno de um organismo de certificação conjunta de sistemas de IA.',
}

export const mainNavigation: Sentence = {
  en: 'Main',
  'zh-Hant': '主目錄',
  'zh-Hans': '主导航',
  pt: 'Principal',
}

export const home: Sentence = {
  en: 'Home',
  'zh-Hant': '主頁',
  'zh-Hans': '首页',
  pt: 'Início',
}

export const register: Sentence = {
  en: 'Public register',
  'zh-Hant': '公開登記冊',
  'zh-Hans': '公开登记册',
  pt: 'Registo público',
}

export const documentation: Sentence = {
  en: 'Documentation',
  'zh-Hant': '文件',
  'zh-Hans': '文档',
  pt: 'Documentação',
}

export const languageChoice: Sentence = {
  en: 'Language',
  'zh-Hant': '語言',
  'zh-Hans': '语言',
  pt: 'Língua',
}

export const to: Sentence = {
  en: 'to',
  'zh-Hant': '至',
  'zh-Hans': '至',
  pt: 'a',
}

/** A label before what it labels. */
export const labelled: Sentence = {
  en: '{label}: {value}',
  'zh-Hant': '{label}：{value}',
  'zh-Hans': '{label}：{value}',
  pt: '{label}: {value}',
}
