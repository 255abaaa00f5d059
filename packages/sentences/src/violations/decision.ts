import type { ViolationCode } from '@concert/domain/violation-codes'
import type { ErrorSentences } from '#error-sentences.ts'

/** The review of an evaluation and its decision. */
export const decisionViolations = {
  'nonconformity-open': {
    message: {
      en: 'Nonconformity {nonconformityId} is open. Close it first.',
      'zh-Hant': '不符合項 {nonconformityId} 尚未關閉。請先予關閉。',
      'zh-Hans': '不符合项 {nonconformityId} 尚未关闭。请先予关闭。',
      pt: 'A não-conformidade {nonconformityId} está aberta. Encerre-a primeiro.',
    },
    cause: {
      en: 'Every result is on record before the review, and certification is not granted while a nonconformity is open.',
      'zh-Hant': '複核前須備妥所有結果；不符合項未關閉前不得批准認證。',
      'zh-Hans': '复核前须备妥所有结果；不符合项未关闭前不得批准认证。',
      pt: 'Todos os resultados ficam registados antes da revisão, e não se concede a certificação com uma não-conformidade aberta.',
    },
    remedy: {
      en: "Close the nonconformity on the client's response. In a vote, refuse or ask for more.",
      'zh-Hant': '請按客戶的回應關閉該不符合項。如屬表決，請拒絕或要求補充。',
      'zh-Hans': '请按客户的回应关闭该不符合项。如属表决，请拒绝或要求补充。',
      pt: 'Encerre a não-conformidade com base na resposta do cliente. Numa votação, recuse ou peça mais.',
    },
  },
  'nonconformity-not-answered': {
    message: {
      en: "Nonconformity {nonconformityId} has no response. Wait for the client's correction, root cause and corrective action.",
      'zh-Hant': '不符合項 {nonconformityId} 尚無回應。請等候客戶的糾正、根本原因及糾正措施。',
      'zh-Hans': '不符合项 {nonconformityId} 尚无回应。请等候客户的纠正、根本原因和纠正措施。',
      pt: 'A não-conformidade {nonconformityId} não tem resposta. Aguarde a correcção, a causa e a acção correctiva do cliente.',
    },
    cause: {
      en: 'The client answers a nonconformity, and the answer is verified before it is closed.',
      'zh-Hant': '客戶須回應不符合項，回應經核實後方可關閉。',
      'zh-Hans': '客户须回应不符合项，回应经核实后方可关闭。',
      pt: 'O cliente responde a uma não-conformidade, e a resposta é verificada antes do encerramento.',
    },
    remedy: {
      en: "Wait for the client's response. In a vote, refuse or ask for more.",
      'zh-Hant': '請等候客戶的回應。如屬表決，請拒絕或要求補充。',
      'zh-Hans': '请等候客户的回应。如属表决，请拒绝或要求补充。',
      pt: 'Aguarde a resposta do cliente. Numa votação, recuse ou peça mais.',
    },
  },
  'major-nonconformity': {
    message: {
      en: 'Requirement {requirementId} has a major nonconformity. Refuse, or ask for more.',
      'zh-Hant': '要求 {requirementId} 有嚴重不符合項。請拒絕或要求補充。',
      'zh-Hans': '要求 {requirementId} 有严重不符合项。请拒绝或要求补充。',
      pt: 'O requisito {requirementId} tem uma não-conformidade maior. Recuse, ou peça mais.',
    },
    cause: {
      en: 'Certification is granted with no major nonconformity, each minor one answered, and every requirement graded.',
      'zh-Hant': '須無嚴重不符合項、每項輕微不符合項均已回應，且所有要求均已評級，方可批准認證。',
      'zh-Hans': '须无严重不符合项、每项轻微不符合项均已回应，且所有要求均已评级，方可批准认证。',
      pt: 'A certificação é concedida sem não-conformidades maiores, com resposta a cada uma menor e com todos os requisitos classificados.',
    },
    remedy: {
      en: 'Vote to refuse, or ask for more.',
      'zh-Hant': '請表決拒絕，或要求補充。',
      'zh-Hans': '请表决拒绝，或要求补充。',
      pt: 'Vote pela recusa, ou peça mais.',
    },
  },
  'content-digest-missing': {
    message: {
      en: 'The content of the evaluation has no SHA-256 digest. Report it to the operator.',
      'zh-Hant': '評價內容並無 SHA-256 摘要。請通知系統營運人員。',
      'zh-Hans': '评价内容没有 SHA-256 摘要。请通知系统运营人员。',
      pt: 'O conteúdo da avaliação não tem resumo SHA-256. Comunique-o ao operador.',
    },
    cause: {
      en: 'The content is frozen by its digest before it is reviewed, so that all read the same.',
      'zh-Hant': '複核前以摘要固定內容，使所有人所見相同。',
      'zh-Hans': '复核前以摘要固定内容，使所有人所见相同。',
      pt: 'O conteúdo é fixado pelo seu resumo antes da revisão, para que todos leiam o mesmo.',
    },
    remedy: {
      en: 'The service computes the digest; the operator finds the failure in its log.',
      'zh-Hant': '摘要由服務計算；營運人員可在日誌查找故障。',
      'zh-Hans': '摘要由服务计算；运营人员可在日志查找故障。',
      pt: 'O resumo é calculado pelo serviço; o operador encontra a falha no seu diário.',
    },
  },
  'content-changed': {
    message: {
      en: 'The content of the evaluation is not the one that `evaluationDigest` names. Read it again, then decide.',
      'zh-Hant': '評價內容與 `evaluationDigest` 所示者不符。請重新閱讀再作決定。',
      'zh-Hans': '评价内容与 `evaluationDigest` 所示的不符。请重新阅读再作决定。',
      pt: 'O conteúdo da avaliação não é o que `evaluationDigest` indica. Leia-o de novo e decida depois.',
    },
    cause: {
      en: 'What is read, what is reviewed and what is decided on are the same content, compared by its digest.',
      'zh-Hant': '所閱讀、複核及決定的內容須為同一內容，並以摘要核對。',
      'zh-Hans': '所阅读、复核和决定的内容须为同一内容，并以摘要核对。',
      pt: 'O que se lê, o que se revê e aquilo sobre que se decide é o mesmo conteúdo, comparado pelo resumo.',
    },
    remedy: {
      en: 'Read the evaluation again and send the evaluation digest that it shows.',
      'zh-Hant': '請重新閱讀評價，並發送其所示的評價摘要。',
      'zh-Hans': '请重新阅读评价，并发送其所示的评价摘要。',
      pt: 'Leia de novo a avaliação e envie o resumo da avaliação que ela mostra.',
    },
  },
  'already-voted': {
    message: {
      en: 'You have voted on this case. Leave it to the others.',
      'zh-Hant': '你已就本個案表決。請由其他人員處理。',
      'zh-Hans': '你已就本案件表决。请由其他人员处理。',
      pt: 'Já votou neste processo. Deixe-o aos outros.',
    },
    cause: {
      en: 'Each decision maker has one vote, and a vote that was cast stands.',
      'zh-Hant': '每名認證決定人只有一票，投出後不得更改。',
      'zh-Hans': '每名认证决定人只有一票，投出后不得更改。',
      pt: 'Cada decisor tem um voto, e um voto dado mantém-se.',
    },
    remedy: {
      en: 'Wait until the others have voted.',
      'zh-Hant': '請等候其他人員表決。',
      'zh-Hans': '请等候其他人员表决。',
      pt: 'Aguarde que os outros votem.',
    },
  },
  'evaluation-not-granted': {
    message: {
      en: 'The evaluation has not ended with a grant. Wait for the decision of the lead authority.',
      'zh-Hant': '評價尚未以批准告終。請等候主導機關的決定。',
      'zh-Hans': '评价尚未以批准告终。请等候主导机关的决定。',
      pt: 'A avaliação não terminou com uma concessão. Aguarde a decisão da autoridade principal.',
    },
    cause: {
      en: 'There is a dossier, and something to recognise, once the lead authority has granted certification.',
      'zh-Hant': '主導機關批准認證後，方有案卷可供承認。',
      'zh-Hans': '主导机关批准认证后，方有案卷可供承认。',
      pt: 'Só há dossier, e algo a reconhecer, depois de a autoridade principal conceder a certificação.',
    },
    remedy: {
      en: 'Ask again when the evaluation is granted.',
      'zh-Hant': '請待評價獲批准後再提出。',
      'zh-Hans': '请待评价获批准后再提出。',
      pt: 'Volte a pedir quando a avaliação for concedida.',
    },
  },
} as const satisfies { readonly [Code in ViolationCode]?: ErrorSentences }
