import type { ViolationCode } from '@concert/domain/violation-codes'
import type { ErrorSentences } from '#error-sentences.ts'

/** Evidence that is uploaded. */
export const evidenceViolations = {
  'residency-category-never-accepted': {
    message: {
      en: 'Evidence of category C0 is never accepted. Do not send it; describe in the answer what it shows.',
      'zh-Hant': '絕不接受 C0 類證據。請勿發送；請在回答中說明其內容所示。',
      'zh-Hans': '绝不接受 C0 类证据。请勿发送；请在回答中说明其内容所示。',
      pt: 'A prova da categoria C0 nunca é aceite. Não a envie; descreva na resposta o que ela mostra.',
    },
    cause: {
      en: 'Category C0 holds state secrets and core data. They must not leave their owner.',
      'zh-Hant': 'C0 類為國家秘密及核心數據，不得離開其持有者。',
      'zh-Hans': 'C0 类为国家秘密和核心数据，不得离开其持有者。',
      pt: 'A categoria C0 abrange segredos de Estado e dados nucleares, que não podem sair do seu detentor.',
    },
    remedy: {
      en: 'Do not upload the file. Describe in the answer what it shows, without its content.',
      'zh-Hant': '請勿上載該檔案。請在回答中說明其所示事項，但不要引述內容。',
      'zh-Hans': '请勿上传该文件。请在回答中说明其所示事项，但不要引述内容。',
      pt: 'Não carregue o ficheiro. Descreva na resposta o que ele mostra, sem o seu conteúdo.',
    },
  },
  'residency-category-elsewhere': {
    message: {
      en: 'Category {category} may lie only in {place} and was not taken. Give the file to the authority there, or describe in the answer what it shows.',
      'zh-Hant': '{category} 類只可存放於{place}，故未予接收。請把檔案交予當地的認證機關，或在回答中說明其內容所示。',
      'zh-Hans': '{category} 类只可存放于{place}，故未予接收。请把文件交给当地的认证机关，或在回答中说明其内容所示。',
      pt: 'A categoria {category} só pode ser guardada em: {place}. O ficheiro não foi aceite. Entregue-o à autoridade desse lugar, ou descreva na resposta o que ele mostra.',
    },
    cause: {
      en: 'Important data stay in the mainland. An authority elsewhere does not take them, since taking them would already be an export.',
      'zh-Hant': '重要數據須留在內地。其他地方的認證機關不予接收，因為接收本身已屬出境。',
      'zh-Hans': '重要数据须留在内地。其他地方的认证机关不予接收，因为接收本身已属出境。',
      pt: 'Os dados importantes ficam no Interior da China. Uma autoridade de outro lugar não os aceita, pois aceitá-los já seria uma exportação.',
    },
    remedy: {
      en: 'Do not upload the file here. Upload it to the authority of that place, or describe in the answer what it shows, without its content. If the data were not notified or published as important, declare the category that fits them.',
      'zh-Hant':
        '請勿在此上載該檔案。請向該地的認證機關上載，或在回答中說明其所示事項，但不要引述內容。若有關數據未被告知或公布為重要數據，請申報適合的類別。',
      'zh-Hans':
        '请勿在此上传该文件。请向该地的认证机关上传，或在回答中说明其所示事项，但不要引述内容。若有关数据未被告知或公布为重要数据，请申报适合的类别。',
      pt: 'Não carregue o ficheiro aqui. Carregue-o na autoridade desse lugar, ou descreva na resposta o que ele mostra, sem o seu conteúdo. Se os dados não foram notificados nem publicados como importantes, declare a categoria que lhes convém.',
    },
  },
  'residency-category-differs': {
    message: {
      en: 'These bytes are recorded with the residency category {recorded}. Declare that category, or send the file that was meant.',
      'zh-Hant': '此內容已按存放類別 {recorded} 記錄。請申報該類別，或發送正確的檔案。',
      'zh-Hans': '此内容已按存放类别 {recorded} 记录。请申报该类别，或发送正确的文件。',
      pt: 'Estes bytes estão registados com a categoria de residência {recorded}. Declare essa categoria, ou envie o ficheiro certo.',
    },
    cause: {
      en: 'The residency category decides where a file may be stored and who may read it. A second upload cannot change it.',
      'zh-Hant': '存放類別決定檔案的存放地點及可閱讀的人員，再次上載不能更改。',
      'zh-Hans': '存放类别决定文件的存放地点和可阅读的人员，再次上传不能更改。',
      pt: 'A categoria de residência determina onde um ficheiro pode ser guardado e quem o pode ler. Um segundo carregamento não a altera.',
    },
    remedy: {
      en: 'Declare the category that is recorded, or upload another file. Where the record is wrong, put it right with `correctEvidence`.',
      'zh-Hant': '請申報已記錄的類別，或上載另一檔案。若記錄有誤，請以 `correctEvidence` 更正。',
      'zh-Hans': '请申报已记录的类别，或上传其他文件。若记录有误，请以 `correctEvidence` 更正。',
      pt: 'Declare a categoria registada, ou carregue outro ficheiro. Se o registo estiver errado, corrija-o com `correctEvidence`.',
    },
  },
  'effective-on-too-early': {
    message: {
      en: 'The effective date is before {earliest}. Give the date from which the evidence holds.',
      'zh-Hant': '生效日期早於 {earliest}。請填寫證據開始適用的日期。',
      'zh-Hans': '生效日期早于 {earliest}。请填写证据开始适用的日期。',
      pt: 'A data de efeito é anterior a {earliest}. Indique a data a partir da qual a prova vale.',
    },
    cause: {
      en: 'The effective date says from when the evidence holds. A date this early is a mistake.',
      'zh-Hant': '生效日期表示證據由何時起適用；如此早的日期應屬錯誤。',
      'zh-Hans': '生效日期表示证据从何时起适用；如此早的日期应属错误。',
      pt: 'A data de efeito diz a partir de quando a prova vale. Uma data tão antiga é um engano.',
    },
    remedy: {
      en: 'Correct `effectiveOn`, or leave it out.',
      'zh-Hant': '請更正 `effectiveOn`，或不填寫。',
      'zh-Hans': '请更正 `effectiveOn`，或不填写。',
      pt: 'Corrija `effectiveOn`, ou omita-a.',
    },
  },
  'effective-on-differs': {
    message: {
      en: 'These bytes are recorded as effective on {recorded}, which cannot be changed. Declare the same date, or say in the answer from when they count.',
      'zh-Hant': '此內容已按生效日期 {recorded} 記錄，不能更改。請申報相同日期，或在回答中說明由何時起適用。',
      'zh-Hans': '此内容已按生效日期 {recorded} 记录，不能更改。请申报相同日期，或在回答中说明从何时起适用。',
      pt: 'Estes bytes estão registados com a data de efeito {recorded}, que não pode ser alterada. Declare a mesma data, ou diga na resposta a partir de quando contam.',
    },
    cause: {
      en: 'The effective date is recorded with the file. A second upload cannot change it.',
      'zh-Hant': '生效日期與檔案一併記錄，再次上載不能更改。',
      'zh-Hans': '生效日期与文件一并记录，再次上传不能更改。',
      pt: 'A data de efeito é registada com o ficheiro. Um segundo carregamento não a altera.',
    },
    remedy: {
      en: 'Declare the date that is recorded. Where the record is wrong, put it right with `correctEvidence`.',
      'zh-Hant': '請申報已記錄的日期。若記錄有誤，請以 `correctEvidence` 更正。',
      'zh-Hans': '请申报已记录的日期。若记录有误，请以 `correctEvidence` 更正。',
      pt: 'Declare a data registada. Se o registo estiver errado, corrija-o com `correctEvidence`.',
    },
  },
  'effective-on-not-recorded': {
    message: {
      en: 'These bytes are recorded without an effective date, which cannot be changed. Leave the date out, or say in the answer from when they count.',
      'zh-Hant': '此內容記錄時沒有生效日期，不能更改。請不填日期，或在回答中說明由何時起適用。',
      'zh-Hans': '此内容记录时没有生效日期，不能更改。请不填日期，或在回答中说明从何时起适用。',
      pt: 'Estes bytes estão registados sem data de efeito, o que não pode ser alterado. Omita a data, ou diga na resposta a partir de quando contam.',
    },
    cause: {
      en: 'The effective date is recorded with the file. A second upload cannot add one.',
      'zh-Hant': '生效日期與檔案一併記錄，再次上載不能補加。',
      'zh-Hans': '生效日期与文件一并记录，再次上传不能补加。',
      pt: 'A data de efeito é registada com o ficheiro. Um segundo carregamento não a acrescenta.',
    },
    remedy: {
      en: 'Leave `effectiveOn` out. Where the record is wrong, put it right with `correctEvidence`.',
      'zh-Hant': '請不要填寫 `effectiveOn`。若記錄有誤，請以 `correctEvidence` 更正。',
      'zh-Hans': '请不要填写 `effectiveOn`。若记录有误，请以 `correctEvidence` 更正。',
      pt: 'Omita `effectiveOn`. Se o registo estiver errado, corrija-o com `correctEvidence`.',
    },
  },
  'data-subjects-differ': {
    message: {
      en: 'These bytes are recorded with data of {recorded} persons, which cannot be changed. State the same number.',
      'zh-Hant': '此內容記錄時載有 {recorded} 人的資料，不能更改。請申報相同的人數。',
      'zh-Hans': '此内容记录时载有 {recorded} 人的数据，不能更改。请申报相同的人数。',
      pt: 'Estes bytes estão registados com dados de {recorded} pessoas, o que não pode ser alterado. Indique o mesmo número.',
    },
    cause: {
      en: 'The number of persons counts against the contract under which the file is read elsewhere. A second upload cannot change it.',
      'zh-Hant': '在其他地方按合同閱讀檔案時，人數計入合同所載數目，再次上載不能更改。',
      'zh-Hans': '在其他地方按合同阅读文件时，人数计入合同所载数量，再次上传不能更改。',
      pt: 'O número de pessoas conta para o contrato ao abrigo do qual o ficheiro é lido noutro lugar. Um segundo carregamento não o altera.',
    },
    remedy: {
      en: 'State the number that is recorded in `dataSubjects`. Where the record is wrong, put it right with `correctEvidence`.',
      'zh-Hant': '請在 `dataSubjects` 填寫已記錄的人數。若記錄有誤，請以 `correctEvidence` 更正。',
      'zh-Hans': '请在 `dataSubjects` 填写已记录的人数。若记录有误，请以 `correctEvidence` 更正。',
      pt: 'Indique em `dataSubjects` o número registado. Se o registo estiver errado, corrija-o com `correctEvidence`.',
    },
  },
  'data-subjects-not-recorded': {
    message: {
      en: 'These bytes are recorded without a number of persons, which cannot be added. Leave `dataSubjects` out.',
      'zh-Hant': '此內容記錄時沒有載明人數，不能補加。請不要填寫 `dataSubjects`。',
      'zh-Hans': '此内容记录时没有载明人数，不能补加。请不要填写 `dataSubjects`。',
      pt: 'Estes bytes estão registados sem número de pessoas, que não pode ser acrescentado. Omita `dataSubjects`.',
    },
    cause: {
      en: 'What is declared of a file is recorded with it. A second upload cannot add to it.',
      'zh-Hant': '對檔案的申報與檔案一併記錄，再次上載不能補加。',
      'zh-Hans': '对文件的申报与文件一并记录，再次上传不能补加。',
      pt: 'O que se declara de um ficheiro é registado com ele. Um segundo carregamento não lhe acrescenta nada.',
    },
    remedy: {
      en: 'Leave `dataSubjects` out. Where the file is to be read elsewhere, upload a version of it with the number. Where the record is wrong, put it right with `correctEvidence`.',
      'zh-Hant':
        '請不要填寫 `dataSubjects`。若檔案須在其他地方閱讀，請上載其新版本並載明人數。若記錄有誤，請以 `correctEvidence` 更正。',
      'zh-Hans':
        '请不要填写 `dataSubjects`。若文件须在其他地方阅读，请上传其新版本并载明人数。若记录有误，请以 `correctEvidence` 更正。',
      pt: 'Omita `dataSubjects`. Se o ficheiro deve ser lido noutro lugar, carregue uma versão dele com o número. Se o registo estiver errado, corrija-o com `correctEvidence`.',
    },
  },
  'application-closed': {
    message: {
      en: 'The application is {status, select, declined {declined} withdrawn {withdrawn} other {closed}}. Open a new application and upload the evidence there.',
      'zh-Hant':
        '申請已{status, select, declined {不獲受理} withdrawn {撤回} other {終結}}。請開立新申請並在該處上載證據。',
      'zh-Hans':
        '申请已{status, select, declined {不予受理} withdrawn {撤回} other {终结}}。请开立新申请并在该处上传证据。',
      pt: 'O pedido {status, select, declined {foi recusado} withdrawn {foi retirado} other {está encerrado}}. Abra um novo pedido e carregue aí a prova.',
    },
    cause: {
      en: 'An application that has ended takes no more evidence.',
      'zh-Hant': '已終結的申請不再接收證據。',
      'zh-Hans': '已终结的申请不再接收证据。',
      pt: 'Um pedido que terminou não aceita mais provas.',
    },
    remedy: {
      en: 'Open a new application and upload the evidence there.',
      'zh-Hant': '請開立新申請並在該處上載證據。',
      'zh-Hans': '请开立新申请并在该处上传证据。',
      pt: 'Abra um novo pedido e carregue aí a prova.',
    },
  },
  'evidence-after-decision': {
    message: {
      en: 'The certification was decided on {decidedOn}. What comes after the decision is handed over in the surveillance, or with a change that is reported.',
      'zh-Hant': '認證已於 {decidedOn} 作出決定。決定之後的資料須在監督時提交，或隨已申報的變更提交。',
      'zh-Hans': '认证已于 {decidedOn} 作出决定。决定之后的资料须在监督时提交，或随已申报的变更提交。',
      pt: 'A certificação foi decidida em {decidedOn}. O que vem depois da decisão é entregue no acompanhamento, ou com uma alteração que se comunica.',
    },
    cause: {
      en: 'A decision rests on the evidence that was there. A file that came later would seem to be part of it.',
      'zh-Hant': '決定以當時已有的證據為據。其後送達的檔案會看似屬於該決定的依據。',
      'zh-Hans': '决定以当时已有的证据为据。其后送达的文件会看似属于该决定的依据。',
      pt: 'Uma decisão assenta na prova que havia. Um ficheiro posterior pareceria fazer parte dela.',
    },
    remedy: {
      en: 'Keep the document for the next surveillance, or report the change of the certified system and hand it over with that.',
      'zh-Hant': '請保留文件待下次監督時提交，或申報獲認證系統的變更並一併提交。',
      'zh-Hans': '请保留文件待下次监督时提交，或申报获认证系统的变更并一并提交。',
      pt: 'Guarde o documento para o próximo acompanhamento, ou comunique a alteração do sistema certificado e entregue-o com ela.',
    },
  },
  'file-empty': {
    message: {
      en: 'The file has zero bytes and shows nothing. Send the file itself.',
      'zh-Hant': '檔案為零位元組，不能證明任何事項。請發送檔案本身。',
      'zh-Hans': '文件为零字节，不能证明任何事项。请发送文件本身。',
      pt: 'O ficheiro tem zero bytes e nada mostra. Envie o próprio ficheiro.',
    },
    cause: {
      en: 'Evidence is a file with content.',
      'zh-Hant': '證據須為有內容的檔案。',
      'zh-Hans': '证据须为有内容的文件。',
      pt: 'A prova é um ficheiro com conteúdo.',
    },
    remedy: {
      en: 'Check the file that was chosen and send it again.',
      'zh-Hant': '請檢查所選檔案並重新發送。',
      'zh-Hans': '请检查所选文件并重新发送。',
      pt: 'Verifique o ficheiro escolhido e envie-o de novo.',
    },
  },
  'file-digest-differs': {
    message: {
      en: 'The file does not have this SHA-256 digest. Declare the digest of the file you send.',
      'zh-Hant': '檔案的 SHA-256 摘要與此不符。請申報所發送檔案的摘要。',
      'zh-Hans': '文件的 SHA-256 摘要与此不符。请申报所发送文件的摘要。',
      pt: 'O ficheiro não tem este resumo SHA-256. Declare o resumo do ficheiro que envia.',
    },
    cause: {
      en: 'The digest is computed while the file arrives, and the file is kept only when it is the one declared.',
      'zh-Hant': '檔案送達時計算摘要，與申報者相同方予保存。',
      'zh-Hans': '文件送达时计算摘要，与申报的相同方予保存。',
      pt: 'O resumo é calculado enquanto o ficheiro chega, e este só é guardado se for o declarado.',
    },
    remedy: {
      en: 'Compute the SHA-256 digest of the file and send both again.',
      'zh-Hant': '請計算檔案的 SHA-256 摘要，然後一併重新發送。',
      'zh-Hans': '请计算文件的 SHA-256 摘要，然后一并重新发送。',
      pt: 'Calcule o resumo SHA-256 do ficheiro e envie ambos de novo.',
    },
  },
  'quarantine-unfounded': {
    message: {
      en: 'The store does not show this: {reason, select, digest_differs {its bytes are the recorded ones} bytes_missing {it has bytes} other {it shows something else}}.',
      'zh-Hant':
        '儲存庫的內容與此不符：{reason, select, digest_differs {其位元組與記錄相同} bytes_missing {其中有位元組} other {情況不同}}。',
      'zh-Hans':
        '存储库的内容与此不符：{reason, select, digest_differs {其字节与记录相同} bytes_missing {其中有字节} other {情况不同}}。',
      pt: 'O depósito não mostra isto: {reason, select, digest_differs {os seus bytes são os registados} bytes_missing {tem bytes} other {mostra outra coisa}}.',
    },
    cause: {
      en: 'A file is closed for what was found in the store, and for nothing else.',
      'zh-Hant': '檔案只因在儲存庫所發現的情況而被隔離。',
      'zh-Hans': '文件只因在存储库所发现的情况而被隔离。',
      pt: 'Um ficheiro fecha-se pelo que foi encontrado no depósito, e por mais nada.',
    },
    remedy: {
      en: 'Read the bytes again and state what they are.',
      'zh-Hant': '請重新讀取位元組並如實陳述。',
      'zh-Hans': '请重新读取字节并如实陈述。',
      pt: 'Leia de novo os bytes e diga o que são.',
    },
  },
  'quarantined-for-another-reason': {
    message: {
      en: 'The file is in quarantine for another reason: {reason, select, unchecked {its checks have not ended yet} digest_differs {the store has other bytes than were recorded} bytes_missing {the store does not have its bytes} malware {a scanner found in it what may do harm} not_scannable {the scanner cannot look into it} structure {its content is not accepted as it is} shredded {its bytes were made unreadable for good} other {a check failed}}.',
      'zh-Hant':
        '檔案因其他原因被隔離：{reason, select, unchecked {檢查尚未完成} digest_differs {儲存的位元組與記錄不符} bytes_missing {儲存庫內沒有其位元組} malware {掃描發現可能有害的內容} not_scannable {掃描程式無法檢視其內容} structure {其內容不獲接納} shredded {內容已永久銷毀} other {檢查不合格}}。',
      'zh-Hans':
        '文件因其他原因被隔离：{reason, select, unchecked {检查尚未完成} digest_differs {存储的字节与记录不符} bytes_missing {存储库内没有其字节} malware {扫描发现可能有害的内容} not_scannable {扫描程序无法检视其内容} structure {其内容不获接纳} shredded {内容已永久销毁} other {检查不合格}}。',
      pt: 'O ficheiro está em quarentena por outra razão: {reason, select, unchecked {as verificações ainda não acabaram} digest_differs {o depósito tem outros bytes do que os registados} bytes_missing {o depósito não tem os seus bytes} malware {foi encontrado nele o que pode causar dano} not_scannable {não pode ser examinado por dentro} structure {o seu conteúdo não é aceite como está} shredded {os seus bytes foram tornados ilegíveis} other {uma verificação falhou}}.',
    },
    cause: {
      en: 'Only a check of the kind that closed a file opens it.',
      'zh-Hant': '只有導致隔離的同類檢查方可解除隔離。',
      'zh-Hans': '只有导致隔离的同类检查方可解除隔离。',
      pt: 'Só uma verificação do mesmo tipo que fechou um ficheiro o abre.',
    },
    remedy: {
      en: 'Repeat the check that closed the file.',
      'zh-Hant': '請重做導致隔離的檢查。',
      'zh-Hans': '请重做导致隔离的检查。',
      pt: 'Repita a verificação que fechou o ficheiro.',
    },
  },
  'stored-bytes-differ': {
    message: {
      en: 'The store does not have the recorded bytes, so the file stays in quarantine.',
      'zh-Hant': '儲存庫內沒有所記錄的位元組，檔案繼續隔離。',
      'zh-Hans': '存储库内没有所记录的字节，文件继续隔离。',
      pt: 'O depósito não tem os bytes registados, pelo que o ficheiro continua em quarentena.',
    },
    cause: {
      en: 'A file is given back only as it was recorded, by its digest.',
      'zh-Hant': '檔案須按摘要與記錄一致方可重新提供。',
      'zh-Hans': '文件须按摘要与记录一致方可重新提供。',
      pt: 'Um ficheiro só volta a ser dado tal como foi registado, pelo seu resumo.',
    },
    remedy: {
      en: 'Let the client upload the same file again.',
      'zh-Hant': '請客戶重新上載同一檔案。',
      'zh-Hans': '请客户重新上传同一文件。',
      pt: 'Peça ao cliente que carregue de novo o mesmo ficheiro.',
    },
  },
} as const satisfies { readonly [Code in ViolationCode]?: ErrorSentences }
