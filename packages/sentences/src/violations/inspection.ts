import type { ViolationCode } from '@concert/domain/violation-codes'
import type { ErrorSentences } from '#error-sentences.ts'

/** What is said of an inspection, and of a signatory who opens a file in spite of it. */
export const inspectionViolations = {
  'inspected-other-bytes': {
    message: {
      en: 'Other bytes were inspected than this file has.',
      'zh-Hant': '所檢查的位元組並非此檔案的位元組。',
      'zh-Hans': '所检查的字节并非此文件的字节。',
      pt: 'Foram inspecionados outros bytes do que os deste ficheiro.',
    },
    cause: {
      en: 'The result of an inspection counts for the bytes that were looked at, by their digest.',
      'zh-Hant': '檢查結果只按摘要適用於曾檢查的位元組。',
      'zh-Hans': '检查结果只按摘要适用于曾检查的字节。',
      pt: 'O resultado de uma inspeção vale para os bytes inspecionados, pelo seu resumo.',
    },
    remedy: {
      en: 'Inspect the bytes of this file.',
      'zh-Hant': '請檢查此檔案的位元組。',
      'zh-Hans': '请检查此文件的字节。',
      pt: 'Inspecione os bytes deste ficheiro.',
    },
  },
  'inspected-as-another-category': {
    message: {
      en: 'This file was inspected as one of another category than {category}, which it has now.',
      'zh-Hant': '此檔案是按其他類別檢查的，而其現時類別為 {category}。',
      'zh-Hans': '此文件是按其他类别检查的，而其现时类别为 {category}。',
      pt: 'Este ficheiro foi inspecionado como de outra categoria que não {category}, que é a que tem agora.',
    },
    cause: {
      en: 'Its category was corrected while the inspection went on, and what the checks ask for depends on it.',
      'zh-Hant': '其類別在檢查期間已更正，而檢查的要求取決於類別。',
      'zh-Hans': '其类别在检查期间已更正，而检查的要求取决于类别。',
      pt: 'A categoria foi corrigida durante a inspeção, e é dela que depende o que as verificações exigem.',
    },
    remedy: {
      en: 'Inspect the file again.',
      'zh-Hant': '請重新檢查此檔案。',
      'zh-Hans': '请重新检查此文件。',
      pt: 'Volte a inspecionar o ficheiro.',
    },
  },
  'scan-without-signatures': {
    message: {
      en: 'A file is called clean by official signatures of a known day, and by nothing else.',
      'zh-Hant': '只有憑日期已知的官方病毒特徵庫，才可稱檔案為安全。',
      'zh-Hans': '只有凭日期已知的官方病毒特征库，才可称文件为安全。',
      pt: 'Um ficheiro é dado como limpo por assinaturas oficiais de um dia conhecido, e por mais nada.',
    },
    cause: {
      en: 'The result says clean without signatures, or names signatures where it does not say clean.',
      'zh-Hant': '結果稱安全而沒有特徵庫，或結果並非安全卻列出特徵庫。',
      'zh-Hans': '结果称安全而没有特征库，或结果并非安全却列出特征库。',
      pt: 'O resultado diz limpo sem assinaturas, ou nomeia assinaturas onde não diz limpo.',
    },
    remedy: {
      en: 'Scan the file again with a scanner that has loaded its official signatures.',
      'zh-Hant': '請以已載入官方特徵庫的掃描程式重新掃描。',
      'zh-Hans': '请以已载入官方特征库的扫描程序重新扫描。',
      pt: 'Volte a verificar o ficheiro com um programa que tenha carregado as assinaturas oficiais.',
    },
  },
  'findings-do-not-open': {
    message: {
      en: 'No finding keeps this file closed: {reason, select, unchecked {its checks have not ended yet} digest_differs {the store has other bytes than were recorded} bytes_missing {the store does not have its bytes} malware {a scanner found in it what may do harm} not_scannable {the scanner cannot look into it} structure {its content is not accepted as it is} shredded {its bytes were made unreadable for good} other {a check failed}}.',
      'zh-Hant':
        '此檔案並非因檢查發現而被隔離：{reason, select, unchecked {檢查尚未完成} digest_differs {儲存的位元組與記錄不符} bytes_missing {儲存庫內沒有其位元組} malware {掃描發現可能有害的內容} not_scannable {掃描程式無法檢視其內容} structure {其內容不獲接納} shredded {內容已永久銷毀} other {檢查不合格}}。',
      'zh-Hans':
        '此文件并非因检查发现而被隔离：{reason, select, unchecked {检查尚未完成} digest_differs {存储的字节与记录不符} bytes_missing {存储库内没有其字节} malware {扫描发现可能有害的内容} not_scannable {扫描程序无法检视其内容} structure {其内容不获接纳} shredded {内容已永久销毁} other {检查不合格}}。',
      pt: 'Não é uma constatação que fecha este ficheiro: {reason, select, unchecked {as verificações ainda não acabaram} digest_differs {o depósito tem outros bytes do que os registados} bytes_missing {o depósito não tem os seus bytes} malware {foi encontrado nele o que pode causar dano} not_scannable {não pode ser examinado por dentro} structure {o seu conteúdo não é aceite como está} shredded {os seus bytes foram tornados ilegíveis} other {uma verificação falhou}}.',
    },
    cause: {
      en: 'A person may accept what was found in the structure of a file, and nothing else.',
      'zh-Hant': '人員只可接納在檔案結構中的發現，不得接納其他情況。',
      'zh-Hans': '人员只可接纳在文件结构中的发现，不得接纳其他情况。',
      pt: 'Uma pessoa pode aceitar o que foi encontrado na estrutura de um ficheiro, e mais nada.',
    },
    remedy: {
      en: 'Ask the client for another file.',
      'zh-Hant': '請客戶提供另一檔案。',
      'zh-Hans': '请客户提供另一文件。',
      pt: 'Peça outro ficheiro ao cliente.',
    },
  },
  'findings-are-others': {
    message: {
      en: 'The findings that close this file are: {findings}.',
      'zh-Hant': '隔離此檔案的檢查發現為：{findings}。',
      'zh-Hans': '隔离此文件的检查发现为：{findings}。',
      pt: 'As constatações que fecham este ficheiro são: {findings}.',
    },
    cause: {
      en: 'Whoever opens a file has read everything that was found in it.',
      'zh-Hant': '開啟檔案的人須已閱悉其中的全部發現。',
      'zh-Hans': '打开文件的人须已阅悉其中的全部发现。',
      pt: 'Quem abre um ficheiro leu tudo o que nele foi encontrado.',
    },
    remedy: {
      en: 'Read the findings, and name each of them.',
      'zh-Hant': '請閱讀各項發現，並逐一列出。',
      'zh-Hans': '请阅读各项发现，并逐一列出。',
      pt: 'Leia as constatações e nomeie cada uma.',
    },
  },
  'finding-never-accepted': {
    message: {
      en: 'Nobody may open a file with the finding {finding}.',
      'zh-Hant': '檔案有發現 {finding}，任何人不得開啟。',
      'zh-Hans': '文件有发现 {finding}，任何人不得打开。',
      pt: 'Ninguém pode abrir um ficheiro com a constatação {finding}.',
    },
    cause: {
      en: 'Such a file can harm whoever opens it, or is not what it says.',
      'zh-Hant': '此類檔案可能損害開啟者，或並非其所稱的檔案。',
      'zh-Hans': '此类文件可能损害打开者，或并非其所称的文件。',
      pt: 'Um tal ficheiro pode prejudicar quem o abre, ou não é o que diz ser.',
    },
    remedy: {
      en: 'Ask the client for another file.',
      'zh-Hant': '請客戶提供另一檔案。',
      'zh-Hans': '请客户提供另一文件。',
      pt: 'Peça outro ficheiro ao cliente.',
    },
  },
  'evidence-under-hold': {
    message: {
      en: 'A legal hold lasts on the evidence of this application.',
      'zh-Hant': '此申請的證據正受法律保全。',
      'zh-Hans': '此申请的证据正受法律保全。',
      pt: 'Dura uma retenção legal sobre a prova deste pedido.',
    },
    cause: {
      en: 'While a legal hold lasts, nothing removes the bytes.',
      'zh-Hant': '法律保全期間，任何內容均不得移除。',
      'zh-Hans': '法律保全期间，任何内容均不得移除。',
      pt: 'Enquanto dura uma retenção legal, nada remove os bytes.',
    },
    remedy: {
      en: 'Wait until a signatory has ended the hold.',
      'zh-Hant': '請待簽署人終止保全。',
      'zh-Hans': '请待签署人终止保全。',
      pt: 'Espere até um signatário terminar a retenção.',
    },
  },
  'evidence-awaits-decision': {
    message: {
      en: 'The certification of this application is not decided yet, and may rest on this file.',
      'zh-Hant': '此申請的認證尚未作出決定，而決定可能以此檔案為據。',
      'zh-Hans': '此申请的认证尚未作出决定，而决定可能以此文件为据。',
      pt: 'A certificação deste pedido ainda não foi decidida, e pode assentar neste ficheiro.',
    },
    cause: {
      en: 'Whoever decides may have to open what the decision rests on.',
      'zh-Hant': '作出決定的人可能須查閱決定所依據的內容。',
      'zh-Hans': '作出决定的人可能须查阅决定所依据的内容。',
      pt: 'Quem decide pode ter de abrir aquilo em que a decisão assenta.',
    },
    remedy: {
      en: 'Wait for the decision, or have the application withdrawn or declined.',
      'zh-Hant': '請待作出決定，或先撤回或拒絕申請。',
      'zh-Hans': '请待作出决定，或先撤回或拒绝申请。',
      pt: 'Espere pela decisão, ou faça retirar ou recusar o pedido.',
    },
  },
} as const satisfies { readonly [Code in ViolationCode]?: ErrorSentences }
