import type { ViolationCode } from '@concert/domain/violation-codes'
import type { ErrorSentences } from '#error-sentences.ts'

/** A conflict that comes to light in a later state, and who takes the work over. */
export const taintedWorkViolations = {
  'declares-conflict-only': {
    message: {
      en: 'You declared to be impartial as {function}, which has no turn in this state of the case. Declare a conflict, or wait for your turn.',
      'zh-Hant': '你以{function}身分聲明公正，但個案現階段未輪到該職能。請申報利益衝突，或等候輪到該職能。',
      'zh-Hans': '你以{function}身份声明公正，但案件现阶段未轮到该职能。请申报利益冲突，或等候轮到该职能。',
      pt: 'Declarou ser imparcial como {function}, função que não tem a sua vez neste estado do processo. Declare um conflito, ou espere pela sua vez.',
    },
    cause: {
      en: 'Each function declares impartiality when its work begins. A conflict of interest can be declared at any time.',
      'zh-Hant': '各職能於其工作開始時聲明公正；利益衝突則可隨時申報。',
      'zh-Hans': '各职能在其工作开始时声明公正；利益冲突则可随时申报。',
      pt: 'Cada função declara a imparcialidade quando o seu trabalho começa. Um conflito de interesses pode declarar-se a qualquer momento.',
    },
    remedy: {
      en: 'Set `conflict` to true if there is a conflict; else declare when the function has its turn.',
      'zh-Hant': '如有利益衝突，請將 `conflict` 設為 true；否則請於輪到該職能時再聲明。',
      'zh-Hans': '如有利益冲突，请将 `conflict` 设为 true；否则请在轮到该职能时再声明。',
      pt: 'Ponha `conflict` a true se houver conflito; senão, declare quando a função tiver a sua vez.',
    },
  },
  'finding-not-tainted': {
    message: {
      en: 'There is no finding on {requirementId} by somebody in a conflict of interest.',
      'zh-Hant': '就 {requirementId} 並無由涉及利益衝突的人作出的發現。',
      'zh-Hans': '就 {requirementId} 并无由涉及利益冲突的人作出的发现。',
      pt: 'Não há sobre {requirementId} constatação de alguém em conflito de interesses.',
    },
    cause: {
      en: 'Only work that a conflict taints is accepted by another evaluator.',
      'zh-Hant': '只有受利益衝突影響的工作，才由另一評價員接納。',
      'zh-Hans': '只有受利益冲突影响的工作，才由另一评价员接纳。',
      pt: 'Só o trabalho que um conflito afecta é aceite por outro avaliador.',
    },
    remedy: {
      en: 'Leave it out, or record a finding of your own.',
      'zh-Hant': '請剔除該項，或自行記錄發現。',
      'zh-Hans': '请剔除该项，或自行记录发现。',
      pt: 'Deixe-a de fora, ou registe uma constatação sua.',
    },
  },
  'cannot-leave-team': {
    message: {
      en: '{personId} is not on the evaluation team. Name only members of the team.',
      'zh-Hant': '{personId} 並非評價組成員。請只列出評價組成員。',
      'zh-Hans': '{personId} 不是评价组成员。请只列出评价组成员。',
      pt: '{personId} não faz parte da equipa de avaliação. Indique apenas membros da equipa.',
    },
    cause: {
      en: 'Only members of the team can be taken off it.',
      'zh-Hant': '只有評價組成員可被調離。',
      'zh-Hans': '只有评价组成员可被调离。',
      pt: 'Só membros da equipa podem ser retirados dela.',
    },
    remedy: {
      en: 'Remove the person from `leaving`.',
      'zh-Hant': '請從 `leaving` 移除該人員。',
      'zh-Hans': '请从 `leaving` 移除该人员。',
      pt: 'Retire a pessoa de `leaving`.',
    },
  },
  'team-is-whole': {
    message: {
      en: 'Every requirement has an evaluator who may go on. Name who leaves the team.',
      'zh-Hant': '每項要求均有可繼續工作的評價員。請列出離開評價組的人員。',
      'zh-Hans': '每项要求均有可继续工作的评价员。请列出离开评价组的人员。',
      pt: 'Cada requisito tem um avaliador que pode continuar. Indique quem deixa a equipa.',
    },
    cause: {
      en: 'Tasks are assigned again only where somebody leaves the team or a requirement has no evaluator.',
      'zh-Hant': '只有當有人離開評價組或某項要求沒有評價員時，工作才會重新指派。',
      'zh-Hans': '只有当有人离开评价组或某项要求没有评价员时，工作才会重新指派。',
      pt: 'As tarefas só se atribuem de novo quando alguém deixa a equipa ou um requisito não tem avaliador.',
    },
    remedy: {
      en: 'Name in `leaving` who should leave, or leave the team as it is.',
      'zh-Hant': '請在 `leaving` 列出應離開的人員，或維持評價組不變。',
      'zh-Hans': '请在 `leaving` 列出应离开的人员，或维持评价组不变。',
      pt: 'Indique em `leaving` quem deve sair, ou mantenha a equipa.',
    },
  },
  'finding-tainted': {
    message: {
      en: 'The finding on requirement {requirementId} is the work of a person in conflict. Have it found again by another evaluator.',
      'zh-Hant': '要求 {requirementId} 的發現出自有利益衝突的人員。請由另一評價員重新評價。',
      'zh-Hans': '要求 {requirementId} 的发现出自有利益冲突的人员。请由其他评价员重新评价。',
      pt: 'A constatação sobre o requisito {requirementId} é obra de uma pessoa em conflito. Faça-a verificar de novo por outro avaliador.',
    },
    cause: {
      en: 'The evaluator declared a conflict of interest, or worked for the client, after the finding was recorded.',
      'zh-Hant': '該評價員在記錄結果後申報了利益衝突，或被發現曾為客戶工作。',
      'zh-Hans': '该评价员在记录结果后申报了利益冲突，或被发现曾为客户工作。',
      pt: 'Depois de registada a constatação, o avaliador declarou um conflito de interesses ou soube-se que trabalhou para o cliente.',
    },
    remedy: {
      en: 'The plan owner reassigns the requirement, and the new evaluator records a finding of their own.',
      'zh-Hant': '請由計劃負責人重新指派該要求，再由新評價員自行記錄結果。',
      'zh-Hans': '请由计划负责人重新指派该要求，再由新评价员自行记录结果。',
      pt: 'O responsável pelo plano atribui de novo o requisito, e o novo avaliador regista a sua própria constatação.',
    },
  },
  'no-finding-tainted': {
    message: {
      en: 'The evaluation is complete, and no finding is the work of a person in conflict. Leave the team as it is.',
      'zh-Hant': '評價已完成，且沒有結果出自有利益衝突的人員。請維持評價組不變。',
      'zh-Hans': '评价已完成，且没有结果出自有利益冲突的人员。请维持评价组不变。',
      pt: 'A avaliação está completa e nenhuma constatação é obra de uma pessoa em conflito. Mantenha a equipa.',
    },
    cause: {
      en: 'Work that is complete is opened again only where it cannot stand.',
      'zh-Hant': '已完成的工作只有在不能成立時才會重新展開。',
      'zh-Hans': '已完成的工作只有在不能成立时才会重新展开。',
      pt: 'O trabalho completo só se reabre quando não pode manter-se.',
    },
    remedy: {
      en: 'Go on with the review and the decision. What is missing is asked for by the report reviewer.',
      'zh-Hant': '請繼續複核及決定。如有欠缺，由報告複核員要求補充。',
      'zh-Hans': '请继续复核和决定。如有欠缺，由报告复核员要求补充。',
      pt: 'Prossiga com a revisão e a decisão. O que falta é pedido pelo revisor do relatório.',
    },
  },
  'recommendation-tainted': {
    message: {
      en: 'The recommendation is the work of a person in conflict. Have another report reviewer assigned.',
      'zh-Hant': '該建議出自有利益衝突的人員。請指派另一名報告複核員。',
      'zh-Hans': '该建议出自有利益冲突的人员。请指派另一名报告复核员。',
      pt: 'A recomendação é obra de uma pessoa em conflito. Faça designar outro revisor do relatório.',
    },
    cause: {
      en: 'The report reviewer worked for the client, which came to light after the recommendation.',
      'zh-Hant': '該報告複核員曾為客戶工作，於作出建議後方被發現。',
      'zh-Hans': '该报告复核员曾为客户工作，在作出建议后才被发现。',
      pt: 'O revisor do relatório trabalhou para o cliente, o que se soube depois da recomendação.',
    },
    remedy: {
      en: 'The plan owner assigns another report reviewer, who recommends anew.',
      'zh-Hant': '請由計劃負責人指派另一名報告複核員，重新作出建議。',
      'zh-Hans': '请由计划负责人指派另一名报告复核员，重新作出建议。',
      pt: 'O responsável pelo plano designa outro revisor do relatório, que recomenda de novo.',
    },
  },
  'recommendation-stands': {
    message: {
      en: 'The report reviewer has recommended and is in no conflict. Go on to the decision.',
      'zh-Hant': '報告複核員已作出建議，且無利益衝突。請進行決定。',
      'zh-Hans': '报告复核员已作出建议，且无利益冲突。请进行决定。',
      pt: 'O revisor do relatório recomendou e não está em conflito. Passe à decisão.',
    },
    cause: {
      en: 'A recommendation is not replaced by another one that somebody would like better.',
      'zh-Hant': '建議不得因有人屬意另一建議而被取代。',
      'zh-Hans': '建议不得因有人属意另一建议而被取代。',
      pt: 'Uma recomendação não se substitui por outra que alguém prefira.',
    },
    remedy: {
      en: 'Leave the review as it is; the decision makers may vote against the recommendation.',
      'zh-Hant': '請維持該複核；認證決定人可投票反對該建議。',
      'zh-Hans': '请维持该复核；认证决定人可投票反对该建议。',
      pt: 'Mantenha a revisão; os decisores podem votar contra a recomendação.',
    },
  },
  'reviewer-assigned-already': {
    message: {
      en: 'This report reviewer is assigned already. Name another one.',
      'zh-Hant': '該報告複核員已獲指派。請指派另一名。',
      'zh-Hans': '该报告复核员已获指派。请指派另一名。',
      pt: 'Este revisor do relatório já está designado. Indique outro.',
    },
    cause: {
      en: 'A review that has begun is given to another person, not again to the same.',
      'zh-Hant': '已展開的複核只可轉交另一人員，不可再指派同一人。',
      'zh-Hans': '已展开的复核只可转交其他人员，不可再指派同一人。',
      pt: 'Uma revisão iniciada entrega-se a outra pessoa, não de novo à mesma.',
    },
    remedy: {
      en: 'Set `reviewerId` to another report reviewer.',
      'zh-Hant': '請將 `reviewerId` 設為另一名報告複核員。',
      'zh-Hans': '请将 `reviewerId` 设为另一名报告复核员。',
      pt: 'Indique em `reviewerId` outro revisor do relatório.',
    },
  },
} as const satisfies { readonly [Code in ViolationCode]?: ErrorSentences }
