import type { ViolationCode } from '@concert/domain/violation-codes'
import type { ErrorSentences } from '#error-sentences.ts'

/** Who may act in a case, and what every command must say. */
export const standingViolations = {
  'authority-not-pinned': {
    message: {
      en: 'The case belongs to authority {authority}, not to {cell}. Send the request there.',
      'zh-Hant': '個案屬認證機關 {authority}，不屬 {cell}。請向該機關提出請求。',
      'zh-Hans': '案件属于认证机关 {authority}，不属于 {cell}。请向该机关提出请求。',
      pt: 'O processo pertence à autoridade {authority} e não a {cell}. Envie o pedido à primeira.',
    },
    cause: {
      en: 'A case stays with the authority that opened it, from its opening to its end.',
      'zh-Hant': '個案由開立至終結均屬同一認證機關。',
      'zh-Hans': '案件由开立至终结均属于同一认证机关。',
      pt: 'Um processo pertence à mesma autoridade desde a abertura até ao fim.',
    },
    remedy: {
      en: 'Send the request to the authority that the case belongs to.',
      'zh-Hant': '請向個案所屬的認證機關提出請求。',
      'zh-Hans': '请向案件所属的认证机关提出请求。',
      pt: 'Envie o pedido à autoridade a que o processo pertence.',
    },
  },
  'edition-not-pinned': {
    message: {
      en: 'The case is judged by edition {edition}, not by {read}. Use the edition of the case.',
      'zh-Hant': '個案按版本 {edition} 處理，而非 {read}。請使用個案的版本。',
      'zh-Hans': '案件按版本 {edition} 处理，而非 {read}。请使用案件的版本。',
      pt: 'O processo rege-se pela edição {edition} e não pela {read}. Use a edição do processo.',
    },
    cause: {
      en: 'A case keeps the edition of the scheme under which it was opened, even when a later edition is published.',
      'zh-Hant': '即使其後公布新版本，個案仍沿用開立時的認證計劃版本。',
      'zh-Hans': '即使其后公布新版本，案件仍沿用开立时的认证计划版本。',
      pt: 'Um processo mantém a edição do programa com que foi aberto, mesmo que depois se publique outra.',
    },
    remedy: {
      en: 'Look up the requirements and rules in the edition that the case names.',
      'zh-Hant': '請按個案所示版本查閱要求及規則。',
      'zh-Hans': '请按案件所示版本查阅要求和规则。',
      pt: 'Consulte os requisitos e as regras na edição que o processo indica.',
    },
  },
  'not-authorised': {
    message: {
      en: 'You may not act as {function}: {gap}. Have the authorisation granted or renewed.',
      'zh-Hant': '你不能以{function}身分行事：{gap}。請申請授予授權或將其續期。',
      'zh-Hans': '你不能以{function}身份行事：{gap}。请申请授予授权或将其续期。',
      pt: 'Não pode actuar como {function}: {gap}. Faça com que a autorização seja concedida ou renovada.',
    },
    cause: {
      en: 'Staff act under an authorisation in force for the function. The authorisation is checked at the time of each action.',
      'zh-Hant': '機關人員須持有該職能的有效授權方可行事；每次行事均按當時的授權核對。',
      'zh-Hans': '机关人员须持有该职能的有效授权方可行事；每次行事均按当时的授权核对。',
      pt: 'O pessoal actua ao abrigo de uma autorização em vigor para a função, verificada no momento de cada acto.',
    },
    remedy: {
      en: 'Ask your authority to grant or renew the authorisation, or leave the task to a person who holds it.',
      'zh-Hant': '請所屬認證機關授予授權或將其續期，或由持有授權的人員處理。',
      'zh-Hans': '请所属认证机关授予授权或将其续期，或由持有授权的人员处理。',
      pt: 'Peça à sua autoridade que conceda ou renove a autorização, ou deixe a tarefa a quem a tenha.',
    },
  },
  'reviewer-not-authorised': {
    message: {
      en: 'The person named in /reviewerId cannot act as {function}: {gap}. Name an authorised person.',
      'zh-Hant': '/reviewerId 所示人員不能擔任{function}：{gap}。請指派獲授權的人員。',
      'zh-Hans': '/reviewerId 所示人员不能担任{function}：{gap}。请指派获授权的人员。',
      pt: 'A pessoa indicada em /reviewerId não pode actuar como {function}: {gap}. Indique uma pessoa autorizada.',
    },
    cause: {
      en: 'A review is assigned only to a person who holds an authorisation in force for it.',
      'zh-Hant': '評審或複核只可指派予持有有效授權的人員。',
      'zh-Hans': '评审或复核只可指派给持有有效授权的人员。',
      pt: 'Uma revisão só é atribuída a quem tenha autorização em vigor para ela.',
    },
    remedy: {
      en: 'Name another person, or have the authorisation granted or renewed first.',
      'zh-Hant': '請指派另一人員，或先申請授予授權或將其續期。',
      'zh-Hans': '请指派其他人员，或先申请授予授权或将其续期。',
      pt: 'Indique outra pessoa, ou faça primeiro com que a autorização seja concedida ou renovada.',
    },
  },
  'signatory-not-authorised': {
    message: {
      en: "No signatory's standing instruction covers this signature: {gap}. Have a signatory authorised.",
      'zh-Hant': '並無簽署人的常設指示涵蓋此項簽署：{gap}。請授權一名簽署人。',
      'zh-Hans': '没有签署人的常设指示涵盖此项签署：{gap}。请授权一名签署人。',
      pt: 'Nenhuma instrução permanente de um signatário abrange esta assinatura: {gap}. Faça autorizar um signatário.',
    },
    cause: {
      en: 'The system signs for nobody: it carries out the standing instruction of a signatory whose authorisation is in force.',
      'zh-Hant': '系統不代任何人簽署，而是執行授權有效的簽署人的常設指示。',
      'zh-Hans': '系统不代任何人签署，而是执行授权有效的签署人的常设指示。',
      pt: 'O sistema não assina por ninguém: executa a instrução permanente de um signatário com autorização em vigor.',
    },
    remedy: {
      en: 'Have the authorisation of a signatory granted or renewed, then repeat the request.',
      'zh-Hant': '請授予簽署人授權或將其續期，然後重新提出請求。',
      'zh-Hans': '请授予签署人授权或将其续期，然后重新提出请求。',
      pt: 'Faça conceder ou renovar a autorização de um signatário e repita o pedido.',
    },
  },
  'impartiality-not-declared': {
    message: {
      en: 'There is no declaration of impartiality in force by {personId} as {function} in this case. Declare it first, or leave the case to others.',
      'zh-Hant': '{personId} 未就本個案以{function}身分作出有效的公正性聲明。請先聲明，或由他人處理本個案。',
      'zh-Hans': '{personId} 未就本案件以{function}身份作出有效的公正性声明。请先声明，或由他人处理本案件。',
      pt: 'Não há, neste processo, declaração de imparcialidade em vigor de {personId} como {function}. Declare-a primeiro, ou deixe o processo a outros.',
    },
    cause: {
      en: 'Everyone who evaluates, reviews or decides declares impartiality for each case and function. A declared conflict of interest ends the declaration.',
      'zh-Hant': '每名進行評價、複核或決定的人員均須就每個個案及職能聲明公正性；一經申報利益衝突，聲明即告失效。',
      'zh-Hans': '每名进行评价、复核或决定的人员均须就每个案件和职能声明公正性；一经申报利益冲突，声明即告失效。',
      pt: 'Quem avalia, revê ou decide declara a sua imparcialidade em cada processo e função. Um conflito de interesses declarado põe termo à declaração.',
    },
    remedy: {
      en: 'Declare impartiality for this case, or have another person take the task.',
      'zh-Hant': '請就本個案聲明公正性，或由另一人員處理。',
      'zh-Hans': '请就本案件声明公正性，或由其他人员处理。',
      pt: 'Declare a imparcialidade neste processo, ou faça com que outra pessoa assuma a tarefa.',
    },
  },
  'conflict-declared': {
    message: {
      en: 'You declared a conflict of interest in this case, and it stands to its end. Leave the case to others.',
      'zh-Hant': '你已就本個案申報利益衝突，至個案終結仍然有效。請由他人處理本個案。',
      'zh-Hans': '你已就本案件申报利益冲突，至案件终结仍然有效。请由他人处理本案件。',
      pt: 'Declarou um conflito de interesses neste processo, que se mantém até ao fim. Deixe o processo a outros.',
    },
    cause: {
      en: 'A conflict of interest is a fact about the person. It cannot be declared away, in this function or in another.',
      'zh-Hant': '利益衝突是關乎該人員的事實，不能以其後的聲明撤回，無論以何種職能作出。',
      'zh-Hans': '利益冲突是关于该人员的事实，不能以其后的声明撤回，无论以何种职能作出。',
      pt: 'Um conflito de interesses é um facto relativo à pessoa: nenhuma declaração posterior o afasta, nesta ou noutra função.',
    },
    remedy: {
      en: 'Leave the case to another person who holds the function.',
      'zh-Hant': '請由持有該職能的另一人員處理本個案。',
      'zh-Hans': '请由持有该职能的其他人员处理本案件。',
      pt: 'Deixe o processo a outra pessoa que tenha a função.',
    },
  },
  'reviewer-in-conflict': {
    message: {
      en: 'The person named in /reviewerId declared a conflict of interest in this case. Name another {function}.',
      'zh-Hant': '/reviewerId 所示人員已就本個案申報利益衝突。請指派另一名{function}。',
      'zh-Hans': '/reviewerId 所示人员已就本案件申报利益冲突。请指派另一名{function}。',
      pt: 'A pessoa indicada em /reviewerId declarou um conflito de interesses neste processo. Indique outra como {function}.',
    },
    cause: {
      en: 'Who declared a conflict of interest in a case does not act in it again, in any function.',
      'zh-Hant': '已申報利益衝突的人員不得再以任何職能處理該個案。',
      'zh-Hans': '已申报利益冲突的人员不得再以任何职能处理该案件。',
      pt: 'Quem declarou um conflito de interesses num processo não volta a actuar nele, em nenhuma função.',
    },
    remedy: {
      en: 'Name a person who has declared no conflict in this case.',
      'zh-Hant': '請指派未就本個案申報利益衝突的人員。',
      'zh-Hans': '请指派未就本案件申报利益冲突的人员。',
      pt: 'Indique uma pessoa que não tenha declarado conflito neste processo.',
    },
  },
  'cooling-off': {
    message: {
      en: 'You worked for this client until {servedUntil} and must stay away from it until {awayUntil}. Leave the case to others; in a declaration, declare the conflict.',
      'zh-Hant':
        '你曾為此客戶工作至 {servedUntil}，須迴避至 {awayUntil}。請由他人處理本個案；如正作出聲明，請申報利益衝突。',
      'zh-Hans':
        '你曾为此客户工作至 {servedUntil}，须回避至 {awayUntil}。请由他人处理本案件；如正在作出声明，请申报利益冲突。',
      pt: 'Trabalhou para este cliente até {servedUntil} e deve manter-se afastado até {awayUntil}. Deixe o processo a outros; numa declaração, declare o conflito.',
    },
    cause: {
      en: 'Who worked for a client or advised it does not act on its cases for two years after the last day.',
      'zh-Hant': '曾受僱於客戶或為其提供顧問服務的人員，在最後工作日起計兩年內不得處理該客戶的個案。',
      'zh-Hans': '曾受雇于客户或为其提供咨询服务的人员，在最后工作日起两年内不得处理该客户的案件。',
      pt: 'Quem trabalhou para um cliente ou o aconselhou não actua nos seus processos durante dois anos após o último dia.',
    },
    remedy: {
      en: 'Leave the case to others until the date given. The conflict itself can be declared at any time.',
      'zh-Hant': '在所示日期前請由他人處理。利益衝突本身可隨時申報。',
      'zh-Hans': '在所示日期前请由他人处理。利益冲突本身可随时申报。',
      pt: 'Deixe o processo a outros até à data indicada. O próprio conflito pode ser declarado a qualquer momento.',
    },
  },
  'reviewer-cooling-off': {
    message: {
      en: 'The person named in /reviewerId worked for this client and must stay away from it until {awayUntil}. Name another report reviewer.',
      'zh-Hant': '/reviewerId 所示人員曾為此客戶工作，須迴避至 {awayUntil}。請指派另一名報告複核員。',
      'zh-Hans': '/reviewerId 所示人员曾为此客户工作，须回避至 {awayUntil}。请指派另一名报告复核员。',
      pt: 'A pessoa indicada em /reviewerId trabalhou para este cliente e deve manter-se afastada até {awayUntil}. Indique outro revisor do relatório.',
    },
    cause: {
      en: 'Who worked for a client or advised it does not review its cases for two years after the last day.',
      'zh-Hant': '曾受僱於客戶或為其提供顧問服務的人員，在最後工作日起計兩年內不得複核該客戶的個案。',
      'zh-Hans': '曾受雇于客户或为其提供咨询服务的人员，在最后工作日起两年内不得复核该客户的案件。',
      pt: 'Quem trabalhou para um cliente ou o aconselhou não revê os seus processos durante dois anos após o último dia.',
    },
    remedy: {
      en: 'Name a person who has not worked for this client within the cooling-off.',
      'zh-Hant': '請指派在迴避期內未曾為此客戶工作的人員。',
      'zh-Hans': '请指派在回避期内未曾为此客户工作的人员。',
      pt: 'Indique uma pessoa que não tenha trabalhado para este cliente no período de impedimento.',
    },
  },
  'not-the-assigned-reviewer': {
    message: {
      en: 'Another person is assigned to review this case. Leave the review to that person.',
      'zh-Hant': '本個案的評審或複核已指派予另一人員。請由該人員處理。',
      'zh-Hans': '本案件的评审或复核已指派给其他人员。请由该人员处理。',
      pt: 'Outra pessoa foi designada para rever este processo. Deixe-lhe a revisão.',
    },
    cause: {
      en: 'Once a reviewer is assigned, no other reviewer acts on the case.',
      'zh-Hant': '一經指派，其他評審或複核人員不得處理該個案。',
      'zh-Hans': '一经指派，其他评审或复核人员不得处理该案件。',
      pt: 'Uma vez designado um revisor, nenhum outro actua no processo.',
    },
    remedy: {
      en: 'Leave the review to the person who is assigned.',
      'zh-Hant': '請由獲指派的人員處理。',
      'zh-Hans': '请由获指派的人员处理。',
      pt: 'Deixe a revisão à pessoa designada.',
    },
  },
  'reviewer-is-assigned': {
    message: {
      en: 'The person named in /reviewerId is the reviewer already. Name another.',
      'zh-Hant': '/reviewerId 所示人員已是本申請的評審員。請指派另一人。',
      'zh-Hans': '/reviewerId 所示人员已是本申请的评审员。请指派另一人。',
      pt: 'A pessoa indicada em /reviewerId já é quem aprecia o pedido. Indique outra.',
    },
    cause: {
      en: 'A reviewer is replaced by another person only.',
      'zh-Hant': '評審員只可由另一人接替。',
      'zh-Hans': '评审员只可由另一人接替。',
      pt: 'Quem aprecia o pedido só é substituído por outra pessoa.',
    },
    remedy: {
      en: 'Name another application reviewer, or leave the review with the present one.',
      'zh-Hant': '請指派另一名申請評審員，或由現任評審員繼續。',
      'zh-Hans': '请指派另一名申请评审员，或由现任评审员继续。',
      pt: 'Indique outra pessoa para apreciar o pedido, ou deixe a apreciação a quem a tem.',
    },
  },
  'acceptance-stands': {
    message: {
      en: 'The application was accepted by {personId}, who stands in no conflict. It is not reviewed again.',
      'zh-Hant': '本申請由 {personId} 接納，該人員並無利益衝突，故不再評審。',
      'zh-Hans': '本申请由 {personId} 接受，该人员并无利益冲突，故不再评审。',
      pt: 'O pedido foi aceite por {personId}, que não está em conflito de interesses. Não é apreciado de novo.',
    },
    cause: {
      en: 'What was accepted stands until the contract, unless its reviewer turns out to stand in conflict.',
      'zh-Hant': '除非發現評審員有利益衝突，已接納的申請在簽約前維持有效。',
      'zh-Hans': '除非发现评审员有利益冲突，已接受的申请在签约前维持有效。',
      pt: 'O que foi aceite mantém-se até ao contrato, salvo se quem o apreciou vier a estar em conflito de interesses.',
    },
    remedy: {
      en: 'Go on with the agreement. If the reviewer is in conflict, have the conflict declared first.',
      'zh-Hant': '請繼續簽訂協議。如評審員有利益衝突，請先申報。',
      'zh-Hans': '请继续签订协议。如评审员有利益冲突，请先申报。',
      pt: 'Prossiga com o acordo. Se houver conflito de interesses, este tem de ser declarado primeiro.',
    },
  },
  'accepted-in-conflict': {
    message: {
      en: 'The application was accepted by {personId}, who stands in conflict. Another reviewer must review it again first.',
      'zh-Hant': '本申請由 {personId} 接納，而該人員有利益衝突。須先由另一名評審員重新評審。',
      'zh-Hans': '本申请由 {personId} 接受，而该人员有利益冲突。须先由另一名评审员重新评审。',
      pt: 'O pedido foi aceite por {personId}, que está em conflito de interesses. Outra pessoa tem de o apreciar primeiro.',
    },
    cause: {
      en: 'Nobody contracts on the judgement of a person who declared a conflict, or who served the client lately, whenever this came to light.',
      'zh-Hant': '無論何時發現，凡已申報利益衝突或近期曾為客戶服務的人員，其判斷不得作為簽約依據。',
      'zh-Hans': '无论何时发现，凡已申报利益冲突或近期曾为客户服务的人员，其判断不得作为签约依据。',
      pt: 'Ninguém contrata com base no juízo de quem declarou um conflito ou serviu o cliente há pouco, seja quando for que se soube.',
    },
    remedy: {
      en: 'Ask the plan owner to name another application reviewer. The application is then reviewed, accepted and signed again.',
      'zh-Hant': '請計劃負責人指派另一名申請評審員。其後申請須重新評審、接納及簽署。',
      'zh-Hans': '请计划负责人指派另一名申请评审员。其后申请须重新评审、接受及签署。',
      pt: 'Peça ao responsável pelo plano que indique outra pessoa para apreciar o pedido, que depois é aceite e assinado de novo.',
    },
  },
  'file-not-needed': {
    message: {
      en: 'The file of this case is closed to you. It opens to those assigned to the case, once they have declared.',
      'zh-Hant': '你不能查閱本個案的檔案。檔案只供獲派處理本個案並已作出聲明的人員查閱。',
      'zh-Hans': '你不能查阅本案件的档案。档案只供获派处理本案件并已作出声明的人员查阅。',
      pt: 'O processo está-lhe vedado. Abre-se a quem lhe foi designado, depois de feita a declaração.',
    },
    cause: {
      en: 'What a client tells the body is confidential. A case file opens to those who work on the case, to the plan owner and to those who supervise.',
      'zh-Hant': '客戶向機構提供的資料屬機密。個案檔案只供處理該個案的人員、計劃負責人及監察人員查閱。',
      'zh-Hans': '客户向机构提供的资料属机密。案件档案只供处理该案件的人员、计划负责人及监察人员查阅。',
      pt: 'O que um cliente comunica ao organismo é confidencial. O processo abre-se a quem nele trabalha, ao responsável pelo plano e a quem supervisiona.',
    },
    remedy: {
      en: 'Declare your impartiality for the case if you are assigned to it, or ask the plan owner.',
      'zh-Hant': '如你獲派處理本個案，請先聲明公正性；否則請聯絡計劃負責人。',
      'zh-Hans': '如你获派处理本案件，请先声明公正性；否则请联系计划负责人。',
      pt: 'Se o processo lhe foi designado, declare a sua imparcialidade; caso contrário, contacte o responsável pelo plano.',
    },
  },
  'text-missing': {
    message: {
      en: 'A text is empty: {text}. Write it.',
      'zh-Hant': '以下文字欠缺內容：{text}。請填寫。',
      'zh-Hans': '以下文字缺少内容：{text}。请填写。',
      pt: 'Falta um texto: {text}. Escreva-o.',
    },
    cause: {
      en: 'The record must show the reasons of what was done, so a text that says nothing is not accepted.',
      'zh-Hant': '紀錄必須載明所作事項的理由，因此不接受空白文字。',
      'zh-Hans': '记录必须载明所作事项的理由，因此不接受空白文字。',
      pt: 'O registo deve mostrar os fundamentos do que foi feito, pelo que não se aceita um texto vazio.',
    },
    remedy: {
      en: 'Write the text at the place that `pointer` names.',
      'zh-Hant': '請在 `pointer` 所示位置填寫。',
      'zh-Hans': '请在 `pointer` 所示位置填写。',
      pt: 'Escreva o texto no lugar que `pointer` indica.',
    },
  },
} as const satisfies { readonly [Code in ViolationCode]?: ErrorSentences }
