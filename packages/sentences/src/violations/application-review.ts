import type { ViolationCode } from '@concert/domain/violation-codes'
import type { ErrorSentences } from '#error-sentences.ts'

/** The review of an application and its agreement. */
export const applicationReviewViolations = {
  'nothing-named': {
    message: {
      en: 'Name at least one requirement.',
      'zh-Hant': '請至少填寫一項要求。',
      'zh-Hans': '请至少填写一项要求。',
      pt: 'Indique pelo menos um requisito.',
    },
    cause: {
      en: 'An application is returned for what is missing, so the return names it.',
      'zh-Hant': '申請因欠缺資料而退回，故退回時須指明所欠。',
      'zh-Hans': '申请因缺少资料而退回，故退回时须指明所缺。',
      pt: 'Um pedido é devolvido pelo que falta, pelo que a devolução o indica.',
    },
    remedy: {
      en: 'Name each requirement whose answer is incomplete, with the reason.',
      'zh-Hant': '請逐一指明回答不完整的要求，並附理由。',
      'zh-Hans': '请逐一指明回答不完整的要求，并附理由。',
      pt: 'Indique cada requisito cuja resposta está incompleta, com o fundamento.',
    },
  },
  'review-point-not-met': {
    message: {
      en: 'Point {point} of the application review is not answered yes. Answer it, return the application or decline it.',
      'zh-Hant': '申請評審的 {point} 項並未答「是」。請作答，或退回申請，或不予受理。',
      'zh-Hans': '申请评审的 {point} 项未答“是”。请作答，或退回申请，或不予受理。',
      pt: 'O ponto {point} da revisão do pedido não tem resposta afirmativa. Responda-lhe, devolva o pedido ou recuse-o.',
    },
    cause: {
      en: 'An application is accepted when the review has answered all five points of ISO/IEC 17065, 7.3.1, with yes.',
      'zh-Hant': '申請評審須就 ISO/IEC 17065 第 7.3.1 條的五項均答「是」，申請方可受理。',
      'zh-Hans': '申请评审须对 ISO/IEC 17065 第 7.3.1 条的五项均答“是”，申请方可受理。',
      pt: 'Um pedido é aceite quando a revisão responde afirmativamente aos cinco pontos de ISO/IEC 17065, 7.3.1.',
    },
    remedy: {
      en: 'Set the point to true when it is met; otherwise return the application or decline it.',
      'zh-Hant': '如該項符合，請設為 true；否則請退回申請或不予受理。',
      'zh-Hans': '如该项符合，请设为 true；否则请退回申请或不予受理。',
      pt: 'Ponha o ponto a true quando se verificar; caso contrário, devolva o pedido ou recuse-o.',
    },
  },
  'scope-language-missing': {
    message: {
      en: 'A place of use requires the scope of certification in {language}. Write it.',
      'zh-Hant': '有使用地要求以{language}載明認證範圍。請填寫。',
      'zh-Hans': '有使用地要求以{language}载明认证范围。请填写。',
      pt: 'Um local de utilização exige o âmbito da certificação em {language}. Escreva-o.',
    },
    cause: {
      en: 'The scope is written in every authoritative language of each place of use; it is never translated by the system.',
      'zh-Hant': '認證範圍須以各使用地的每種法定語文載明；系統不會代為翻譯。',
      'zh-Hans': '认证范围须以各使用地的每种法定语文载明；系统不会代为翻译。',
      pt: 'O âmbito é escrito em cada língua que faz fé nos locais de utilização; o sistema nunca o traduz.',
    },
    remedy: {
      en: 'Write the scope in the language that `pointer` ends with.',
      'zh-Hant': '請以 `pointer` 末端所示語文填寫認證範圍。',
      'zh-Hans': '请以 `pointer` 末尾所示语文填写认证范围。',
      pt: 'Escreva o âmbito na língua com que `pointer` termina.',
    },
  },
  'justification-missing': {
    message: {
      en: 'No system of this kind was certified before. Justify the acceptance.',
      'zh-Hant': '此前未曾認證此類系統。請說明受理的理據。',
      'zh-Hans': '此前未曾认证此类系统。请说明受理的依据。',
      pt: 'Nunca foi certificado um sistema deste tipo. Justifique a aceitação.',
    },
    cause: {
      en: 'The first of its kind is accepted only with a record of why the body is competent for it.',
      'zh-Hant': '首次認證此類系統時，須記錄本機構具備能力的理由方可受理。',
      'zh-Hans': '首次认证此类系统时，须记录本机构具备能力的理由方可受理。',
      pt: 'O primeiro do seu tipo só é aceite com o registo da razão por que o organismo tem competência para ele.',
    },
    remedy: {
      en: 'Write the justification in `firstOfItsKindJustification`.',
      'zh-Hant': '請在 `firstOfItsKindJustification` 填寫理據。',
      'zh-Hans': '请在 `firstOfItsKindJustification` 填写依据。',
      pt: 'Escreva a justificação em `firstOfItsKindJustification`.',
    },
  },
  'agreement-clause-missing': {
    message: {
      en: 'The agreement lacks point {point}. Have the agreement drawn up again.',
      'zh-Hant': '認證協議欠缺 {point} 項。請重新擬訂協議。',
      'zh-Hans': '认证协议缺少 {point} 项。请重新拟订协议。',
      pt: 'Falta ao acordo o ponto {point}. Faça elaborar de novo o acordo.',
    },
    cause: {
      en: 'A certification agreement binds the client to all points of ISO/IEC 17065, 4.1.2.2.',
      'zh-Hant': '認證協議須載明 ISO/IEC 17065 第 4.1.2.2 條的所有各項。',
      'zh-Hans': '认证协议须载明 ISO/IEC 17065 第 4.1.2.2 条的所有各项。',
      pt: 'O acordo de certificação vincula o cliente a todos os pontos de ISO/IEC 17065, 4.1.2.2.',
    },
    remedy: {
      en: 'Report it to the authority: an agreement that lacks a point cannot be signed.',
      'zh-Hant': '請通知認證機關：欠缺任何一項的協議不能簽署。',
      'zh-Hans': '请通知认证机关：缺少任何一项的协议不能签署。',
      pt: 'Comunique-o à autoridade: um acordo a que falta um ponto não pode ser assinado.',
    },
  },
  'agreement-version-differs': {
    message: {
      en: 'The agreement on offer is version {offered}, not {signed}. Read it again and sign that version.',
      'zh-Hant': '現時擬訂的認證協議為第 {offered} 版，並非第 {signed} 版。請重新閱讀並簽署該版本。',
      'zh-Hans': '目前拟订的认证协议为第 {offered} 版，不是第 {signed} 版。请重新阅读并签署该版本。',
      pt: 'O acordo proposto é a versão {offered} e não a {signed}. Leia-o de novo e assine essa versão.',
    },
    cause: {
      en: 'A signature is for one version of the agreement, the one that was read.',
      'zh-Hant': '簽署只針對所閱讀的協議版本。',
      'zh-Hans': '签署只针对所阅读的协议版本。',
      pt: 'Uma assinatura refere-se a uma versão do acordo, a que foi lida.',
    },
    remedy: {
      en: 'Read the agreement of the application again and sign the version on offer.',
      'zh-Hant': '請重新閱讀申請所附的協議，並簽署現時擬訂的版本。',
      'zh-Hans': '请重新阅读申请所附的协议，并签署目前拟订的版本。',
      pt: 'Leia de novo o acordo do pedido e assine a versão proposta.',
    },
  },
  'already-signed': {
    message: {
      en: 'The client has signed the agreement. Wait for the countersignature.',
      'zh-Hant': '客戶已簽署協議。請等候會簽。',
      'zh-Hans': '客户已签署协议。请等候会签。',
      pt: 'O cliente já assinou o acordo. Aguarde a assinatura da autoridade.',
    },
    cause: {
      en: 'An agreement is signed once by the client and once by the body.',
      'zh-Hant': '協議由客戶及本機構各簽署一次。',
      'zh-Hans': '协议由客户和本机构各签署一次。',
      pt: 'Um acordo é assinado uma vez pelo cliente e uma vez pelo organismo.',
    },
    remedy: {
      en: 'Nothing is left for the client to do until the signatory has signed.',
      'zh-Hant': '簽署人簽署前，客戶無須再作任何事項。',
      'zh-Hans': '签署人签署前，客户无须再做任何事项。',
      pt: 'O cliente nada tem a fazer até o signatário assinar.',
    },
  },
  'client-not-signed': {
    message: {
      en: 'The client has not signed the agreement. Wait for its signature.',
      'zh-Hant': '客戶尚未簽署協議。請等候其簽署。',
      'zh-Hans': '客户尚未签署协议。请等候其签署。',
      pt: 'O cliente ainda não assinou o acordo. Aguarde a sua assinatura.',
    },
    cause: {
      en: 'The signatory signs after the client.',
      'zh-Hant': '簽署人在客戶簽署後方可簽署。',
      'zh-Hans': '签署人在客户签署后方可签署。',
      pt: 'O signatário assina depois do cliente.',
    },
    remedy: {
      en: "Countersign when the application shows the client's signature.",
      'zh-Hant': '待申請顯示客戶已簽署後再會簽。',
      'zh-Hans': '待申请显示客户已签署后再会签。',
      pt: 'Assine quando o pedido mostrar a assinatura do cliente.',
    },
  },
} as const satisfies { readonly [Code in ViolationCode]?: ErrorSentences }
