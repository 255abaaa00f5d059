import type { ViolationCode } from '@concert/domain/violation-codes'
import type { ErrorSentences } from '#error-sentences.ts'

/** The evaluation when it is opened, its team and its plan. */
export const planViolations = {
  'application-not-contracted': {
    message: {
      en: 'Application {applicationId} has no agreement in force. Open the evaluation when it has one.',
      'zh-Hant': '申請 {applicationId} 並無有效的認證協議。請待協議生效後開立評價。',
      'zh-Hans': '申请 {applicationId} 没有有效的认证协议。请待协议生效后开立评价。',
      pt: 'O pedido {applicationId} não tem acordo em vigor. Abra a avaliação quando o tiver.',
    },
    cause: {
      en: 'The evaluation begins when both the client and the body have signed the agreement.',
      'zh-Hant': '客戶及本機構均簽署協議後，評價方可展開。',
      'zh-Hans': '客户和本机构均签署协议后，评价方可开始。',
      pt: 'A avaliação começa depois de o cliente e o organismo terem assinado o acordo.',
    },
    remedy: {
      en: 'Have the agreement signed and countersigned first.',
      'zh-Hant': '請先完成協議的簽署及會簽。',
      'zh-Hans': '请先完成协议的签署和会签。',
      pt: 'Faça primeiro assinar o acordo por ambas as partes.',
    },
  },
  'requirements-missing': {
    message: {
      en: 'List the applicable requirements.',
      'zh-Hant': '請列出適用的要求。',
      'zh-Hans': '请列出适用的要求。',
      pt: 'Indique os requisitos aplicáveis.',
    },
    cause: {
      en: 'An evaluation covers every requirement that applies to the system, and this one would cover none.',
      'zh-Hant': '評價須涵蓋適用於系統的所有要求，此評價卻未涵蓋任何要求。',
      'zh-Hans': '评价须涵盖适用于系统的所有要求，此评价却未涵盖任何要求。',
      pt: 'Uma avaliação abrange todos os requisitos aplicáveis ao sistema; esta não abrangeria nenhum.',
    },
    remedy: {
      en: 'Check the risk class, the modalities and the places of use of the application.',
      'zh-Hant': '請檢查申請的風險等級、模態及使用地。',
      'zh-Hans': '请检查申请的风险等级、模态和使用地。',
      pt: 'Verifique a classe de risco, as modalidades e os locais de utilização do pedido.',
    },
  },
  'quorum-invalid': {
    message: {
      en: 'A quorum of {quorum} decides nothing. Give a whole number from 1 on.',
      'zh-Hant': '法定人數 {quorum} 不能作出決定。請填寫 1 或以上的整數。',
      'zh-Hans': '法定人数 {quorum} 不能作出决定。请填写 1 或以上的整数。',
      pt: 'Um quórum de {quorum} nada decide. Indique um número inteiro a partir de 1.',
    },
    cause: {
      en: 'The edition sets how many equal votes decide; it is at least one.',
      'zh-Hant': '版本訂明作出決定所需的相同票數，最少為一票。',
      'zh-Hans': '版本规定作出决定所需的相同票数，最少为一票。',
      pt: 'A edição fixa quantos votos iguais decidem; é pelo menos um.',
    },
    remedy: {
      en: 'Correct the quorum in the parameters of the edition.',
      'zh-Hant': '請更正版本參數中的法定人數。',
      'zh-Hans': '请更正版本参数中的法定人数。',
      pt: 'Corrija o quórum nos parâmetros da edição.',
    },
  },
  'cannot-be-named': {
    message: {
      en: '{personId} cannot evaluate this case: {bar, select, not_authorised {is not authorised as evaluator} engaged_by_client {works for the client} conflict_declared {declared a conflict of interest} cooling_off {worked for the client within two years} taken_off {is taken off the team} objection_upheld {left the case after an objection of the client} judges_the_case {reviews or decides the case} competence_missing {has none of the competences needed} nothing_left {would have nothing to evaluate} not_in_pool {does not belong to the personnel} absent {is away} engaged_in_group {works for an organisation of the group of the client} risk_open {is kept out of every case by an open risk to impartiality} other {-}}. Name somebody else.',
      'zh-Hant':
        '{personId} 不能評價本個案：{bar, select, not_authorised {未獲授權為評價員} engaged_by_client {現為客戶工作} conflict_declared {已申報利益衝突} cooling_off {兩年內曾為客戶工作} taken_off {已調離評價組} objection_upheld {因客戶提出的反對成立而退出本個案} judges_the_case {負責審核或決定本個案} competence_missing {不具備所需能力} nothing_left {並無可評價的要求} not_in_pool {並非本機構人員} absent {缺勤} engaged_in_group {現為客戶所屬集團的機構工作} risk_open {因公正性風險尚待處理而不得參與個案} other {-}}。請指定其他人。',
      'zh-Hans':
        '{personId} 不能评价本案件：{bar, select, not_authorised {未获授权为评价员} engaged_by_client {现为客户工作} conflict_declared {已申报利益冲突} cooling_off {两年内曾为客户工作} taken_off {已调离评价组} objection_upheld {因客户提出的反对成立而退出本案件} judges_the_case {负责审核或决定本案件} competence_missing {不具备所需能力} nothing_left {没有可评价的要求} not_in_pool {并非本机构人员} absent {缺勤} engaged_in_group {现为客户所属集团的机构工作} risk_open {因公正性风险尚待处理而不得参与案件} other {-}}。请指定其他人。',
      pt: '{personId} não pode avaliar este processo: {bar, select, not_authorised {não está autorizada como avaliadora} engaged_by_client {trabalha para o cliente} conflict_declared {declarou um conflito de interesses} cooling_off {trabalhou para o cliente há menos de dois anos} taken_off {foi retirada da equipa} objection_upheld {deixou o processo por oposição do cliente} judges_the_case {revê ou decide o processo} competence_missing {não tem nenhuma das competências necessárias} nothing_left {não teria nada para avaliar} not_in_pool {não pertence ao pessoal} absent {está ausente} engaged_in_group {trabalha para uma organização do grupo do cliente} risk_open {está afastada por um risco em aberto para a imparcialidade} other {-}}. Indique outra pessoa.',
    },
    cause: {
      en: 'A plan owner may put a person before others, but not set aside authorisation, impartiality or competence.',
      'zh-Hant': '計劃負責人可優先選用某人，但不得免除授權、公正性或能力的要求。',
      'zh-Hans': '计划负责人可优先选用某人，但不得免除授权、公正性或能力的要求。',
      pt: 'O responsável pelo plano pode preferir uma pessoa, mas não afastar a autorização, a imparcialidade ou a competência.',
    },
    remedy: {
      en: 'Ask for a proposal: it says of each person why they can or cannot be on the team.',
      'zh-Hant': '請先取得建議：建議會逐一說明各人可否加入評價組及其原因。',
      'zh-Hans': '请先取得建议：建议会逐一说明各人可否加入评价组及其原因。',
      pt: 'Peça uma proposta: indica, para cada pessoa, porque pode ou não fazer parte da equipa.',
    },
  },
  'team-too-small': {
    message: {
      en: 'The risk class {riskClass} requires at least {fewest} evaluators. Name {fewest} or more.',
      'zh-Hant': '風險等級「{riskClass}」最少須有 {fewest} 名評價員。請填寫 {fewest} 名或以上。',
      'zh-Hans': '风险等级“{riskClass}”最少须有 {fewest} 名评价员。请填写 {fewest} 名或以上。',
      pt: 'A classe de risco ({riskClass}) exige pelo menos {fewest} avaliadores. Indique {fewest} ou mais.',
    },
    cause: {
      en: 'The scheme sets for each risk class how many evaluators there are at least.',
      'zh-Hant': '認證計劃訂明每個風險等級的最少評價員人數。',
      'zh-Hans': '认证计划规定每个风险等级的最少评价员人数。',
      pt: 'O programa fixa para cada classe de risco o número mínimo de avaliadores.',
    },
    remedy: {
      en: 'Raise `teamSize`.',
      'zh-Hant': '請增加 `teamSize`。',
      'zh-Hans': '请增加 `teamSize`。',
      pt: 'Aumente `teamSize`.',
    },
  },
  'not-on-team': {
    message: {
      en: 'You are not on the evaluation team of this case. Leave it to the evaluators who are assigned.',
      'zh-Hant': '你並非本個案評價組的成員。請由獲指派的評價員處理。',
      'zh-Hans': '你不是本案件评价组的成员。请由获指派的评价员处理。',
      pt: 'Não faz parte da equipa de avaliação deste processo. Deixe-o aos avaliadores designados.',
    },
    cause: {
      en: 'Only the evaluators to whom the plan gives requirements declare and evaluate in a case.',
      'zh-Hant': '只有計劃所指派的評價員可在個案中作出聲明及評價。',
      'zh-Hans': '只有计划所指派的评价员可在案件中作出声明和评价。',
      pt: 'Só os avaliadores a quem o plano atribui requisitos declaram e avaliam num processo.',
    },
    remedy: {
      en: 'Ask the plan owner to assign you where you should take part.',
      'zh-Hant': '如應參與，請由計劃負責人指派。',
      'zh-Hans': '如应参与，请由计划负责人指派。',
      pt: 'Se deve participar, peça ao responsável pelo plano que o designe.',
    },
  },
  'requirement-not-planned': {
    message: {
      en: 'No evaluator is assigned to requirement {requirementId}. Assign evaluators first.',
      'zh-Hant': '要求 {requirementId} 尚未指派評價員。請先指派。',
      'zh-Hans': '要求 {requirementId} 尚未指派评价员。请先指派。',
      pt: 'Nenhum avaliador está designado para o requisito {requirementId}. Designe primeiro avaliadores.',
    },
    cause: {
      en: 'The plan is approved when it covers every applicable requirement.',
      'zh-Hant': '計劃涵蓋所有適用要求後方可批准。',
      'zh-Hans': '计划涵盖所有适用要求后方可批准。',
      pt: 'O plano é aprovado quando abrange todos os requisitos aplicáveis.',
    },
    remedy: {
      en: 'Assign evaluators, then approve the plan.',
      'zh-Hant': '請先指派評價員，再批准計劃。',
      'zh-Hans': '请先指派评价员，再批准计划。',
      pt: 'Designe avaliadores e depois aprove o plano.',
    },
  },
  'reviews-or-decides': {
    message: {
      en: 'You declared as {function} in this case, so you cannot evaluate in it. Leave it to others.',
      'zh-Hant': '你已就本個案以{function}身分作出聲明，故不能參與評價。請由他人處理。',
      'zh-Hans': '你已就本案件以{function}身份作出声明，故不能参与评价。请由他人处理。',
      pt: 'Declarou neste processo como {function}, pelo que não pode avaliar nele. Deixe-o a outros.',
    },
    cause: {
      en: 'Who reviews or decides on a case takes no part in its evaluation.',
      'zh-Hant': '複核或決定個案的人員不得參與其評價。',
      'zh-Hans': '复核或决定案件的人员不得参与其评价。',
      pt: 'Quem revê ou decide um processo não participa na sua avaliação.',
    },
    remedy: {
      en: 'Leave the evaluation to another evaluator.',
      'zh-Hant': '請由另一評價員進行評價。',
      'zh-Hans': '请由其他评价员进行评价。',
      pt: 'Deixe a avaliação a outro avaliador.',
    },
  },
  'took-part-in-evaluation': {
    message: {
      en: '{personId} evaluated in this case and cannot {act, select, review {review} decide {decide} other {act in}} it. Leave it to another person.',
      'zh-Hant':
        '{personId} 曾參與本個案的評價，不能{act, select, review {複核} decide {決定} other {處理}}本個案。請由另一人員處理。',
      'zh-Hans':
        '{personId} 曾参与本案件的评价，不能{act, select, review {复核} decide {决定} other {处理}}本案件。请由其他人员处理。',
      pt: '{personId} avaliou neste processo e não o pode {act, select, review {rever} decide {decidir} other {tratar}}. Deixe-o a outra pessoa.',
    },
    cause: {
      en: 'The review and the decision are made by persons who took no part in the evaluation.',
      'zh-Hant': '複核及決定須由未曾參與評價的人員作出。',
      'zh-Hans': '复核和决定须由未参与评价的人员作出。',
      pt: 'A revisão e a decisão cabem a pessoas que não participaram na avaliação.',
    },
    remedy: {
      en: 'Leave the review or the decision to a person who did not evaluate in this case.',
      'zh-Hant': '請由未曾參與本個案評價的人員複核或決定。',
      'zh-Hans': '请由未参与本案件评价的人员复核或决定。',
      pt: 'Deixe a revisão ou a decisão a quem não avaliou neste processo.',
    },
  },
} as const satisfies { readonly [Code in ViolationCode]?: ErrorSentences }
