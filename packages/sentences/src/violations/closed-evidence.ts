import type { ViolationCode } from '@concert/domain/violation-codes'
import type { ErrorSentences } from '#error-sentences.ts'

/** A file that was found bad after a finding has cited it. */
export const closedEvidenceViolations = {
  'finding-on-closed-evidence': {
    message: {
      en: 'The finding on requirement {requirementId} rests on the evidence {digest}, which is closed: {reason, select, digest_differs {the store has other bytes than were recorded} bytes_missing {the store does not have its bytes} malware {a scanner found in it what may do harm} not_scannable {the scanner cannot look into it} structure {its content is not accepted as it is} shredded {its bytes were made unreadable for good} other {a check failed}}. Have it found again on other evidence.',
      'zh-Hant':
        '要求 {requirementId} 的發現以證據 {digest} 為據，而該證據已被隔離：{reason, select, digest_differs {儲存的位元組與記錄不符} bytes_missing {儲存庫內沒有其位元組} malware {掃描發現可能有害的內容} not_scannable {掃描程式無法檢視其內容} structure {其內容不獲接納} shredded {內容已永久銷毀} other {檢查不合格}}。請以其他證據重新記錄該發現。',
      'zh-Hans':
        '要求 {requirementId} 的发现以证据 {digest} 为据，而该证据已被隔离：{reason, select, digest_differs {存储的字节与记录不符} bytes_missing {存储库内没有其字节} malware {扫描发现可能有害的内容} not_scannable {扫描程序无法检视其内容} structure {其内容不获接纳} shredded {内容已永久销毁} other {检查不合格}}。请以其他证据重新记录该发现。',
      pt: 'A constatação sobre o requisito {requirementId} assenta na prova {digest}, que está fechada: {reason, select, digest_differs {o depósito tem outros bytes do que os registados} bytes_missing {o depósito não tem os seus bytes} malware {foi encontrado nela o que pode causar dano} not_scannable {não pode ser examinada por dentro} structure {o seu conteúdo não é aceite como está} shredded {os seus bytes foram tornados ilegíveis} other {uma verificação falhou}}. Faça registar a constatação de novo com outra prova.',
    },
    cause: {
      en: 'The file was closed after the finding had cited it, and nobody can judge by a file that nobody can open.',
      'zh-Hant': '該檔案在被發現引用後才被隔離；無人能開啟的檔案，不能作為判斷的依據。',
      'zh-Hans': '该文件在被发现引用后才被隔离；无人能打开的文件，不能作为判断的依据。',
      pt: 'O ficheiro foi fechado depois de a constatação o ter citado, e ninguém pode julgar por um ficheiro que ninguém pode abrir.',
    },
    remedy: {
      en: 'The evaluator records the finding again on other evidence. After the evaluation is complete the report reviewer asks for more; after the recommendation the plan owner assigns the review anew. Where the file is released, nothing is to be done.',
      'zh-Hant':
        '請由評價員以其他證據重新記錄該發現。如評價已完成，由報告複核員要求補充；如已作出建議，由計劃負責人重新指派複核。檔案一旦解除隔離，即無須處理。',
      'zh-Hans':
        '请由评价员以其他证据重新记录该发现。如评价已完成，由报告复核员要求补充；如已作出建议，由计划负责人重新指派复核。文件一旦解除隔离，即无须处理。',
      pt: 'O avaliador regista a constatação de novo com outra prova. Depois de completa a avaliação, o revisor do relatório pede mais; depois da recomendação, o responsável pelo plano designa de novo a revisão. Se o ficheiro for libertado, nada há a fazer.',
    },
  },
} as const satisfies { readonly [Code in ViolationCode]?: ErrorSentences }
