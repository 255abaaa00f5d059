import type { ViolationCode } from '@concert/domain/violation-codes'
import type { ErrorSentences } from '#error-sentences.ts'

/** Findings and nonconformities. */
export const findingViolations = {
  'nothing-found': {
    message: {
      en: 'Record at least one finding.',
      'zh-Hant': '請至少記錄一項發現。',
      'zh-Hans': '请至少记录一项发现。',
      pt: 'Registe pelo menos uma constatação.',
    },
    cause: {
      en: 'The request records findings and holds none.',
      'zh-Hant': '此請求用以記錄發現，但沒有任何發現。',
      'zh-Hans': '此请求用于记录发现，但没有任何发现。',
      pt: 'O pedido regista constatações e não contém nenhuma.',
    },
    remedy: {
      en: 'Send the findings in `findings`.',
      'zh-Hant': '請在 `findings` 提供發現。',
      'zh-Hans': '请在 `findings` 提供发现。',
      pt: 'Envie as constatações em `findings`.',
    },
  },
  'requirement-not-in-plan': {
    message: {
      en: 'Requirement {requirementId} is not in the plan. Remove the finding.',
      'zh-Hant': '要求 {requirementId} 不在計劃內。請刪除該項發現。',
      'zh-Hans': '要求 {requirementId} 不在计划内。请删除该项发现。',
      pt: 'O requisito {requirementId} não consta do plano. Retire a constatação.',
    },
    cause: {
      en: 'The evaluation follows the approved plan.',
      'zh-Hant': '評價須按已批准的計劃進行。',
      'zh-Hans': '评价须按已批准的计划进行。',
      pt: 'A avaliação segue o plano aprovado.',
    },
    remedy: {
      en: 'Record findings only on requirements of the plan.',
      'zh-Hant': '只可就計劃內的要求記錄發現。',
      'zh-Hans': '只能就计划内的要求记录发现。',
      pt: 'Registe constatações apenas sobre requisitos do plano.',
    },
  },
  'requirement-not-assigned': {
    message: {
      en: 'Requirement {requirementId} is assigned to another evaluator. Leave it to that person.',
      'zh-Hant': '要求 {requirementId} 已指派予另一評價員。請由該人員處理。',
      'zh-Hans': '要求 {requirementId} 已指派给其他评价员。请由该人员处理。',
      pt: 'O requisito {requirementId} está atribuído a outro avaliador. Deixe-o a essa pessoa.',
    },
    cause: {
      en: 'Findings on a requirement, and the closing of its nonconformities, are for the evaluator to whom the plan assigns it.',
      'zh-Hant': '有關要求的發現及其不符合項的關閉，由計劃所指派的評價員處理。',
      'zh-Hans': '有关要求的发现及其不符合项的关闭，由计划所指派的评价员处理。',
      pt: 'As constatações sobre um requisito, e o encerramento das suas não-conformidades, cabem ao avaliador a quem o plano o atribui.',
    },
    remedy: {
      en: 'Leave the requirement to the assigned evaluator.',
      'zh-Hant': '請由獲指派的評價員處理該項要求。',
      'zh-Hans': '请由获指派的评价员处理该项要求。',
      pt: 'Deixe o requisito ao avaliador designado.',
    },
  },
  'requirement-not-graded': {
    message: {
      en: 'Requirement {requirementId} has no finding. Record one.',
      'zh-Hant': '要求 {requirementId} 尚無發現。請記錄。',
      'zh-Hans': '要求 {requirementId} 尚无发现。请记录。',
      pt: 'O requisito {requirementId} não tem constatação. Registe uma.',
    },
    cause: {
      en: 'Every requirement of the plan has a graded finding before the evaluation is completed and before certification is granted.',
      'zh-Hant': '評價完成及批准認證前，計劃內每項要求均須有已評級的發現。',
      'zh-Hans': '评价完成和批准认证前，计划内每项要求均须有已评级的发现。',
      pt: 'Cada requisito do plano tem uma constatação classificada antes de se concluir a avaliação e de se conceder a certificação.',
    },
    remedy: {
      en: 'Record a finding on the requirement.',
      'zh-Hant': '請就該項要求記錄發現。',
      'zh-Hans': '请就该项要求记录发现。',
      pt: 'Registe uma constatação sobre o requisito.',
    },
  },
  'evidence-not-read': {
    message: {
      en: 'You have opened none of the evidence that the finding on {requirementId} cites. Open it, then record the finding again.',
      'zh-Hant': '你未曾開啟就 {requirementId} 的發現所引用的任何證據。請開啟後再次記錄。',
      'zh-Hans': '您未曾打开就 {requirementId} 的发现所引用的任何证据。请打开后再次记录。',
      pt: 'Não abriu nenhuma das provas citadas na constatação sobre {requirementId}. Abra-as e registe de novo a constatação.',
    },
    cause: {
      en: 'A grade rests on evidence that the evaluator has examined, or on the stated absence of any.',
      'zh-Hant': '評級須以評價員已查閱的證據為據，或說明並無證據。',
      'zh-Hans': '评级须以评价员已查阅的证据为据，或说明并无证据。',
      pt: 'Uma classificação assenta em prova que o avaliador examinou, ou na falta declarada dela.',
    },
    remedy: {
      en: 'Read the file with `GET /evidence/…/content`, then record the finding again.',
      'zh-Hant': '請以 `GET /evidence/…/content` 閱讀檔案，然後再次記錄發現。',
      'zh-Hans': '请以 `GET /evidence/…/content` 阅读文件，然后再次记录发现。',
      pt: 'Leia o ficheiro com `GET /evidence/…/content` e registe de novo a constatação.',
    },
  },
  'evidence-of-another-kind': {
    message: {
      en: 'The finding on {requirementId} cites evidence of the kind {kind}, which the requirement does not ask for. It asks for: {asked}.',
      'zh-Hant': '就 {requirementId} 的發現引用了 {kind} 種類的證據，但該要求並不要求此種證據。它要求的是：{asked}。',
      'zh-Hans': '就 {requirementId} 的发现引用了 {kind} 种类的证据，但该要求并不要求此种证据。它要求的是：{asked}。',
      pt: 'A constatação sobre {requirementId} cita prova do tipo {kind}, que o requisito não pede. Pede: {asked}.',
    },
    cause: {
      en: 'A grade rests on evidence of the kinds that the requirement asks for. Only an observation may cite other evidence.',
      'zh-Hant': '評級須以要求所列種類的證據為據。只有觀察事項可引用其他證據。',
      'zh-Hans': '评级须以要求所列种类的证据为据。只有观察事项可引用其他证据。',
      pt: 'Uma classificação assenta em prova dos tipos que o requisito pede. Só uma observação pode citar outra prova.',
    },
    remedy: {
      en: 'Cite evidence of a kind that is asked for, or cite none and say in `noEvidenceReason` why none exists.',
      'zh-Hant': '請引用所要求種類的證據；或不引用，並在 `noEvidenceReason` 說明為何沒有。',
      'zh-Hans': '请引用所要求种类的证据；或不引用，并在 `noEvidenceReason` 说明为何没有。',
      pt: 'Cite prova de um tipo pedido, ou não cite nenhuma e diga em `noEvidenceReason` por que não existe.',
    },
  },
  'evidence-of-no-kind': {
    message: {
      en: 'The finding on {requirementId} cites a file of which its applicant has not said what it is evidence of. The requirement asks for: {asked}.',
      'zh-Hant': '就 {requirementId} 的發現引用了申請人未說明屬何種證據的檔案。該要求所要求的是：{asked}。',
      'zh-Hans': '就 {requirementId} 的发现引用了申请人未说明属何种证据的文件。该要求所要求的是：{asked}。',
      pt: 'A constatação sobre {requirementId} cita um ficheiro do qual o requerente não disse o que prova. O requisito pede: {asked}.',
    },
    cause: {
      en: 'A file of no kind counts for no requirement. Only an observation may cite it.',
      'zh-Hant': '未說明種類的檔案不計入任何要求。只有觀察事項可引用。',
      'zh-Hans': '未说明种类的文件不计入任何要求。只有观察事项可引用。',
      pt: 'Um ficheiro de nenhum tipo não conta para nenhum requisito. Só uma observação o pode citar.',
    },
    remedy: {
      en: 'Cite evidence of a kind that is asked for; the client can upload the document as a file of that kind.',
      'zh-Hant': '請引用所要求種類的證據；客戶可把文件作為該種類的檔案上載。',
      'zh-Hans': '请引用所要求种类的证据；客户可把文件作为该种类的文件上传。',
      pt: 'Cite prova de um tipo pedido; o cliente pode carregar o documento como ficheiro desse tipo.',
    },
  },
  'finding-without-evidence': {
    message: {
      en: 'The finding on {requirementId} cites no evidence. Cite some that you have opened, or say why none exists.',
      'zh-Hant': '就 {requirementId} 的發現未引用證據。請引用你已開啟的證據，或說明為何並無證據。',
      'zh-Hans': '就 {requirementId} 的发现未引用证据。请引用您已打开的证据，或说明为何并无证据。',
      pt: 'A constatação sobre {requirementId} não cita prova. Cite alguma que tenha aberto, ou diga por que não existe.',
    },
    cause: {
      en: 'A grade rests on evidence that the evaluator has examined, or on the stated absence of any.',
      'zh-Hant': '評級須以評價員已查閱的證據為據，或說明並無證據。',
      'zh-Hans': '评级须以评价员已查阅的证据为据，或说明并无证据。',
      pt: 'Uma classificação assenta em prova que o avaliador examinou, ou na falta declarada dela.',
    },
    remedy: {
      en: 'Cite evidence by its digest, or write in `noEvidenceReason` why none exists.',
      'zh-Hant': '請以摘要引用證據，或在 `noEvidenceReason` 說明為何並無證據。',
      'zh-Hans': '请以摘要引用证据，或在 `noEvidenceReason` 说明为何并无证据。',
      pt: 'Cite a prova pelo resumo, ou escreva em `noEvidenceReason` por que não existe.',
    },
  },
  'evidence-cited-and-denied': {
    message: {
      en: 'The finding on {requirementId} cites evidence and says that none exists. Leave out one of the two.',
      'zh-Hant': '就 {requirementId} 的發現既引用證據，又稱並無證據。請刪去其中一項。',
      'zh-Hans': '就 {requirementId} 的发现既引用证据，又称并无证据。请删去其中一项。',
      pt: 'A constatação sobre {requirementId} cita prova e diz que não existe nenhuma. Omita uma das duas coisas.',
    },
    cause: {
      en: 'A grade rests on evidence that the evaluator has examined, or on the stated absence of any.',
      'zh-Hant': '評級須以評價員已查閱的證據為據，或說明並無證據。',
      'zh-Hans': '评级须以评价员已查阅的证据为据，或说明并无证据。',
      pt: 'Uma classificação assenta em prova que o avaliador examinou, ou na falta declarada dela.',
    },
    remedy: {
      en: 'Leave out `noEvidenceReason`, or the digests.',
      'zh-Hant': '請不填寫 `noEvidenceReason`，或刪去摘要。',
      'zh-Hans': '请不填写 `noEvidenceReason`，或删去摘要。',
      pt: 'Omita `noEvidenceReason`, ou os resumos.',
    },
  },
  'competence-not-in-force': {
    message: {
      en: 'Requirement {requirementId} needs the competence {code}, and yours is not in force.',
      'zh-Hant': '要求 {requirementId} 需要能力 {code}，而你的該項能力並非有效。',
      'zh-Hans': '要求 {requirementId} 需要能力 {code}，而您的该项能力当前无效。',
      pt: 'O requisito {requirementId} exige a competência {code}, e a sua não está em vigor.',
    },
    cause: {
      en: 'The competence expired or was withdrawn after the team was chosen. What was found before stands.',
      'zh-Hant': '選定評價組後，該項能力已屆滿或被撤銷。先前的發現仍然有效。',
      'zh-Hans': '选定评价组后，该项能力已到期或被撤销。此前的发现仍然有效。',
      pt: 'A competência caducou ou foi retirada depois de escolhida a equipa. O que foi constatado antes mantém-se.',
    },
    remedy: {
      en: 'Ask the plan owner to give the requirement to somebody else, or have the competence assessed anew.',
      'zh-Hant': '請計劃負責人把該要求交由其他人評價，或重新接受能力評定。',
      'zh-Hans': '请计划负责人把该要求交由其他人评价，或重新接受能力评定。',
      pt: 'Peça ao responsável pelo plano que atribua o requisito a outra pessoa, ou faça avaliar de novo a competência.',
    },
  },
  'grade-without-evidence': {
    message: {
      en: 'The grade {grade, select, conforms {conforms} conforms_with_observation {conforms with observation} other {given}} requires evidence. Cite at least one digest.',
      'zh-Hant':
        '評級「{grade, select, conforms {符合} conforms_with_observation {符合並有觀察項} other {所給}}」須有證據。請引用至少一項摘要。',
      'zh-Hans':
        '评级“{grade, select, conforms {符合} conforms_with_observation {符合并有观察项} other {所给}}”须有证据。请引用至少一项摘要。',
      pt: 'A classificação {grade, select, conforms {conforme} conforms_with_observation {conforme com observação} other {dada}} exige prova. Cite pelo menos um resumo.',
    },
    cause: {
      en: 'A requirement is called met only on evidence.',
      'zh-Hant': '須有證據方可認定符合要求。',
      'zh-Hans': '须有证据方可认定符合要求。',
      pt: 'Só com prova se diz que um requisito é cumprido.',
    },
    remedy: {
      en: 'Cite the digest of evidence uploaded for this application, or give another grade.',
      'zh-Hant': '請引用為本申請上載的證據的摘要，或給予另一評級。',
      'zh-Hans': '请引用为本申请上传的证据的摘要，或给予其他评级。',
      pt: 'Cite o resumo de uma prova carregada para este pedido, ou dê outra classificação.',
    },
  },
  'nothing-raised': {
    message: {
      en: 'State at least one nonconformity.',
      'zh-Hant': '請至少提出一項不符合項。',
      'zh-Hans': '请至少提出一项不符合项。',
      pt: 'Indique pelo menos uma não-conformidade.',
    },
    cause: {
      en: 'The request tells the client of nonconformities and holds none.',
      'zh-Hant': '此請求用以通知客戶不符合項，但沒有任何不符合項。',
      'zh-Hans': '此请求用于通知客户不符合项，但没有任何不符合项。',
      pt: 'O pedido comunica não-conformidades ao cliente e não contém nenhuma.',
    },
    remedy: {
      en: 'Send the nonconformities in `nonconformities`.',
      'zh-Hant': '請在 `nonconformities` 提供不符合項。',
      'zh-Hans': '请在 `nonconformities` 提供不符合项。',
      pt: 'Envie as não-conformidades em `nonconformities`.',
    },
  },
  'nonconformity-id-taken': {
    message: {
      en: 'A nonconformity {nonconformityId} exists in this case. Give another id.',
      'zh-Hant': '本個案已有不符合項 {nonconformityId}。請使用另一編號。',
      'zh-Hans': '本案件已有不符合项 {nonconformityId}。请使用其他编号。',
      pt: 'Já existe neste processo a não-conformidade {nonconformityId}. Dê outro identificador.',
    },
    cause: {
      en: 'Each nonconformity of a case has an id of its own, by which the client answers it.',
      'zh-Hant': '個案中每項不符合項均有其編號，客戶據此回應。',
      'zh-Hans': '案件中每项不符合项均有其编号，客户据此回应。',
      pt: 'Cada não-conformidade de um processo tem um identificador próprio, pelo qual o cliente lhe responde.',
    },
    remedy: {
      en: 'Use a new id.',
      'zh-Hant': '請使用新編號。',
      'zh-Hans': '请使用新编号。',
      pt: 'Use um novo identificador.',
    },
  },
  'nonconformity-without-finding': {
    message: {
      en: 'No finding grades requirement {requirementId} as a {grade} nonconformity that is still to be raised. Correct the requirement or the grade.',
      'zh-Hant': '並無任何發現將要求 {requirementId} 評為尚待提出的{grade}不符合項。請更正要求或級別。',
      'zh-Hans': '没有任何发现将要求 {requirementId} 评为尚待提出的{grade}不符合项。请更正要求或级别。',
      pt: 'Nenhuma constatação classifica o requisito {requirementId} como não-conformidade {grade} ainda por comunicar. Corrija o requisito ou o grau.',
    },
    cause: {
      en: 'A nonconformity states what a finding recorded, with the same grade.',
      'zh-Hant': '不符合項須載明發現所記錄的事項，級別亦須相同。',
      'zh-Hans': '不符合项须载明发现所记录的事项，级别亦须相同。',
      pt: 'Uma não-conformidade enuncia o que uma constatação registou, com o mesmo grau.',
    },
    remedy: {
      en: 'Record the finding first, or raise the nonconformity with the grade of the finding.',
      'zh-Hant': '請先記錄發現，或按發現的級別提出不符合項。',
      'zh-Hans': '请先记录发现，或按发现的级别提出不符合项。',
      pt: 'Registe primeiro a constatação, ou comunique a não-conformidade com o grau da constatação.',
    },
  },
  'nonconformity-not-raised': {
    message: {
      en: 'Requirement {requirementId} is graded as a {grade} nonconformity that was not raised. Raise it.',
      'zh-Hant': '要求 {requirementId} 被評為{grade}不符合項，但尚未提出。請提出。',
      'zh-Hans': '要求 {requirementId} 被评为{grade}不符合项，但尚未提出。请提出。',
      pt: 'O requisito {requirementId} está classificado como não-conformidade {grade} que não foi comunicada. Comunique-a.',
    },
    cause: {
      en: 'The client is told of all nonconformities, not of a choice of them.',
      'zh-Hant': '須將所有不符合項通知客戶，不得選擇其中部分。',
      'zh-Hans': '须将所有不符合项通知客户，不得选择其中部分。',
      pt: 'O cliente é informado de todas as não-conformidades e não de algumas.',
    },
    remedy: {
      en: 'Raise the nonconformity. In a vote, refuse or ask for more.',
      'zh-Hant': '請提出該不符合項。如屬表決，請拒絕或要求補充。',
      'zh-Hans': '请提出该不符合项。如属表决，请拒绝或要求补充。',
      pt: 'Comunique a não-conformidade. Numa votação, recuse ou peça mais.',
    },
  },
  'nonconformity-not-open': {
    message: {
      en: 'No nonconformity {nonconformityId} is open in this case. Name an open one.',
      'zh-Hant': '本個案並無未關閉的不符合項 {nonconformityId}。請指明未關閉的不符合項。',
      'zh-Hans': '本案件没有未关闭的不符合项 {nonconformityId}。请指明未关闭的不符合项。',
      pt: 'Não há neste processo nenhuma não-conformidade {nonconformityId} aberta. Indique uma que o esteja.',
    },
    cause: {
      en: 'Only a nonconformity that is open is answered or closed.',
      'zh-Hant': '只可回應或關閉未關閉的不符合項。',
      'zh-Hans': '只能回应或关闭未关闭的不符合项。',
      pt: 'Só se responde a uma não-conformidade aberta, e só essa se encerra.',
    },
    remedy: {
      en: 'Look up the open nonconformities of the case.',
      'zh-Hant': '請查閱個案中未關閉的不符合項。',
      'zh-Hans': '请查阅案件中未关闭的不符合项。',
      pt: 'Consulte as não-conformidades abertas do processo.',
    },
  },
  'nonconformity-not-resolved': {
    message: {
      en: 'A nonconformity that is still major stays open. Give another grade, or wait for another response.',
      'zh-Hant': '仍屬嚴重的不符合項不得關閉。請給予另一評級，或等候另一回應。',
      'zh-Hans': '仍属严重的不符合项不得关闭。请给予其他评级，或等候其他回应。',
      pt: 'Uma não-conformidade que continua maior fica aberta. Dê outra classificação, ou aguarde outra resposta.',
    },
    cause: {
      en: 'A nonconformity is closed with the grade that the requirement has after the response.',
      'zh-Hant': '不符合項按回應後該項要求的評級關閉。',
      'zh-Hans': '不符合项按回应后该项要求的评级关闭。',
      pt: 'Uma não-conformidade é encerrada com a classificação que o requisito tem depois da resposta.',
    },
    remedy: {
      en: 'Close it when the response shows that the requirement is met, or that only a minor nonconformity is left.',
      'zh-Hant': '待回應顯示要求已符合，或只餘輕微不符合項時再予關閉。',
      'zh-Hans': '待回应显示要求已符合，或只余轻微不符合项时再予关闭。',
      pt: 'Encerre-a quando a resposta mostrar que o requisito é cumprido, ou que só resta uma não-conformidade menor.',
    },
  },
} as const satisfies { readonly [Code in ViolationCode]?: ErrorSentences }
