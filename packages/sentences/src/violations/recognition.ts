import type { ViolationCode } from '@concert/domain/violation-codes'
import type { ErrorSentences } from '#error-sentences.ts'

/** Recognition by the other authorities. */
export const recognitionViolations = {
  'lead-does-not-recognise': {
    message: {
      en: 'Authority {authority} leads this case. Only the other authorities recognise it.',
      'zh-Hant': '認證機關 {authority} 為本個案的主導機關。只有其他機關可予承認。',
      'zh-Hans': '认证机关 {authority} 为本案件的主导机关。只有其他机关可予承认。',
      pt: 'A autoridade {authority} é a principal neste processo. Só as outras autoridades o reconhecem.',
    },
    cause: {
      en: 'The lead authority decides on the certification itself; recognition is the decision of another authority.',
      'zh-Hant': '主導機關就認證本身作出決定；承認則為其他機關的決定。',
      'zh-Hans': '主导机关就认证本身作出决定；承认则为其他机关的决定。',
      pt: 'A autoridade principal decide sobre a própria certificação; o reconhecimento é a decisão de outra autoridade.',
    },
    remedy: {
      en: 'Send the dossier to the authorities of the other places of use.',
      'zh-Hant': '請將案卷送交其他使用地的認證機關。',
      'zh-Hans': '请将案卷送交其他使用地的认证机关。',
      pt: 'Envie o dossier às autoridades dos outros locais de utilização.',
    },
  },
  'dossier-not-signed-by-lead': {
    message: {
      en: 'The dossier is not signed by {lead}. Accept it only in an envelope that the lead authority signed.',
      'zh-Hant': '案卷並非由 {lead} 簽署。只可接收由主導機關簽署的電文所載的案卷。',
      'zh-Hans': '案卷不是由 {lead} 签署。只能接收由主导机关签署的电文所载的案卷。',
      pt: 'O dossier não está assinado por {lead}. Aceite-o apenas num envelope assinado pela autoridade principal.',
    },
    cause: {
      en: 'A dossier is believed because its lead authority signed the envelope that brought it.',
      'zh-Hant': '案卷之所以可信，在於其電文由主導機關簽署。',
      'zh-Hans': '案卷之所以可信，在于其电文由主导机关签署。',
      pt: 'Um dossier merece fé porque a sua autoridade principal assinou o envelope que o trouxe.',
    },
    remedy: {
      en: 'Have the lead authority send the dossier itself.',
      'zh-Hant': '請由主導機關自行發送案卷。',
      'zh-Hans': '请由主导机关自行发送案卷。',
      pt: 'Faça com que a própria autoridade principal envie o dossier.',
    },
  },
  'dossier-digest-differs': {
    message: {
      en: 'The dossier does not have the digest that is stated or on record. Have the lead authority send it again.',
      'zh-Hant': '案卷的摘要與所述或紀錄所載者不符。請主導機關重新發送。',
      'zh-Hans': '案卷的摘要与所述或记录所载的不符。请主导机关重新发送。',
      pt: 'O dossier não tem o resumo indicado ou registado. Faça com que a autoridade principal o envie de novo.',
    },
    cause: {
      en: 'A recognition is decided on one dossier, compared by its digest. A dossier that was received is never replaced.',
      'zh-Hant': '承認決定只針對同一案卷，並以摘要核對；已收案卷不得更換。',
      'zh-Hans': '承认决定只针对同一案卷，并以摘要核对；已收案卷不得更换。',
      pt: 'Um reconhecimento decide-se sobre um dossier, comparado pelo seu resumo. Um dossier recebido nunca é substituído.',
    },
    remedy: {
      en: 'Compare the two digests with the lead authority.',
      'zh-Hant': '請與主導機關核對兩項摘要。',
      'zh-Hans': '请与主导机关核对两项摘要。',
      pt: 'Compare os dois resumos com a autoridade principal.',
    },
  },
  'place-not-of-use': {
    message: {
      en: 'The system is not to be used in {place}. This authority has nothing to decide on it.',
      'zh-Hant': '該系統不擬在{place}使用。本機關無須就其作出決定。',
      'zh-Hans': '该系统不拟在{place}使用。本机关无须就其作出决定。',
      pt: 'O sistema não se destina a ser utilizado em {place}. Esta autoridade nada tem a decidir sobre ele.',
    },
    cause: {
      en: 'An authority recognises a certificate only for its own place, when that is a place of use.',
      'zh-Hant': '認證機關只就本身所在地（且屬使用地）承認證書。',
      'zh-Hans': '认证机关只就本身所在地（且属使用地）承认证书。',
      pt: 'Uma autoridade só reconhece um certificado para o seu próprio lugar, quando este é um local de utilização.',
    },
    remedy: {
      en: 'Send the dossier to the authorities of the places of use.',
      'zh-Hant': '請將案卷送交使用地的認證機關。',
      'zh-Hans': '请将案卷送交使用地的认证机关。',
      pt: 'Envie o dossier às autoridades dos locais de utilização.',
    },
  },
  'edition-unknown': {
    message: {
      en: 'The edition {edition} is not known here. Use an edition that is published.',
      'zh-Hant': '此處並無版本 {edition}。請使用已公布的版本。',
      'zh-Hans': '此处没有版本 {edition}。请使用已公布的版本。',
      pt: 'A edição {edition} não é aqui conhecida. Use uma edição publicada.',
    },
    cause: {
      en: 'A case is judged by an edition of the scheme that this authority has.',
      'zh-Hant': '個案按本機關所備有的認證計劃版本處理。',
      'zh-Hans': '案件按本机关所备有的认证计划版本处理。',
      pt: 'Um processo rege-se por uma edição do programa que esta autoridade tem.',
    },
    remedy: {
      en: 'Use a published edition; an authority with an older release must be upgraded first.',
      'zh-Hant': '請使用已公布的版本；使用舊發行版的認證機關須先升級。',
      'zh-Hans': '请使用已公布的版本；使用旧发行版的认证机关须先升级。',
      pt: 'Use uma edição publicada; uma autoridade com uma versão antiga do sistema tem de ser actualizada primeiro.',
    },
  },
  'condition-missing': {
    message: {
      en: 'A reservation names at least one condition. Write what must still be met.',
      'zh-Hant': '附條件承認須指明至少一項條件。請填寫尚待符合的事項。',
      'zh-Hans': '附条件承认须指明至少一项条件。请填写尚待满足的事项。',
      pt: 'Uma reserva indica pelo menos uma condição. Escreva o que falta cumprir.',
    },
    cause: {
      en: 'To reserve means that the certificate takes effect in this place when its conditions are met.',
      'zh-Hant': '附條件承認，指證書在條件獲符合後方在該地生效。',
      'zh-Hans': '附条件承认，指证书在条件满足后方在该地生效。',
      pt: 'Reservar significa que o certificado só produz efeitos neste lugar quando as condições forem cumpridas.',
    },
    remedy: {
      en: 'Name the conditions in `conditions`, or recognise without conditions.',
      'zh-Hant': '請在 `conditions` 填寫條件，或無條件承認。',
      'zh-Hans': '请在 `conditions` 填写条件，或无条件承认。',
      pt: 'Indique as condições em `conditions`, ou reconheça sem condições.',
    },
  },
  'condition-on-refusal': {
    message: {
      en: 'A refusal has no conditions. Remove them, or reserve instead.',
      'zh-Hant': '拒絕不附條件。請刪除條件，或改為附條件承認。',
      'zh-Hans': '拒绝不附条件。请删除条件，或改为附条件承认。',
      pt: 'Uma recusa não tem condições. Retire-as, ou reserve.',
    },
    cause: {
      en: 'A refusal leaves nothing that meeting a condition could change.',
      'zh-Hant': '拒絕後，即使符合條件亦不會改變結果。',
      'zh-Hans': '拒绝后，即使满足条件也不会改变结果。',
      pt: 'Uma recusa não deixa nada que o cumprimento de uma condição pudesse mudar.',
    },
    remedy: {
      en: 'Leave `conditions` empty, or vote to reserve.',
      'zh-Hant': '請將 `conditions` 留空，或表決附條件承認。',
      'zh-Hans': '请将 `conditions` 留空，或表决附条件承认。',
      pt: 'Deixe `conditions` vazio, ou vote pela reserva.',
    },
  },
  'too-many-conditions': {
    message: {
      en: 'The vote names {count} conditions of at most {most}. Name fewer.',
      'zh-Hant': '該票附有 {count} 項條件，上限為 {most} 項。請減少條件。',
      'zh-Hans': '该票附有 {count} 项条件，上限为 {most} 项。请减少条件。',
      pt: 'O voto indica {count} condições, quando pode ter no máximo {most}. Indique menos.',
    },
    cause: {
      en: 'A decision carries the conditions of all votes that make it, and the envelope to the lead authority has room for so many. Each vote has an equal part.',
      'zh-Hant': '決定載有構成該決定的各票所附條件，而致主導機關的電文有容量上限，由各票均分。',
      'zh-Hans': '决定载有构成该决定的各票所附条件，而发给主导机关的电文有容量上限，由各票均分。',
      pt: 'Uma decisão reúne as condições de todos os votos que a formam, e o envelope para a autoridade principal tem espaço limitado. Cada voto tem parte igual.',
    },
    remedy: {
      en: 'Join or leave out conditions and vote again.',
      'zh-Hant': '請合併或刪減條件，然後再次表決。',
      'zh-Hans': '请合并或删减条件，然后再次表决。',
      pt: 'Junte ou retire condições e vote de novo.',
    },
  },
  'authority-not-asked': {
    message: {
      en: 'Authority {authority} is of none of the places of use. Its decision is not asked for.',
      'zh-Hant': '認證機關 {authority} 的所在地並非使用地，無須其作出決定。',
      'zh-Hans': '认证机关 {authority} 的所在地不是使用地，无须其作出决定。',
      pt: 'A autoridade {authority} não é de nenhum dos locais de utilização. A sua decisão não é pedida.',
    },
    cause: {
      en: 'The authorities of the other places of use recognise a certificate; no others do.',
      'zh-Hant': '只有其他使用地的認證機關可承認證書。',
      'zh-Hans': '只有其他使用地的认证机关可承认证书。',
      pt: 'Reconhecem um certificado as autoridades dos outros locais de utilização, e mais nenhuma.',
    },
    remedy: {
      en: 'Nothing is left to do: the certificate has no effect in that place.',
      'zh-Hant': '無須再作任何事項：證書在該地並無效力。',
      'zh-Hans': '无须再做任何事项：证书在该地没有效力。',
      pt: 'Nada há a fazer: o certificado não tem eficácia nesse lugar.',
    },
  },
  'not-its-jurisdiction': {
    message: {
      en: 'Authority {authority} decides for its own place only. Correct the jurisdiction.',
      'zh-Hant': '認證機關 {authority} 只可就本身所在地作出決定。請更正司法管轄區。',
      'zh-Hans': '认证机关 {authority} 只能就本身所在地作出决定。请更正司法管辖区。',
      pt: 'A autoridade {authority} só decide quanto ao seu próprio lugar. Corrija a jurisdição.',
    },
    cause: {
      en: 'Each authority decides for the jurisdiction whose law it applies.',
      'zh-Hant': '各認證機關就其所適用法律的司法管轄區作出決定。',
      'zh-Hans': '各认证机关就其所适用法律的司法管辖区作出决定。',
      pt: 'Cada autoridade decide quanto à jurisdição cujo direito aplica.',
    },
    remedy: {
      en: 'State the jurisdiction of the authority that decided.',
      'zh-Hant': '請填寫作出決定的認證機關的司法管轄區。',
      'zh-Hans': '请填写作出决定的认证机关的司法管辖区。',
      pt: 'Indique a jurisdição da autoridade que decidiu.',
    },
  },
  'peer-decided-otherwise': {
    message: {
      en: 'Authority {authority} has decided already ({decision, select, recognise {recognised} reserve {reserved} refuse {refused} other {decided}}). Its decision is not replaced.',
      'zh-Hant':
        '認證機關 {authority} 已作出決定（{decision, select, recognise {承認} reserve {附條件承認} refuse {拒絕} other {已決定}}）。該決定不予更換。',
      'zh-Hans':
        '认证机关 {authority} 已作出决定（{decision, select, recognise {承认} reserve {附条件承认} refuse {拒绝} other {已决定}}）。该决定不予更换。',
      pt: 'A autoridade {authority} já decidiu ({decision, select, recognise {reconheceu} reserve {reservou} refuse {recusou} other {decidiu}}). A sua decisão não é substituída.',
    },
    cause: {
      en: 'An authority decides once on a dossier.',
      'zh-Hant': '認證機關就每份案卷只作一次決定。',
      'zh-Hans': '认证机关就每份案卷只作一次决定。',
      pt: 'Uma autoridade decide uma só vez sobre um dossier.',
    },
    remedy: {
      en: 'Compare with the other authority which of the two decisions is right.',
      'zh-Hant': '請與該認證機關核實哪項決定正確。',
      'zh-Hans': '请与该认证机关核实哪项决定正确。',
      pt: 'Apure com a outra autoridade qual das duas decisões está certa.',
    },
  },
} as const satisfies { readonly [Code in ViolationCode]?: ErrorSentences }
