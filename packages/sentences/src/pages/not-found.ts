import type { Sentence } from '../sentence.ts'

export const title: Sentence = {
  en: 'There is no such certificate in the register',
  'zh-Hant': '登記冊內沒有此證書',
  'zh-Hans': '登记册内没有此证书',
  pt: 'Não existe tal certificado no registo',
}

export const lead: Sentence = {
  en: 'Check the number: it ends in a check character, so a wrong digit is noticed. A certificate that is not here is in force nowhere.',
  'zh-Hant': '請核對編號：末位為校驗字元，輸錯數字即可察覺。不在此處的證書在任何地方均無效力。',
  'zh-Hans': '请核对编号：末位为校验字符，输错数字即可察觉。不在此处的证书在任何地方均无效力。',
  pt: 'Confirme o número: termina num carácter de controlo, pelo que um algarismo errado é detectado. Um certificado que não está aqui não está em vigor em lado nenhum.',
}

export const search: Sentence = {
  en: 'Search the register',
  'zh-Hant': '搜尋登記冊',
  'zh-Hans': '搜索登记册',
  pt: 'Procurar no registo',
}
