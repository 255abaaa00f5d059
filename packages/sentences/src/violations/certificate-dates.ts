import type { ViolationCode } from '@concert/domain/violation-codes'
import type { ErrorSentences } from '#error-sentences.ts'

/** The dates of a certificate. */
export const certificateDateViolations = {
  'validity-not-of-class': {
    message: {
      en: 'The last day of validity is {validTo}; for the risk class {riskClass} from {validFrom} it is {expected}. Correct it.',
      'zh-Hant': '有效期最後一日為 {validTo}；按風險等級「{riskClass}」由 {validFrom} 起計應為 {expected}。請更正。',
      'zh-Hans': '有效期最后一日为 {validTo}；按风险等级“{riskClass}”从 {validFrom} 起计应为 {expected}。请更正。',
      pt: 'O último dia de validade é {validTo}; para a classe de risco ({riskClass}), a partir de {validFrom}, é {expected}. Corrija-o.',
    },
    cause: {
      en: 'A certificate is valid for the months that the edition sets for its risk class.',
      'zh-Hant': '證書的有效期按版本為其風險等級所定的月數計算。',
      'zh-Hans': '证书的有效期按版本为其风险等级所定的月数计算。',
      pt: 'Um certificado é válido pelos meses que a edição fixa para a sua classe de risco.',
    },
    remedy: {
      en: 'Set `validTo` to the day that the message gives.',
      'zh-Hant': '請將 `validTo` 改為訊息所示日期。',
      'zh-Hans': '请将 `validTo` 改为信息所示日期。',
      pt: 'Ponha em `validTo` o dia que a mensagem indica.',
    },
  },
  'valid-from-another-day': {
    message: {
      en: 'The first day of validity is {validFrom}; the certificate is issued on {issuedOn}. Start on that day.',
      'zh-Hant': '有效期首日為 {validFrom}；證書於 {issuedOn} 簽發。有效期須由該日開始。',
      'zh-Hans': '有效期首日为 {validFrom}；证书于 {issuedOn} 签发。有效期须从该日开始。',
      pt: 'O primeiro dia de validade é {validFrom}; o certificado é emitido em {issuedOn}. Comece nesse dia.',
    },
    cause: {
      en: 'A certificate is valid from the day of its issue: a later start would carry it past what was evaluated.',
      'zh-Hant': '證書由簽發當日起有效；較遲開始會超出所評價的範圍。',
      'zh-Hans': '证书从签发当日起有效；较迟开始会超出所评价的范围。',
      pt: 'Um certificado é válido a partir do dia da sua emissão: um começo posterior levá-lo-ia além do que foi avaliado.',
    },
    remedy: {
      en: 'Set `validFrom` to the day of issue.',
      'zh-Hant': '請將 `validFrom` 設為簽發日期。',
      'zh-Hans': '请将 `validFrom` 设为签发日期。',
      pt: 'Ponha em `validFrom` o dia da emissão.',
    },
  },
  'valid-before-decision': {
    message: {
      en: 'The first day of validity ({validFrom}) lies before the decision of {decidedOn}. Start on that day or later.',
      'zh-Hant': '有效期首日（{validFrom}）早於 {decidedOn} 的決定。有效期須由該日或其後開始。',
      'zh-Hans': '有效期首日（{validFrom}）早于 {decidedOn} 的决定。有效期须从该日或其后开始。',
      pt: 'O primeiro dia de validade ({validFrom}) é anterior à decisão de {decidedOn}. Comece nesse dia ou depois.',
    },
    cause: {
      en: 'A certificate is not valid before it was decided on, by the local time of the authorities.',
      'zh-Hant': '按認證機關當地時間計算，證書在作出決定前並無效力。',
      'zh-Hans': '按认证机关当地时间计算，证书在作出决定前没有效力。',
      pt: 'Um certificado não é válido antes de decidido, pela hora local das autoridades.',
    },
    remedy: {
      en: 'Move `validFrom` to the day of the decision or later.',
      'zh-Hant': '請將 `validFrom` 改為決定當日或其後。',
      'zh-Hans': '请将 `validFrom` 改为决定当日或其后。',
      pt: 'Mude `validFrom` para o dia da decisão ou posterior.',
    },
  },
  'date-malformed': {
    message: {
      en: 'This is no calendar date. Write it as YYYY-MM-DD.',
      'zh-Hant': '這並非曆法日期。請以 YYYY-MM-DD 填寫。',
      'zh-Hans': '这不是历法日期。请以 YYYY-MM-DD 填写。',
      pt: 'Isto não é uma data do calendário. Escreva-a como AAAA-MM-DD.',
    },
    cause: {
      en: 'The days of validity are calendar dates.',
      'zh-Hant': '有效期以曆法日期表示。',
      'zh-Hans': '有效期以历法日期表示。',
      pt: 'Os dias de validade são datas do calendário.',
    },
    remedy: {
      en: 'Write the date as YYYY-MM-DD, for example 2026-11-23.',
      'zh-Hant': '請以 YYYY-MM-DD 填寫日期，例如 2026-11-23。',
      'zh-Hans': '请以 YYYY-MM-DD 填写日期，例如 2026-11-23。',
      pt: 'Escreva a data como AAAA-MM-DD, por exemplo 2026-11-23.',
    },
  },
  'issued-before-decision': {
    message: {
      en: 'The instant of issue lies before a decision. Issue after every authority has decided.',
      'zh-Hant': '簽發時間早於一項決定。請在各認證機關均作出決定後簽發。',
      'zh-Hans': '签发时间早于一项决定。请在各认证机关均作出决定后签发。',
      pt: 'O instante da emissão é anterior a uma decisão. Emita depois de todas as autoridades decidirem.',
    },
    cause: {
      en: 'A certificate is issued when every authority concerned has decided.',
      'zh-Hant': '各有關認證機關均作出決定後方可簽發證書。',
      'zh-Hans': '各有关认证机关均作出决定后方可签发证书。',
      pt: 'Um certificado é emitido quando todas as autoridades em causa decidiram.',
    },
    remedy: {
      en: 'Compare the clocks of the authorities, then issue again.',
      'zh-Hant': '請核對各認證機關的時鐘，然後再次簽發。',
      'zh-Hans': '请核对各认证机关的时钟，然后再次签发。',
      pt: 'Compare os relógios das autoridades e volte a emitir.',
    },
  },
  'issued-ahead': {
    message: {
      en: 'The instant of issue {issuedAt} lies ahead of {now}. Issue when it has come.',
      'zh-Hant': '簽發時間 {issuedAt} 遲於現時 {now}。請待該時間到達後簽發。',
      'zh-Hans': '签发时间 {issuedAt} 晚于当前时间 {now}。请待该时间到达后签发。',
      pt: 'O instante da emissão, {issuedAt}, está adiante de {now}. Emita quando ele chegar.',
    },
    cause: {
      en: 'An authority attests no certificate of the future.',
      'zh-Hant': '認證機關不會為未來的證書作證明。',
      'zh-Hans': '认证机关不会为未来的证书作证明。',
      pt: 'Uma autoridade não atesta um certificado do futuro.',
    },
    remedy: {
      en: 'Compare the clocks of the two authorities.',
      'zh-Hant': '請核對兩個認證機關的時鐘。',
      'zh-Hans': '请核对两个认证机关的时钟。',
      pt: 'Compare os relógios das duas autoridades.',
    },
  },
} as const satisfies { readonly [Code in ViolationCode]?: ErrorSentences }
