import type { ViolationCode } from '@concert/domain/violation-codes'
import type { ErrorSentences } from '#error-sentences.ts'

/** The effect of a certificate in one place. */
export const effectViolations = {
  'clock-not-at-its-point': {
    message: {
      en: 'This clock is at no point of which anybody is still to be told.',
      'zh-Hant': '此時限目前並無須通知任何人的事項。',
      'zh-Hans': '此时限目前没有须通知任何人的事项。',
      pt: 'Este prazo não está em nenhum ponto de que alguém deva ainda ser avisado.',
    },
    cause: {
      en: 'A clock is noticed once when its day comes near and once when it has passed. It was noticed, it has gone on, or its time has not come.',
      'zh-Hant': '時限將屆時通知一次，屆滿後再通知一次。現時已經通知、事項已有進展，或未到時間。',
      'zh-Hans': '时限将到时通知一次，届满后再通知一次。现在已经通知、事项已有进展，或未到时间。',
      pt: 'Um prazo é assinalado uma vez quando o dia se aproxima e uma vez quando passou. Já o foi, o processo avançou, ou a hora não chegou.',
    },
    remedy: {
      en: 'Nothing is to be done.',
      'zh-Hant': '無須採取行動。',
      'zh-Hans': '无须采取行动。',
      pt: 'Não é preciso fazer nada.',
    },
  },
  'clock-not-moved': {
    message: {
      en: 'The day of this clock is the same as before.',
      'zh-Hant': '此時限的日期與之前相同。',
      'zh-Hans': '此时限的日期与之前相同。',
      pt: 'O dia deste prazo é o mesmo que antes.',
    },
    cause: {
      en: 'What is recorded of a recount is the days that became other ones.',
      'zh-Hant': '重新計算時只記錄有所改變的日期。',
      'zh-Hans': '重新计算时只记录有所改变的日期。',
      pt: 'De uma nova contagem registam-se os dias que passaram a ser outros.',
    },
    remedy: {
      en: 'Nothing is to be done.',
      'zh-Hant': '無須採取行動。',
      'zh-Hans': '无须采取行动。',
      pt: 'Não é preciso fazer nada.',
    },
  },
  'not-granted': {
    message: {
      en: 'No decision in force grants this certificate here. Issue it when the decision is taken.',
      'zh-Hant': '此處並無有效決定批准本證書。請待作出決定後簽發。',
      'zh-Hans': '此处没有有效决定批准本证书。请待作出决定后签发。',
      pt: 'Nenhuma decisão em vigor concede aqui este certificado. Emita-o quando a decisão for tomada.',
    },
    cause: {
      en: 'A certificate is issued after the decision of the authority: the lead grants, the others recognise or reserve.',
      'zh-Hant': '證書在認證機關作出決定後簽發：主導機關批准，其他機關承認或附條件承認。',
      'zh-Hans': '证书在认证机关作出决定后签发：主导机关批准，其他机关承认或附条件承认。',
      pt: 'Um certificado é emitido depois da decisão da autoridade: a principal concede, as outras reconhecem ou reservam.',
    },
    remedy: {
      en: 'Wait for the decision of this authority.',
      'zh-Hant': '請等候本機關的決定。',
      'zh-Hans': '请等候本机关的决定。',
      pt: 'Aguarde a decisão desta autoridade.',
    },
  },
  'agreement-not-signed': {
    message: {
      en: 'The agreement is not countersigned. Issue the certificate when it is.',
      'zh-Hant': '認證協議尚未會簽。請待會簽後簽發證書。',
      'zh-Hans': '认证协议尚未会签。请待会签后签发证书。',
      pt: 'O acordo não tem ainda a assinatura da autoridade. Emita o certificado quando a tiver.',
    },
    cause: {
      en: 'A certificate is issued to a client with an agreement in force.',
      'zh-Hant': '證書只簽發予已訂立有效協議的客戶。',
      'zh-Hans': '证书只签发给已订立有效协议的客户。',
      pt: 'Um certificado é emitido a um cliente com acordo em vigor.',
    },
    remedy: {
      en: 'Have the agreement signed by both sides first.',
      'zh-Hant': '請先由雙方簽署協議。',
      'zh-Hans': '请先由双方签署协议。',
      pt: 'Faça primeiro assinar o acordo por ambas as partes.',
    },
  },
  'nonconformities-remain': {
    message: {
      en: '{count, plural, one {{count} nonconformity is} other {{count} nonconformities are}} open. Close them before the certificate is issued.',
      'zh-Hant': '有 {count} 項不符合項尚未關閉。請在簽發證書前關閉。',
      'zh-Hans': '有 {count} 项不符合项尚未关闭。请在签发证书前关闭。',
      pt: '{count, plural, one {Há {count} não-conformidade aberta} other {Há {count} não-conformidades abertas}}. Encerre-as antes de emitir o certificado.',
    },
    cause: {
      en: 'Issue follows when every requirement of certification is met.',
      'zh-Hant': '符合所有認證要求後方可簽發。',
      'zh-Hans': '满足所有认证要求后方可签发。',
      pt: 'A emissão segue-se ao cumprimento de todos os requisitos da certificação.',
    },
    remedy: {
      en: 'Close the nonconformities of the evaluation first.',
      'zh-Hant': '請先關閉評價的不符合項。',
      'zh-Hans': '请先关闭评价的不符合项。',
      pt: 'Encerre primeiro as não-conformidades da avaliação.',
    },
  },
  'not-decided': {
    message: {
      en: 'The effect has no change {sequence} on record. Decide it first.',
      'zh-Hant': '紀錄並無此效力的第 {sequence} 項變更。請先作出決定。',
      'zh-Hans': '记录没有此效力的第 {sequence} 项变更。请先作出决定。',
      pt: 'A eficácia não tem registada a alteração {sequence}. Decida-a primeiro.',
    },
    cause: {
      en: 'A statement says a change of the effect that decision makers decided. The signing service states nothing of its own.',
      'zh-Hant': '聲明只載明由認證決定人決定的效力變更；簽署服務不會自行作出聲明。',
      'zh-Hans': '声明只载明由认证决定人决定的效力变更；签署服务不会自行作出声明。',
      pt: 'Uma declaração enuncia uma alteração da eficácia decidida pelos decisores. O serviço de assinatura nada declara por si.',
    },
    remedy: {
      en: 'Decide the change, then have its statement signed.',
      'zh-Hant': '請先決定該變更，再簽署其聲明。',
      'zh-Hans': '请先决定该变更，再签署其声明。',
      pt: 'Decida a alteração e faça depois assinar a sua declaração.',
    },
  },
  'no-effect-here': {
    message: {
      en: 'Authority {authority} has no effect on this certificate.',
      'zh-Hant': '認證機關 {authority} 在本證書並無效力。',
      'zh-Hans': '认证机关 {authority} 在本证书没有效力。',
      pt: 'A autoridade {authority} não tem eficácia neste certificado.',
    },
    cause: {
      en: 'A certificate has an effect in the places whose authority granted, recognised or reserved.',
      'zh-Hant': '證書只在其認證機關批准、承認或附條件承認的地方具有效力。',
      'zh-Hans': '证书只在其认证机关批准、承认或附条件承认的地方具有效力。',
      pt: 'Um certificado tem eficácia nos lugares cuja autoridade concedeu, reconheceu ou reservou.',
    },
    remedy: {
      en: 'Nothing is left to do: this authority has no effect to open or to change.',
      'zh-Hant': '無須再作任何事項：該機關並無可開立或變更的效力。',
      'zh-Hans': '无须再做任何事项：该机关没有可开立或变更的效力。',
      pt: 'Nada há a fazer: esta autoridade não tem eficácia a abrir ou a alterar.',
    },
  },
  'authority-not-its-own': {
    message: {
      en: 'The statement is signed by {signedBy} and states the effect of {authority}. An authority states its own effect.',
      'zh-Hant': '聲明由 {signedBy} 簽署，卻載明 {authority} 的效力。認證機關只可聲明本身的效力。',
      'zh-Hans': '声明由 {signedBy} 签署，却载明 {authority} 的效力。认证机关只能声明本身的效力。',
      pt: 'A declaração está assinada por {signedBy} e refere a eficácia de {authority}. Uma autoridade declara a sua própria eficácia.',
    },
    cause: {
      en: 'The key of an authority speaks for that authority alone.',
      'zh-Hant': '認證機關的密鑰只代表該機關。',
      'zh-Hans': '认证机关的密钥只代表该机关。',
      pt: 'A chave de uma autoridade só fala por essa autoridade.',
    },
    remedy: {
      en: 'Have the authority whose effect it is sign the statement.',
      'zh-Hant': '請由該效力所屬的認證機關簽署聲明。',
      'zh-Hans': '请由该效力所属的认证机关签署声明。',
      pt: 'Faça assinar a declaração pela autoridade a que a eficácia pertence.',
    },
  },
  'place-not-its-own': {
    message: {
      en: 'The statement speaks for {place}, which is not the place of {authority}. An authority states its own effect.',
      'zh-Hant': '聲明所涉為{place}，並非 {authority} 的所在地。認證機關只可聲明本身的效力。',
      'zh-Hans': '声明所涉为{place}，不是 {authority} 的所在地。认证机关只能声明本身的效力。',
      pt: 'A declaração refere-se a {place}, que não é o lugar de {authority}. Uma autoridade declara a sua própria eficácia.',
    },
    cause: {
      en: 'Each authority decides for the jurisdiction whose law it applies.',
      'zh-Hant': '各認證機關就其所適用法律的司法管轄區作出決定。',
      'zh-Hans': '各认证机关就其所适用法律的司法管辖区作出决定。',
      pt: 'Cada autoridade decide quanto à jurisdição cujo direito aplica.',
    },
    remedy: {
      en: 'State the jurisdiction of the authority that signs.',
      'zh-Hant': '請填寫簽署機關的司法管轄區。',
      'zh-Hans': '请填写签署机关的司法管辖区。',
      pt: 'Indique a jurisdição da autoridade que assina.',
    },
  },
  'substantiated-the-nonconformity': {
    message: {
      en: 'You substantiated the nonconformity, so you cannot suspend for it. Leave it to another decision maker.',
      'zh-Hant': '你已確立該不符合項，故不能就此作出暫停決定。請由另一認證決定人處理。',
      'zh-Hans': '你已确立该不符合项，故不能就此作出暂停决定。请由其他认证决定人处理。',
      pt: 'Foi quem comprovou a não-conformidade, pelo que não pode suspender por ela. Deixe-o a outro decisor.',
    },
    cause: {
      en: 'Who establishes a nonconformity does not also decide on what follows from it.',
      'zh-Hant': '確立不符合項的人員不得就其後果作出決定。',
      'zh-Hans': '确立不符合项的人员不得就其后果作出决定。',
      pt: 'Quem comprova uma não-conformidade não decide também sobre as suas consequências.',
    },
    remedy: {
      en: 'Have another decision maker decide.',
      'zh-Hant': '請由另一認證決定人作出決定。',
      'zh-Hans': '请由其他认证决定人作出决定。',
      pt: 'Faça decidir outro decisor.',
    },
  },
  'reason-language-missing': {
    message: {
      en: 'An effect in {place} requires its reason in {language}. Write it.',
      'zh-Hant': '在{place}的效力須以{language}載明理由。請填寫。',
      'zh-Hans': '在{place}的效力须以{language}载明理由。请填写。',
      pt: 'Uma eficácia em {place} exige o seu fundamento em {language}. Escreva-o.',
    },
    cause: {
      en: 'What the public and the client read of an effect is written in every authoritative language of its place.',
      'zh-Hant': '公眾及客戶所見的效力資料，須以當地每種法定語文載明。',
      'zh-Hans': '公众和客户所见的效力资料，须以当地每种法定语文载明。',
      pt: 'O que o público e o cliente lêem de uma eficácia está escrito em cada língua que faz fé no seu lugar.',
    },
    remedy: {
      en: 'Write the reason in the language that `pointer` ends with.',
      'zh-Hant': '請以 `pointer` 末端所示語文填寫理由。',
      'zh-Hans': '请以 `pointer` 末尾所示语文填写理由。',
      pt: 'Escreva o fundamento na língua com que `pointer` termina.',
    },
  },
} as const satisfies { readonly [Code in ViolationCode]?: ErrorSentences }
