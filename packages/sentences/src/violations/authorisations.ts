import type { ViolationCode } from '@concert/domain/violation-codes'
import type { ErrorSentences } from '#error-sentences.ts'

/** What people are authorised for. */
export const authorisationViolations = {
  'own-authorisation': {
    message: {
      en: 'This is your own authorisation. Others give it and take it away.',
      'zh-Hant': '這是您本人的授權，須由他人授予及收回。',
      'zh-Hans': '这是您本人的授权，须由他人授予和收回。',
      pt: 'Esta é a sua própria autorização. São outros que a dão e a retiram.',
    },
    cause: {
      en: 'Nobody authorises themselves, with whichever account they sign in.',
      'zh-Hant': '任何人不論使用哪個帳戶，均不得授權予本人。',
      'zh-Hans': '任何人不论使用哪个账户，均不得授权予本人。',
      pt: 'Ninguém se autoriza a si próprio, seja qual for a conta com que entra.',
    },
    remedy: {
      en: 'Ask another personnel administrator.',
      'zh-Hant': '請由另一名人員管理員辦理。',
      'zh-Hans': '请由另一名人员管理员办理。',
      pt: 'Peça a outro administrador do pessoal.',
    },
  },
  'person-not-on-record': {
    message: {
      en: '{personId} is not on record in the personnel of this authority.',
      'zh-Hant': '{personId} 並不在本認證機關的人員紀錄內。',
      'zh-Hans': '{personId} 不在本认证机关的人员记录内。',
      pt: '{personId} não consta do pessoal desta autoridade.',
    },
    cause: {
      en: 'Only a natural person on record is authorised.',
      'zh-Hant': '只有已登記的自然人可獲授權。',
      'zh-Hans': '只有已登记的自然人可获授权。',
      pt: 'Só se autoriza uma pessoa singular registada.',
    },
    remedy: {
      en: 'Register the person first, or correct the identifier.',
      'zh-Hant': '請先登記該人，或更正識別碼。',
      'zh-Hans': '请先登记该人，或更正标识。',
      pt: 'Registe primeiro a pessoa, ou corrija o identificador.',
    },
  },
  'confirmed-by-proposer': {
    message: {
      en: 'You proposed this. Another personnel administrator has to confirm it.',
      'zh-Hant': '這是您提出的，須由另一名人員管理員確認。',
      'zh-Hans': '这是您提出的，须由另一名人员管理员确认。',
      pt: 'Foi proposto por si. Tem de ser confirmado por outro administrador do pessoal.',
    },
    cause: {
      en: 'Two persons give power to act. One is enough only for a second administrator, while there is exactly one.',
      'zh-Hant': '行事的權力須由兩人授予。只有在僅得一名管理員時，一人方可授權第二名管理員。',
      'zh-Hans': '行事的权力须由两人授予。只有在仅有一名管理员时，一人才可授权第二名管理员。',
      pt: 'O poder de agir é dado por duas pessoas. Uma só basta apenas para um segundo administrador, enquanto houver exactamente um.',
    },
    remedy: {
      en: 'Ask another administrator to confirm it. Where there is none, authorise a second administrator first.',
      'zh-Hant': '請另一名管理員確認；如沒有，請先授權第二名管理員。',
      'zh-Hans': '请另一名管理员确认；如没有，请先授权第二名管理员。',
      pt: 'Peça a outro administrador que confirme. Se não houver, autorize primeiro um segundo administrador.',
    },
  },
  'proposer-no-administrator': {
    message: {
      en: '{personId}, who proposed this, is no administrator now.',
      'zh-Hant': '提出者 {personId} 現時並非管理員。',
      'zh-Hans': '提出者 {personId} 现时并非管理员。',
      pt: '{personId}, que o propôs, não é agora administrador.',
    },
    cause: {
      en: 'Both persons who give power hold the function at the moment it is given.',
      'zh-Hant': '授予權力的兩人，在授予之時均須擔任該職能。',
      'zh-Hans': '授予权力的两人，在授予之时均须担任该职能。',
      pt: 'As duas pessoas que dão o poder têm a função no momento em que é dado.',
    },
    remedy: {
      en: 'Decline this one, and propose it anew.',
      'zh-Hant': '請拒絕此項，再重新提出。',
      'zh-Hans': '请拒绝此项，再重新提出。',
      pt: 'Recuse esta e proponha-a de novo.',
    },
  },
  'administrator-acts-in-case': {
    message: {
      en: 'The person has another authorisation, {grantId}, as {function}. It does not go together with this one.',
      'zh-Hant': '該人另有授權 {grantId}，職能為{function}，不得與此項並存。',
      'zh-Hans': '该人另有授权 {grantId}，职能为{function}，不得与此项并存。',
      pt: 'A pessoa tem outra autorização, {grantId}, como {function}. Não é compatível com esta.',
    },
    cause: {
      en: 'Whoever says who may act in cases acts in none.',
      'zh-Hant': '決定誰可在個案中行事的人，本人不得在任何個案中行事。',
      'zh-Hans': '决定谁可在案件中行事的人，本人不得在任何案件中行事。',
      pt: 'Quem diz quem pode agir em casos não age em nenhum.',
    },
    remedy: {
      en: 'Withdraw or decline the other one first, or authorise somebody else.',
      'zh-Hant': '請先撤銷或拒絕另一項，或授權另一人。',
      'zh-Hans': '请先撤销或拒绝另一项，或授权另一人。',
      pt: 'Retire ou recuse primeiro a outra, ou autorize outra pessoa.',
    },
  },
  'authorisation-overlaps': {
    message: {
      en: 'The authorisation {grantId} is for the same function and overlaps: from {from} until {until}.',
      'zh-Hant': '授權 {grantId} 屬同一職能且期間重疊：由 {from} 至 {until}。',
      'zh-Hans': '授权 {grantId} 属同一职能且期间重叠：自 {from} 至 {until}。',
      pt: 'A autorização {grantId} é para a mesma função e sobrepõe-se: de {from} a {until}.',
    },
    cause: {
      en: 'For one function a person is authorised once at a time, so that what is taken away is gone.',
      'zh-Hant': '同一職能在同一時間只有一項授權，以確保收回後不再有效。',
      'zh-Hans': '同一职能在同一时间只有一项授权，以确保收回后不再有效。',
      pt: 'Para uma função, uma pessoa é autorizada uma vez de cada vez, para que o que se retira deixe de existir.',
    },
    remedy: {
      en: 'Let this one begin when the other ends, or withdraw or decline the other.',
      'zh-Hant': '請讓此項於另一項結束時開始，或撤銷或拒絕另一項。',
      'zh-Hans': '请让此项在另一项结束时开始，或撤销或拒绝另一项。',
      pt: 'Faça-a começar quando a outra acaba, ou retire ou recuse a outra.',
    },
  },
  'authorisation-backwards': {
    message: {
      en: 'It would end at {until}, which is not after its beginning, {from}.',
      'zh-Hant': '其結束時間 {until} 並非在開始時間 {from} 之後。',
      'zh-Hans': '其结束时间 {until} 不在开始时间 {from} 之后。',
      pt: 'Acabaria em {until}, que não é depois do início, {from}.',
    },
    cause: {
      en: 'A period runs forward. Its last instant is outside already.',
      'zh-Hant': '期間須向前計算，最後一刻不包括在內。',
      'zh-Hans': '期间须向前计算，最后一刻不包括在内。',
      pt: 'Um período corre para a frente. O último instante já está fora.',
    },
    remedy: {
      en: 'Correct one of the two instants.',
      'zh-Hant': '請更正其中一個時間。',
      'zh-Hans': '请更正其中一个时间。',
      pt: 'Corrija um dos dois instantes.',
    },
  },
  'authorisation-too-long': {
    message: {
      en: 'It would last too long. It can end at {latest} at the latest.',
      'zh-Hant': '期間過長，最遲須於 {latest} 結束。',
      'zh-Hans': '期间过长，最迟须在 {latest} 结束。',
      pt: 'Duraria demasiado. Pode acabar o mais tardar em {latest}.',
    },
    cause: {
      en: 'An authorisation is for five years at most, so that competence is looked at again.',
      'zh-Hant': '授權最長五年，以便再次審視能力。',
      'zh-Hans': '授权最长五年，以便再次审视能力。',
      pt: 'Uma autorização é por cinco anos no máximo, para que a competência seja de novo examinada.',
    },
    remedy: {
      en: 'Name an earlier end. Another authorisation can follow it.',
      'zh-Hant': '請定較早的結束時間，其後可另作授權。',
      'zh-Hans': '请定较早的结束时间，其后可另作授权。',
      pt: 'Indique um fim anterior. Pode seguir-se outra autorização.',
    },
  },
  'authorisation-over': {
    message: {
      en: 'The period ended at {until}.',
      'zh-Hant': '該期間已於 {until} 結束。',
      'zh-Hans': '该期间已在 {until} 结束。',
      pt: 'O período acabou em {until}.',
    },
    cause: {
      en: 'What is over is neither given nor suspended.',
      'zh-Hant': '已屆滿的授權既不能授予，亦不能暫停。',
      'zh-Hans': '已届满的授权既不能授予，也不能暂停。',
      pt: 'O que acabou não se dá nem se suspende.',
    },
    remedy: {
      en: 'Propose another authorisation with a later end.',
      'zh-Hant': '請提出結束時間較後的另一項授權。',
      'zh-Hans': '请提出结束时间较后的另一项授权。',
      pt: 'Proponha outra autorização com um fim posterior.',
    },
  },
  'undertaking-not-signed': {
    message: {
      en: 'An undertaking of confidentiality of {on} is too late. It is signed on {latest} at the latest.',
      'zh-Hant': '{on} 的保密承諾過遲，最遲須於 {latest} 簽署。',
      'zh-Hans': '{on} 的保密承诺过迟，最迟须在 {latest} 签署。',
      pt: 'Um compromisso de confidencialidade de {on} é tardio. Assina-se o mais tardar em {latest}.',
    },
    cause: {
      en: 'Whoever may learn something of a client has undertaken before to keep it confidential.',
      'zh-Hant': '可得悉客戶資料的人，須事先承諾保密。',
      'zh-Hans': '可得悉客户信息的人，须事先承诺保密。',
      pt: 'Quem pode saber algo de um cliente comprometeu-se antes a guardá-lo em segredo.',
    },
    remedy: {
      en: 'Let the person sign first, and record the day on which they did.',
      'zh-Hant': '請先由該人簽署，並記錄簽署日期。',
      'zh-Hans': '请先由该人签署，并记录签署日期。',
      pt: 'Faça a pessoa assinar primeiro, e registe o dia em que o fez.',
    },
  },
  'evaluator-not-competent': {
    message: {
      en: 'No competence as evaluator is on record that holds on {on}.',
      'zh-Hant': '並無在 {on} 有效的評價員能力紀錄。',
      'zh-Hans': '没有在 {on} 有效的评价员能力记录。',
      pt: 'Não há registo de competência como avaliador que valha em {on}.',
    },
    cause: {
      en: 'Whoever is to evaluate was found competent in something before.',
      'zh-Hant': '擔任評價的人，須事先經評定具備某項能力。',
      'zh-Hans': '担任评价的人，须事先经评定具备某项能力。',
      pt: 'Quem vai avaliar foi antes julgado competente em alguma coisa.',
    },
    remedy: {
      en: 'Record the competence in the file of the person first.',
      'zh-Hant': '請先在該人的檔案內記錄能力。',
      'zh-Hans': '请先在该人的档案内记录能力。',
      pt: 'Registe primeiro a competência no processo da pessoa.',
    },
  },
  'withdrawn-in-the-future': {
    message: {
      en: 'The instant {from} has not come.',
      'zh-Hant': '時間 {from} 尚未到來。',
      'zh-Hans': '时间 {from} 尚未到来。',
      pt: 'O instante {from} ainda não chegou.',
    },
    cause: {
      en: 'A withdrawal takes effect at once, or reaches back to an instant that has passed.',
      'zh-Hant': '撤銷即時生效，或追溯至已過的時間。',
      'zh-Hans': '撤销即时生效，或追溯至已过的时间。',
      pt: 'Uma retirada vale de imediato, ou recua até um instante passado.',
    },
    remedy: {
      en: 'Leave effectiveFrom null, or name an instant that has passed.',
      'zh-Hant': '請將 effectiveFrom 留為 null，或指明已過的時間。',
      'zh-Hans': '请将 effectiveFrom 留为 null，或指明已过的时间。',
      pt: 'Deixe effectiveFrom a null, ou indique um instante passado.',
    },
  },
} satisfies Partial<Record<ViolationCode, ErrorSentences>>
