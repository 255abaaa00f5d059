import type { ViolationCode } from '@concert/domain/violation-codes'
import type { ErrorSentences } from '#error-sentences.ts'

/** Who is away, and who stands in. */
export const absenceViolations = {
  'absence-of-another': {
    message: {
      en: 'This is another person’s absence.',
      'zh-Hant': '這是他人的缺勤紀錄。',
      'zh-Hans': '这是他人的缺勤记录。',
      pt: 'Esta ausência é de outra pessoa.',
    },
    cause: {
      en: 'An absence is entered and changed by the person or by a personnel administrator.',
      'zh-Hant': '缺勤只由本人或人員管理員登記及更改。',
      'zh-Hans': '缺勤只由本人或人员管理员登记和更改。',
      pt: 'Uma ausência é registada e alterada pela própria pessoa ou por um administrador do pessoal.',
    },
    remedy: {
      en: 'Ask the person, or a personnel administrator.',
      'zh-Hant': '請由本人或人員管理員辦理。',
      'zh-Hans': '请由本人或人员管理员办理。',
      pt: 'Peça à própria pessoa, ou a um administrador do pessoal.',
    },
  },
  'absence-over': {
    message: {
      en: 'The absence was over on {until}.',
      'zh-Hant': '該缺勤已於 {until} 結束。',
      'zh-Hans': '该缺勤已于 {until} 结束。',
      pt: 'A ausência terminou em {until}.',
    },
    cause: {
      en: 'An absence says whose move it is from now on. What has passed is changed by nobody.',
      'zh-Hant': '缺勤紀錄說明今後由誰處理。已過去的不能更改。',
      'zh-Hans': '缺勤记录说明今后由谁处理。已过去的不能更改。',
      pt: 'Uma ausência diz a quem cabe agir daqui em diante. O que passou não é alterado.',
    },
    remedy: {
      en: 'Enter another absence that is not over.',
      'zh-Hant': '請另行登記尚未結束的缺勤。',
      'zh-Hans': '请另行登记尚未结束的缺勤。',
      pt: 'Registe outra ausência, que não tenha terminado.',
    },
  },
  'absence-too-long': {
    message: {
      en: 'One absence ends on {latest} at the latest.',
      'zh-Hant': '一次缺勤最遲須於 {latest} 結束。',
      'zh-Hans': '一次缺勤最迟须于 {latest} 结束。',
      pt: 'Uma ausência termina, o mais tardar, em {latest}.',
    },
    cause: {
      en: 'An absence is bounded, so that nobody is stood in for without end.',
      'zh-Hant': '缺勤設有上限，以免代理無限期持續。',
      'zh-Hans': '缺勤设有上限，以免代理无限期持续。',
      pt: 'Uma ausência tem limite, para que ninguém seja substituído sem fim.',
    },
    remedy: {
      en: 'Enter an earlier last day, and another absence when it comes to that.',
      'zh-Hant': '請填較早的結束日，屆時再另行登記。',
      'zh-Hans': '请填写较早的结束日，届时再另行登记。',
      pt: 'Indique um último dia mais cedo e, chegada a altura, registe outra ausência.',
    },
  },
  'absence-overlaps': {
    message: {
      en: 'It overlaps the absence {absenceId}, which begins on {from}.',
      'zh-Hant': '與於 {from} 開始的缺勤 {absenceId} 重疊。',
      'zh-Hans': '与于 {from} 开始的缺勤 {absenceId} 重叠。',
      pt: 'Sobrepõe-se à ausência {absenceId}, que começa em {from}.',
    },
    cause: {
      en: 'On a day a person has one absence, so that there is one answer to who stands in.',
      'zh-Hant': '同一日只可有一項缺勤，以確定由誰代理。',
      'zh-Hans': '同一日只可有一项缺勤，以确定由谁代理。',
      pt: 'Em cada dia uma pessoa tem uma só ausência, para que haja uma só resposta sobre quem a substitui.',
    },
    remedy: {
      en: 'End the other absence earlier, or choose other days.',
      'zh-Hant': '請提早結束另一項缺勤，或選擇其他日子。',
      'zh-Hans': '请提早结束另一项缺勤，或选择其他日子。',
      pt: 'Termine mais cedo a outra ausência, ou escolha outros dias.',
    },
  },
  'absence-has-begun': {
    message: {
      en: 'The absence began on {from}.',
      'zh-Hant': '該缺勤已於 {from} 開始。',
      'zh-Hans': '该缺勤已于 {from} 开始。',
      pt: 'A ausência começou em {from}.',
    },
    cause: {
      en: 'Only an absence that has not begun can be said not to take place.',
      'zh-Hant': '只有尚未開始的缺勤可取消。',
      'zh-Hans': '只有尚未开始的缺勤可取消。',
      pt: 'Só de uma ausência que ainda não começou se pode dizer que não tem lugar.',
    },
    remedy: {
      en: 'Say its last day.',
      'zh-Hant': '請填其最後一日。',
      'zh-Hans': '请填写其最后一日。',
      pt: 'Indique o seu último dia.',
    },
  },
  'absence-not-earlier': {
    message: {
      en: 'The absence ends on {until} already.',
      'zh-Hant': '該缺勤原已於 {until} 結束。',
      'zh-Hans': '该缺勤原已于 {until} 结束。',
      pt: 'A ausência já termina em {until}.',
    },
    cause: {
      en: 'An absence is ended earlier; it is not made longer.',
      'zh-Hant': '缺勤只可提早結束，不可延長。',
      'zh-Hans': '缺勤只可提早结束，不可延长。',
      pt: 'Uma ausência termina mais cedo; não se prolonga.',
    },
    remedy: {
      en: 'Say an earlier day, or enter another absence after it.',
      'zh-Hant': '請填較早的日子，或在其後另行登記。',
      'zh-Hans': '请填写较早的日子，或在其后另行登记。',
      pt: 'Indique um dia anterior, ou registe outra ausência a seguir.',
    },
  },
  'absence-end-in-the-past': {
    message: {
      en: 'The absence ends on {earliest} at the earliest.',
      'zh-Hant': '該缺勤最早於 {earliest} 結束。',
      'zh-Hans': '该缺勤最早于 {earliest} 结束。',
      pt: 'A ausência termina, o mais cedo, em {earliest}.',
    },
    cause: {
      en: 'Who is back today was away yesterday. What was before is known and stays.',
      'zh-Hant': '今日返回者，昨日仍屬缺勤。此前的紀錄不變。',
      'zh-Hans': '今日返回者，昨日仍属缺勤。此前的记录不变。',
      pt: 'Quem volta hoje esteve ausente ontem. O que houve antes é conhecido e fica.',
    },
    remedy: {
      en: 'Say this day or a later one.',
      'zh-Hant': '請填該日或之後的日子。',
      'zh-Hans': '请填写该日或之后的日子。',
      pt: 'Indique esse dia ou um posterior.',
    },
  },
  'own-deputy': {
    message: {
      en: 'A person does not stand in for themselves.',
      'zh-Hant': '任何人不得代理自己。',
      'zh-Hans': '任何人不得代理自己。',
      pt: 'Uma pessoa não se substitui a si própria.',
    },
    cause: {
      en: 'A deputy is another natural person.',
      'zh-Hant': '代理人須為另一自然人。',
      'zh-Hans': '代理人须为另一自然人。',
      pt: 'O substituto é outra pessoa singular.',
    },
    remedy: {
      en: 'Name somebody else, or nobody for this function.',
      'zh-Hant': '請指定他人，或不為該職能指定代理人。',
      'zh-Hans': '请指定他人，或不为该职能指定代理人。',
      pt: 'Indique outra pessoa, ou ninguém para esta função.',
    },
  },
  'deputy-repeated': {
    message: {
      en: 'There are two deputies for one function: {function}.',
      'zh-Hant': '同一職能（{function}）指定了兩名代理人。',
      'zh-Hans': '同一职能（{function}）指定了两名代理人。',
      pt: 'Há dois substitutos para a mesma função: {function}.',
    },
    cause: {
      en: 'One person stands in for each function, so that it is clear whose move it is.',
      'zh-Hant': '每項職能由一人代理，以確定由誰處理。',
      'zh-Hans': '每项职能由一人代理，以确定由谁处理。',
      pt: 'Uma pessoa substitui em cada função, para que seja claro a quem cabe agir.',
    },
    remedy: {
      en: 'Name one of them.',
      'zh-Hant': '請只指定其中一人。',
      'zh-Hans': '请只指定其中一人。',
      pt: 'Indique só um deles.',
    },
  },
  'deputy-not-authorised': {
    message: {
      en: '{personId} is not authorised for this function then: {function}.',
      'zh-Hant': '{personId} 屆時並無該職能（{function}）的授權。',
      'zh-Hans': '{personId} 届时并无该职能（{function}）的授权。',
      pt: '{personId} não está então autorizado para esta função: {function}.',
    },
    cause: {
      en: 'A deputy acts under their own authorisation. To be named gives nobody a right.',
      'zh-Hant': '代理人憑本身的授權行事。獲指定並不賦予任何權利。',
      'zh-Hans': '代理人凭本身的授权行事。获指定并不赋予任何权利。',
      pt: 'O substituto age com a sua própria autorização. Ser indicado não dá direitos a ninguém.',
    },
    remedy: {
      en: 'Name somebody who is authorised for it, or have them authorised first.',
      'zh-Hant': '請指定已獲該授權的人，或先予授權。',
      'zh-Hans': '请指定已获该授权的人，或先予授权。',
      pt: 'Indique quem esteja autorizado para ela, ou autorize primeiro essa pessoa.',
    },
  },
} as const satisfies Partial<Record<ViolationCode, ErrorSentences>>
