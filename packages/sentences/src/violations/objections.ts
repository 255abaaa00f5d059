import type { ViolationCode } from '@concert/domain/violation-codes'
import type { ErrorSentences } from '#error-sentences.ts'

/** What the client and the plan owner are told of objections to evaluators. */
export const objectionViolations = {
  'not-an-evaluator': {
    message: {
      en: '{personId} does not evaluate this case. Read who does, and name one of them.',
      'zh-Hant': '{personId} 並不評價本個案。請查閱由誰評價，並指明其中一人。',
      'zh-Hans': '{personId} 并不评价本案件。请查阅由谁评价，并指明其中一人。',
      pt: '{personId} não avalia este processo. Consulte quem o avalia e indique uma dessas pessoas.',
    },
    cause: {
      en: 'An objection is to a person who is on the evaluation team now.',
      'zh-Hant': '反對只能針對現時在評價組內的人員。',
      'zh-Hans': '反对只能针对目前在评价组内的人员。',
      pt: 'A oposição dirige-se a quem está agora na equipa de avaliação.',
    },
    remedy: {
      en: 'Read the evaluators of the case and object to one of them.',
      'zh-Hant': '請查閱個案的評價員，並就其中一人提出反對。',
      'zh-Hans': '请查阅案件的评价员，并就其中一人提出反对。',
      pt: 'Consulte os avaliadores do processo e oponha-se a um deles.',
    },
  },
  'objection-late': {
    message: {
      en: 'You could object to {personId} until {until}. Write to the authority if something came to light since.',
      'zh-Hant': '你可就 {personId} 提出反對的期限為 {until}。如其後有新發現，請致函認證機關。',
      'zh-Hans': '你可就 {personId} 提出反对的期限为 {until}。如其后有新发现，请致函认证机关。',
      pt: 'Podia opor-se a {personId} até {until}. Escreva à autoridade se entretanto se apurou algo.',
    },
    cause: {
      en: 'A client objects within some working days after a person was assigned; then the work goes on.',
      'zh-Hant': '客戶須於人員獲指派後的若干工作日內提出反對，其後工作繼續進行。',
      'zh-Hans': '客户须在人员获指派后的若干工作日内提出反对，其后工作继续进行。',
      pt: 'O cliente opõe-se dentro de alguns dias úteis após a designação; depois o trabalho prossegue.',
    },
    remedy: {
      en: 'Tell the authority what you know; its people must declare a conflict at any time.',
      'zh-Hant': '請將所知告知認證機關；其人員須隨時申報利益衝突。',
      'zh-Hans': '请将所知告知认证机关；其人员须随时申报利益冲突。',
      pt: 'Diga à autoridade o que sabe; o seu pessoal deve declarar um conflito a qualquer momento.',
    },
  },
  'already-objected': {
    message: {
      en: 'You have objected to {personId} already. Read what was decided on it.',
      'zh-Hant': '你已就 {personId} 提出反對。請查閱有關決定。',
      'zh-Hans': '你已就 {personId} 提出反对。请查阅有关决定。',
      pt: 'Já se opôs a {personId}. Consulte o que foi decidido.',
    },
    cause: {
      en: 'An objection to a person is decided once, with reasons.',
      'zh-Hant': '就同一人員的反對只作一次決定，並附理由。',
      'zh-Hans': '就同一人员的反对只作一次决定，并附理由。',
      pt: 'A oposição a uma pessoa é decidida uma vez, com fundamentos.',
    },
    remedy: {
      en: 'Read the objections of the evaluation; wait where one is not decided yet.',
      'zh-Hant': '請查閱評價的反對記錄；如尚未決定，請等候。',
      'zh-Hans': '请查阅评价的反对记录；如尚未决定，请等候。',
      pt: 'Consulte as oposições da avaliação; aguarde se alguma ainda não foi decidida.',
    },
  },
  'objection-not-open': {
    message: {
      en: 'Objection {objectionId} does not wait for a decision. Read the evaluation again.',
      'zh-Hant': '反對 {objectionId} 並非待決。請重新查閱評價。',
      'zh-Hans': '反对 {objectionId} 并非待决。请重新查阅评价。',
      pt: 'A oposição {objectionId} não aguarda decisão. Consulte de novo a avaliação.',
    },
    cause: {
      en: 'An objection is decided once, and ends when its person leaves the team.',
      'zh-Hant': '反對只作一次決定；有關人員離開評價組時亦告終結。',
      'zh-Hans': '反对只作一次决定；有关人员离开评价组时亦告终结。',
      pt: 'A oposição decide-se uma vez e termina quando a pessoa deixa a equipa.',
    },
    remedy: {
      en: 'Read the evaluation and decide on an objection that is open.',
      'zh-Hant': '請查閱評價，並就待決的反對作出決定。',
      'zh-Hans': '请查阅评价，并就待决的反对作出决定。',
      pt: 'Consulte a avaliação e decida sobre uma oposição em aberto.',
    },
  },
  'objection-to-oneself': {
    message: {
      en: 'Objection {objectionId} is to you. Leave it to another plan owner.',
      'zh-Hant': '反對 {objectionId} 是針對你提出。請由另一計劃負責人決定。',
      'zh-Hans': '反对 {objectionId} 是针对你提出。请由其他计划负责人决定。',
      pt: 'A oposição {objectionId} é contra si. Deixe-a a outro responsável pelo plano.',
    },
    cause: {
      en: 'Nobody decides whether they evaluate themselves.',
      'zh-Hant': '任何人不得就本身可否評價作決定。',
      'zh-Hans': '任何人不得就自己可否评价作决定。',
      pt: 'Ninguém decide se é o próprio a avaliar.',
    },
    remedy: {
      en: 'Ask another plan owner of the authority to decide on it.',
      'zh-Hant': '請由本機關的另一計劃負責人作出決定。',
      'zh-Hans': '请由本机关的其他计划负责人作出决定。',
      pt: 'Peça a outro responsável pelo plano da autoridade que decida.',
    },
  },
  'objection-undecided': {
    message: {
      en: 'The client objects to {personId}, and nobody has decided on it yet. Decide on the objection first.',
      'zh-Hant': '客戶反對 {personId}，而該反對尚未決定。請先就反對作出決定。',
      'zh-Hans': '客户反对 {personId}，而该反对尚未决定。请先就反对作出决定。',
      pt: 'O cliente opõe-se a {personId} e ainda ninguém decidiu. Decida primeiro sobre a oposição.',
    },
    cause: {
      en: 'Nothing is planned, begun or completed with a person to whom the client objects.',
      'zh-Hant': '客戶反對的人員在決定作出前，不得據以批准計劃、展開或完成評價。',
      'zh-Hans': '客户反对的人员在决定作出前，不得据以批准计划、展开或完成评价。',
      pt: 'Nada se planeia, inicia ou conclui com uma pessoa à qual o cliente se opõe.',
    },
    remedy: {
      en: 'A plan owner upholds or dismisses the objection with reasons, or takes the person off the team.',
      'zh-Hant': '由計劃負責人附理由決定反對成立或駁回，或將該人員調離評價組。',
      'zh-Hans': '由计划负责人附理由决定反对成立或驳回，或将该人员调离评价组。',
      pt: 'Um responsável pelo plano acolhe ou rejeita a oposição com fundamentos, ou retira a pessoa da equipa.',
    },
  },
} as const satisfies { readonly [Code in ViolationCode]?: ErrorSentences }
