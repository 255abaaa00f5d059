import type { ViolationCode } from '@concert/domain/violation-codes'
import type { ErrorSentences } from '#error-sentences.ts'

/** What the lead says of the files that its dossier cites. */
export const peerEvidenceViolations = {
  'recognition-on-closed-evidence': {
    message: {
      en: 'The dossier rests, for {requirements}, on the evidence {digest}, which the lead authority has closed since {since}: {reason, select, digest_differs {its store has other bytes than were recorded} bytes_missing {its store does not have the bytes} malware {a scanner found in it what may do harm} not_scannable {the scanner cannot look into it} structure {its content is not accepted as it is} shredded {its bytes were made unreadable for good} other {a check failed}}. Vote to refuse, or wait until the lead has opened it.',
      'zh-Hant':
        '案卷就 {requirements} 以證據 {digest} 為據，而主導機關自 {since} 起已將其隔離：{reason, select, digest_differs {儲存的位元組與記錄不符} bytes_missing {儲存庫內沒有其位元組} malware {掃描發現可能有害的內容} not_scannable {掃描程式無法檢視其內容} structure {其內容不獲接納} shredded {內容已永久銷毀} other {檢查不合格}}。請表決拒絕，或待主導機關解除隔離。',
      'zh-Hans':
        '案卷就 {requirements} 以证据 {digest} 为据，而主导机关自 {since} 起已将其隔离：{reason, select, digest_differs {存储的字节与记录不符} bytes_missing {存储库内没有其字节} malware {扫描发现可能有害的内容} not_scannable {扫描程序无法检视其内容} structure {其内容不获接纳} shredded {内容已永久销毁} other {检查不合格}}。请表决拒绝，或待主导机关解除隔离。',
      pt: 'O dossier assenta, quanto a {requirements}, na prova {digest}, que a autoridade principal fechou em {since}: {reason, select, digest_differs {o seu depósito tem outros bytes do que os registados} bytes_missing {o seu depósito não tem os bytes} malware {foi encontrado nela o que pode causar dano} not_scannable {não pode ser examinada por dentro} structure {o seu conteúdo não é aceite como está} shredded {os seus bytes foram tornados ilegíveis} other {uma verificação falhou}}. Vote pela recusa, ou espere que a autoridade principal a abra.',
    },
    cause: {
      en: 'The lead authority has closed the file after it sent the dossier, and nobody can judge by a file that nobody can open.',
      'zh-Hant': '主導機關在送出案卷後隔離了該檔案；無人能開啟的檔案，不能作為判斷的依據。',
      'zh-Hans': '主导机关在送出案卷后隔离了该文件；无人能打开的文件，不能作为判断的依据。',
      pt: 'A autoridade principal fechou o ficheiro depois de ter enviado o dossier, e ninguém pode julgar por um ficheiro que ninguém pode abrir.',
    },
    remedy: {
      en: 'Vote to refuse with this as the reason, which is possible at any time, or ask the lead authority about the file and vote once it is open again. Where the file stays closed, refuse: its client may lodge the evidence with a new application.',
      'zh-Hant':
        '可隨時以此為由表決拒絕；亦可向主導機關查詢該檔案，待其解除隔離後再表決。檔案如不再解除隔離，請表決拒絕：客戶可在新申請中提交證據。',
      'zh-Hans':
        '可随时以此为由表决拒绝；也可向主导机关查询该文件，待其解除隔离后再表决。文件如不再解除隔离，请表决拒绝：客户可在新申请中提交证据。',
      pt: 'Vote pela recusa com este fundamento, o que é sempre possível, ou pergunte à autoridade principal pelo ficheiro e vote quando estiver de novo aberto. Se o ficheiro continuar fechado, recuse: o cliente pode apresentar a prova com um novo pedido.',
    },
  },
  'peer-told-otherwise': {
    message: {
      en: 'Authority {authority} has said otherwise of its files after {changes, plural, one {# change} other {# changes}}. What it said first is not replaced.',
      'zh-Hant': '認證機關 {authority} 就第 {changes} 次變更後的檔案狀況已另有陳述。先前的陳述不予更換。',
      'zh-Hans': '认证机关 {authority} 就第 {changes} 次变更后的文件状况已另有陈述。先前的陈述不予更换。',
      pt: 'A autoridade {authority} disse outra coisa dos seus ficheiros depois de {changes, plural, one {# alteração} other {# alterações}}. O que disse primeiro não é substituído.',
    },
    cause: {
      en: 'An authority says once, after each change of its files, which of them are closed.',
      'zh-Hant': '認證機關在其檔案每次變更後，只陳述一次哪些檔案已被隔離。',
      'zh-Hans': '认证机关在其文件每次变更后，只陈述一次哪些文件已被隔离。',
      pt: 'Uma autoridade diz uma só vez, depois de cada alteração dos seus ficheiros, quais estão fechados.',
    },
    remedy: {
      en: 'Compare with the other authority which of the two statements is right. Its next change states all of its files anew.',
      'zh-Hant': '請與該認證機關核實哪項陳述正確。其下一次變更會重新陳述所有檔案。',
      'zh-Hans': '请与该认证机关核实哪项陈述正确。其下一次变更会重新陈述所有文件。',
      pt: 'Apure com a outra autoridade qual das duas declarações está certa. A sua próxima alteração declara de novo todos os ficheiros.',
    },
  },
} as const satisfies { readonly [Code in ViolationCode]?: ErrorSentences }
