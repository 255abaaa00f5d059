import type { ViolationCode } from '@concert/domain/violation-codes'
import type { ErrorSentences } from '#error-sentences.ts'

/** What an application answers and cites. */
export const answerViolations = {
  'requirement-unanswered': {
    message: {
      en: 'Requirement {requirementId} has no answer. Answer it before you submit.',
      'zh-Hant': '要求 {requirementId} 尚未回答。請在提交前回答。',
      'zh-Hans': '要求 {requirementId} 尚未回答。请在提交前回答。',
      pt: 'O requisito {requirementId} não tem resposta. Responda-lhe antes de apresentar o pedido.',
    },
    cause: {
      en: 'An application is submitted with an answer to every requirement that applies to it as required.',
      'zh-Hant': '申請提交時，須已回答每項適用的必需要求。',
      'zh-Hans': '申请提交时，须已回答每项适用的必需要求。',
      pt: 'Um pedido é apresentado com resposta a cada requisito que lhe é exigido.',
    },
    remedy: {
      en: 'Answer the requirement, with evidence where it is asked for, and submit again.',
      'zh-Hant': '請回答該項要求，如有需要並附上證據，然後再次提交。',
      'zh-Hans': '请回答该项要求，如有需要并附上证据，然后再次提交。',
      pt: 'Responda ao requisito, com prova quando for pedida, e volte a apresentar o pedido.',
    },
  },
  'evidence-missing': {
    message: {
      en: 'The answer to requirement {requirementId} cites no evidence. Upload a file and cite its digest.',
      'zh-Hant': '對要求 {requirementId} 的回答沒有引用證據。請上載檔案並引用其摘要。',
      'zh-Hans': '对要求 {requirementId} 的回答没有引用证据。请上传文件并引用其摘要。',
      pt: 'A resposta ao requisito {requirementId} não cita prova. Carregue um ficheiro e cite o seu resumo.',
    },
    cause: {
      en: 'The requirement asks for evidence. Evidence is cited by the digest of its bytes, so that it cannot be exchanged.',
      'zh-Hant': '該項要求須附證據。證據以其內容摘要引用，因而不能被調換。',
      'zh-Hans': '该项要求须附证据。证据以其内容摘要引用，因而不能被调换。',
      pt: 'O requisito exige prova. A prova é citada pelo resumo dos seus bytes, para que não possa ser trocada.',
    },
    remedy: {
      en: 'Upload the evidence for this application, then cite its SHA-256 digest in the answer.',
      'zh-Hant': '請為本申請上載證據，然後在回答中引用其 SHA-256 摘要。',
      'zh-Hans': '请为本申请上传证据，然后在回答中引用其 SHA-256 摘要。',
      pt: 'Carregue a prova para este pedido e cite o seu resumo SHA-256 na resposta.',
    },
  },
  'evidence-unknown': {
    message: {
      en: 'No evidence with the digest {digest} was uploaded for this application. Upload it, or cite another digest.',
      'zh-Hant': '本申請並無摘要為 {digest} 的證據。請上載，或引用另一摘要。',
      'zh-Hans': '本申请没有摘要为 {digest} 的证据。请上传，或引用其他摘要。',
      pt: 'Não foi carregada para este pedido nenhuma prova com o resumo {digest}. Carregue-a, ou cite outro resumo.',
    },
    cause: {
      en: 'Answers and findings cite only evidence that was uploaded for the same application.',
      'zh-Hant': '回答及發現只可引用為同一申請上載的證據。',
      'zh-Hans': '回答和发现只能引用为同一申请上传的证据。',
      pt: 'As respostas e as constatações só citam prova carregada para o mesmo pedido.',
    },
    remedy: {
      en: 'Compare the digest with that of the uploaded file.',
      'zh-Hant': '請將摘要與已上載檔案的摘要核對。',
      'zh-Hans': '请将摘要与已上传文件的摘要核对。',
      pt: 'Compare o resumo com o do ficheiro carregado.',
    },
  },
  'evidence-closed': {
    message: {
      en: 'Nobody is given the evidence {digest}: {reason, select, unchecked {its checks have not ended yet} digest_differs {the store has other bytes than were recorded} bytes_missing {the store does not have its bytes} malware {a scanner found in it what may do harm} not_scannable {the scanner cannot look into it} structure {its content is not accepted as it is} shredded {its bytes were made unreadable for good} other {a check failed}}.',
      'zh-Hant':
        '證據 {digest} 正被隔離：{reason, select, unchecked {檢查尚未完成} digest_differs {儲存的位元組與記錄不符} bytes_missing {儲存庫內沒有其位元組} malware {掃描發現可能有害的內容} not_scannable {掃描程式無法檢視其內容} structure {其內容不獲接納} shredded {內容已永久銷毀} other {檢查不合格}}。',
      'zh-Hans':
        '证据 {digest} 正被隔离：{reason, select, unchecked {检查尚未完成} digest_differs {存储的字节与记录不符} bytes_missing {存储库内没有其字节} malware {扫描发现可能有害的内容} not_scannable {扫描程序无法检视其内容} structure {其内容不获接纳} shredded {内容已永久销毁} other {检查不合格}}。',
      pt: 'A prova {digest} não é dada a ninguém: {reason, select, unchecked {as verificações ainda não acabaram} digest_differs {o depósito tem outros bytes do que os registados} bytes_missing {o depósito não tem os seus bytes} malware {foi encontrado nele o que pode causar dano} not_scannable {não pode ser examinado por dentro} structure {o seu conteúdo não é aceite como está} shredded {os seus bytes foram tornados ilegíveis} other {uma verificação falhou}}.',
    },
    cause: {
      en: 'Nobody can judge by a file that nobody can open.',
      'zh-Hant': '無人能開啟的檔案，不能作為判斷的依據。',
      'zh-Hans': '无人能打开的文件，不能作为判断的依据。',
      pt: 'Ninguém pode julgar por um ficheiro que ninguém pode abrir.',
    },
    remedy: {
      en: 'Read what was found in the file, upload another one without it, and cite that.',
      'zh-Hant': '請查閱在檔案中發現的情況，上載沒有該情況的檔案，並改為引用之。',
      'zh-Hans': '请查阅在文件中发现的情况，上传没有该情况的文件，并改为引用它。',
      pt: 'Leia o que foi encontrado no ficheiro, carregue outro sem isso, e cite esse.',
    },
  },
  'nothing-answered': {
    message: {
      en: 'Give at least one answer.',
      'zh-Hant': '請至少回答一項。',
      'zh-Hans': '请至少回答一项。',
      pt: 'Dê pelo menos uma resposta.',
    },
    cause: {
      en: 'The request saves answers and holds none.',
      'zh-Hant': '此請求用以儲存回答，但沒有任何回答。',
      'zh-Hans': '此请求用于保存回答，但没有任何回答。',
      pt: 'O pedido guarda respostas e não contém nenhuma.',
    },
    remedy: {
      en: 'Send the answers in `answers`.',
      'zh-Hant': '請在 `answers` 提供回答。',
      'zh-Hans': '请在 `answers` 提供回答。',
      pt: 'Envie as respostas em `answers`.',
    },
  },
  'evidence-not-covered': {
    message: {
      en: 'Requirement {requirementId} asks for evidence of the kind {kind}: {standing, select, missing {none is there} expired {what is there is older than it may be} returned {what is there was given back} superseded {a later version took its place and does not answer it} other {none counts}}. Upload it, or say in the answer why there is none.',
      'zh-Hant':
        '要求 {requirementId} 要求 {kind} 種類的證據：{standing, select, missing {尚未提供} expired {所提供者已逾期} returned {所提供者已被退回} superseded {已被較新版本取代，而該版本不回應此要求} other {沒有計入者}}。請上載，或在回答中說明為何沒有。',
      'zh-Hans':
        '要求 {requirementId} 要求 {kind} 种类的证据：{standing, select, missing {尚未提供} expired {所提供的已逾期} returned {所提供的已被退回} superseded {已被较新版本取代，而该版本不回应此要求} other {没有计入的}}。请上传，或在回答中说明为何没有。',
      pt: 'O requisito {requirementId} pede prova do tipo {kind}: {standing, select, missing {não há nenhuma} expired {a que há é mais antiga do que pode ser} returned {a que há foi devolvida} superseded {uma versão posterior tomou o seu lugar e não responde a ele} other {nenhuma conta}}. Carregue-a, ou diga na resposta por que não há.',
    },
    cause: {
      en: 'Each kind of evidence that a requirement asks for is there with the application, and some of it counts only for a number of days.',
      'zh-Hant': '要求所列的每種證據均須隨申請提供，部分證據只在若干日內有效。',
      'zh-Hans': '要求所列的每种证据均须随申请提供，部分证据只在若干日内有效。',
      pt: 'Cada tipo de prova que um requisito pede acompanha o pedido, e parte dela só conta durante um número de dias.',
    },
    remedy: {
      en: 'Upload a file of this kind that names the requirement, with the date of the document. Where there is no such evidence, say why in `withoutEvidence` of the answer.',
      'zh-Hant':
        '請上載屬該種類並列明該要求的檔案，並填寫文件日期。若沒有該種證據，請在回答的 `withoutEvidence` 說明原因。',
      'zh-Hans':
        '请上传属于该种类并列明该要求的文件，并填写文件日期。若没有该种证据，请在回答的 `withoutEvidence` 说明原因。',
      pt: 'Carregue um ficheiro deste tipo que indique o requisito, com a data do documento. Se não há tal prova, diga porquê em `withoutEvidence` da resposta.',
    },
  },
  'requirement-unknown': {
    message: {
      en: 'The edition has no requirement {requirementId}. Use an id of the edition of this application.',
      'zh-Hant': '該版本並無要求 {requirementId}。請使用本申請所屬版本的編號。',
      'zh-Hans': '该版本没有要求 {requirementId}。请使用本申请所属版本的编号。',
      pt: 'A edição não tem o requisito {requirementId}. Use um identificador da edição deste pedido.',
    },
    cause: {
      en: 'Answers refer to requirements of the edition under which the application was opened.',
      'zh-Hant': '回答須針對申請開立時所用版本的要求。',
      'zh-Hans': '回答须针对申请开立时所用版本的要求。',
      pt: 'As respostas referem-se a requisitos da edição com que o pedido foi aberto.',
    },
    remedy: {
      en: 'Look up the requirements of the edition and correct the id.',
      'zh-Hant': '請查閱該版本的要求並更正編號。',
      'zh-Hans': '请查阅该版本的要求并更正编号。',
      pt: 'Consulte os requisitos da edição e corrija o identificador.',
    },
  },
  'requirement-not-applicable': {
    message: {
      en: 'Requirement {requirementId} does not apply to this application. Name only requirements that apply.',
      'zh-Hant': '要求 {requirementId} 不適用於本申請。只可填寫適用的要求。',
      'zh-Hans': '要求 {requirementId} 不适用于本申请。只能填写适用的要求。',
      pt: 'O requisito {requirementId} não se aplica a este pedido. Indique apenas requisitos aplicáveis.',
    },
    cause: {
      en: 'The risk class, the modalities and the places of use decide which requirements apply.',
      'zh-Hant': '適用的要求取決於風險等級、模態及使用地。',
      'zh-Hans': '适用的要求取决于风险等级、模态和使用地。',
      pt: 'A classe de risco, as modalidades e os locais de utilização determinam que requisitos se aplicam.',
    },
    remedy: {
      en: 'Remove the entry, or name a requirement that applies.',
      'zh-Hant': '請刪除該項，或填寫適用的要求。',
      'zh-Hans': '请删除该项，或填写适用的要求。',
      pt: 'Retire a entrada, ou indique um requisito aplicável.',
    },
  },
  'requirement-repeated': {
    message: {
      en: 'Requirement {requirementId} is named twice here. Name it once.',
      'zh-Hant': '要求 {requirementId} 在此重複列出。請只列一次。',
      'zh-Hans': '要求 {requirementId} 在此重复列出。请只列一次。',
      pt: 'O requisito {requirementId} está aqui repetido. Indique-o uma só vez.',
    },
    cause: {
      en: 'Two entries for one requirement would contradict one another.',
      'zh-Hant': '同一要求如有兩項，便會互相矛盾。',
      'zh-Hans': '同一要求如有两项，便会互相矛盾。',
      pt: 'Duas entradas para um requisito contradir-se-iam.',
    },
    remedy: {
      en: 'Keep one of the two entries.',
      'zh-Hant': '請保留其中一項。',
      'zh-Hans': '请保留其中一项。',
      pt: 'Mantenha uma das duas entradas.',
    },
  },
  'requirement-not-reopened': {
    message: {
      en: 'Requirement {requirementId} was not returned. Answer only {reopened}.',
      'zh-Hant': '要求 {requirementId} 並未退回。只可回答 {reopened}。',
      'zh-Hans': '要求 {requirementId} 未被退回。只能回答 {reopened}。',
      pt: 'O requisito {requirementId} não foi devolvido. Responda apenas a {reopened}.',
    },
    cause: {
      en: 'After a return, only the requirements that the reviewer named are open again.',
      'zh-Hant': '申請退回後，只有評審員指明的要求可再回答。',
      'zh-Hans': '申请退回后，只有评审员指明的要求可再回答。',
      pt: 'Depois de uma devolução, só os requisitos indicados pelo revisor ficam de novo abertos.',
    },
    remedy: {
      en: 'Answer the requirements that were returned and submit again.',
      'zh-Hant': '請回答已退回的要求，然後再次提交。',
      'zh-Hans': '请回答已退回的要求，然后再次提交。',
      pt: 'Responda aos requisitos devolvidos e volte a apresentar o pedido.',
    },
  },
} as const satisfies { readonly [Code in ViolationCode]?: ErrorSentences }
