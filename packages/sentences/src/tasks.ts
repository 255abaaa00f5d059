import type { StopCause } from '@concert/domain/clock/clock'
import type { TaskName } from '@concert/domain/clock/task-terms'
import type { Sentence } from './sentence.ts'

/** What is to be done next in a case, as everyone who sees the case reads it. */
export const taskSentences: Readonly<Record<TaskName, Sentence>> = {
  'answer-data-request': {
    en: 'Answer the request of a person for their own data.',
    'zh-Hant': '答覆某人查閱或更正其個人資料的要求。',
    'zh-Hans': '答复某人查阅或更正其个人信息的请求。',
    pt: 'Responder ao pedido de uma pessoa sobre os seus próprios dados.',
  },
  'prepare-application': {
    en: 'Prepare the application and submit it.',
    'zh-Hant': '準備並提交申請。',
    'zh-Hans': '准备并提交申请。',
    pt: 'Preparar e apresentar o pedido.',
  },
  'complete-application': {
    en: 'Complete the returned application and submit it again.',
    'zh-Hant': '補充被退回的申請，然後再次提交。',
    'zh-Hans': '补充被退回的申请，然后再次提交。',
    pt: 'Completar o pedido devolvido e voltar a apresentá-lo.',
  },
  'check-completeness': {
    en: 'Check that the application is complete, and name its reviewer.',
    'zh-Hant': '檢查申請是否齊全，並指定其評審員。',
    'zh-Hans': '检查申请是否齐全，并指定其评审员。',
    pt: 'Verificar se o pedido está completo e designar o seu revisor.',
  },
  'review-application': {
    en: 'Review the application and accept, return or decline it.',
    'zh-Hant': '評審申請，並予以接納、退回或拒絕。',
    'zh-Hans': '评审申请，并予以接受、退回或拒绝。',
    pt: 'Analisar o pedido e aceitá-lo, devolvê-lo ou recusá-lo.',
  },
  'sign-agreement': {
    en: 'Read the certification agreement and sign it.',
    'zh-Hant': '閱讀並簽署認證協議。',
    'zh-Hans': '阅读并签署认证协议。',
    pt: 'Ler e assinar o acordo de certificação.',
  },
  'countersign-agreement': {
    en: 'Countersign the certification agreement.',
    'zh-Hant': '會簽認證協議。',
    'zh-Hans': '会签认证协议。',
    pt: 'Contra-assinar o acordo de certificação.',
  },
  'assign-evaluators': {
    en: 'Assign the evaluators.',
    'zh-Hant': '指派評價員。',
    'zh-Hans': '指派评价员。',
    pt: 'Designar os avaliadores.',
  },
  'agree-plan': {
    en: 'Declare impartiality, then approve the plan.',
    'zh-Hant': '作出公正性聲明，然後核准計劃。',
    'zh-Hans': '作出公正性声明，然后批准计划。',
    pt: 'Declarar a imparcialidade e, depois, aprovar o plano.',
  },
  'review-documents': {
    en: 'Review the documents and begin the evaluation.',
    'zh-Hant': '審查文件並展開評價。',
    'zh-Hans': '审查文件并开始评价。',
    pt: 'Analisar os documentos e iniciar a avaliação.',
  },
  test: {
    en: 'Test the system and record a finding for every requirement.',
    'zh-Hant': '測試系統，並就每項要求記錄發現。',
    'zh-Hans': '测试系统，并就每项要求记录发现。',
    pt: 'Ensaiar o sistema e registar uma constatação por requisito.',
  },
  'assign-review': {
    en: 'Name the person who reviews the report.',
    'zh-Hant': '指定報告複核員。',
    'zh-Hans': '指定报告复核员。',
    pt: 'Designar quem revê o relatório.',
  },
  'review-report': {
    en: 'Review the report and recommend a decision.',
    'zh-Hant': '複核報告，並就決定提出建議。',
    'zh-Hans': '复核报告，并就决定提出建议。',
    pt: 'Rever o relatório e recomendar uma decisão.',
  },
  decide: {
    en: 'Decide on the certification.',
    'zh-Hant': '就認證作出決定。',
    'zh-Hans': '就认证作出决定。',
    pt: 'Decidir sobre a certificação.',
  },
  recognise: {
    en: 'Decide whether the certificate is recognised here.',
    'zh-Hant': '決定本地是否承認該證書。',
    'zh-Hans': '决定本地是否承认该证书。',
    pt: 'Decidir se o certificado é aqui reconhecido.',
  },
  'issue-certificate': {
    en: 'Sign the certificate and publish it.',
    'zh-Hant': '簽署並公布證書。',
    'zh-Hans': '签署并公布证书。',
    pt: 'Assinar e publicar o certificado.',
  },
  'meet-conditions': {
    en: 'Meet the conditions on which the certificate becomes active here.',
    'zh-Hant': '符合證書在本地生效的條件。',
    'zh-Hans': '满足证书在本地生效的条件。',
    pt: 'Cumprir as condições de que depende a eficácia do certificado neste território.',
  },
  'await-recognition': {
    en: 'Decide in another place whether the certification is recognised there.',
    'zh-Hant': '由另一地的機關決定是否在當地承認該認證。',
    'zh-Hans': '由另一地的机关决定是否在当地承认该认证。',
    pt: 'Decidir noutro território se a certificação é aí reconhecida.',
  },
  'act-on-nonconformity': {
    en: 'Decide what follows from the nonconformity.',
    'zh-Hant': '決定如何處理該不符合項。',
    'zh-Hans': '决定如何处理该不符合项。',
    pt: 'Decidir o que resulta da não-conformidade.',
  },
  'end-suspension': {
    en: 'Restore or withdraw the suspended effect.',
    'zh-Hant': '恢復或撤銷已暫停的效力。',
    'zh-Hans': '恢复或撤销已暂停的效力。',
    pt: 'Restabelecer ou retirar a eficácia suspensa.',
  },
  'verify-claim': {
    en: 'Verify who acts for the organisation.',
    'zh-Hant': '核實由誰代表該機構行事。',
    'zh-Hans': '核实由谁代表该机构行事。',
    pt: 'Verificar quem representa a organização.',
  },
}

/** Why the clock of a task stands. */
export const stopSentences: Readonly<Record<StopCause, Sentence>> = {
  'nonconformities-with-client': {
    en: 'The client answers the nonconformities; meanwhile the time for the test does not run.',
    'zh-Hant': '客戶正就不符合項作出回應；其間測試的時限暫停計算。',
    'zh-Hans': '客户正就不符合项作出回应；其间测试的时限暂停计算。',
    pt: 'O cliente responde às não-conformidades; entretanto, o prazo do ensaio não corre.',
  },
  'objection-undecided': {
    en: 'The plan owner decides on an objection of the client to an evaluator; meanwhile the time for the task does not run.',
    'zh-Hant': '計劃負責人正就客戶對評價員的反對作出決定；其間該工作的時限暫停計算。',
    'zh-Hans': '计划负责人正就客户对评价员的反对作出决定；其间该工作的时限暂停计算。',
    pt: 'O responsável pelo plano decide sobre uma oposição do cliente a um avaliador; entretanto, o prazo da tarefa não corre.',
  },
}

/** What the client has to do while the clock of the test stands. */
export const answerNonconformities: Sentence = {
  en: 'Answer each nonconformity that is open.',
  'zh-Hant': '就每一未了結的不符合項作出回應。',
  'zh-Hans': '就每一未关闭的不符合项作出回应。',
  pt: 'Responder a cada não-conformidade em aberto.',
}
