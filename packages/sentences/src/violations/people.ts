import type { ViolationCode } from '@concert/domain/violation-codes'
import type { ErrorSentences } from '#error-sentences.ts'

/** The files of the authority's personnel. */
export const peopleViolations = {
  'own-file': {
    message: {
      en: 'This is your own file. Somebody else has to keep it.',
      'zh-Hant': '這是您本人的檔案，須由他人記錄。',
      'zh-Hans': '这是您本人的档案，须由他人记录。',
      pt: 'Este é o seu próprio processo. Tem de ser mantido por outra pessoa.',
    },
    cause: {
      en: 'Nobody records their own competence, engagements or accounts.',
      'zh-Hant': '任何人不得記錄本人的能力、聘任關係或帳戶。',
      'zh-Hans': '任何人不得记录本人的能力、聘用关系或账户。',
      pt: 'Ninguém regista a sua própria competência, vínculos ou contas.',
    },
    remedy: {
      en: 'Ask another personnel administrator.',
      'zh-Hant': '請由另一名人員管理員辦理。',
      'zh-Hans': '请由另一名人员管理员办理。',
      pt: 'Peça a outro administrador do pessoal.',
    },
  },
  'person-id-taken': {
    message: {
      en: 'The identifier {personId} is another person’s already.',
      'zh-Hant': '識別碼 {personId} 已屬另一人。',
      'zh-Hans': '标识 {personId} 已属另一人。',
      pt: 'O identificador {personId} já é de outra pessoa.',
    },
    cause: {
      en: 'An identifier names one natural person for ever.',
      'zh-Hant': '一個識別碼永遠只指一名自然人。',
      'zh-Hans': '一个标识永远只指一名自然人。',
      pt: 'Um identificador designa para sempre uma só pessoa singular.',
    },
    remedy: {
      en: 'Choose another identifier, or use the record that is there.',
      'zh-Hant': '請選用另一識別碼，或使用現有的紀錄。',
      'zh-Hans': '请选用另一标识，或使用现有的记录。',
      pt: 'Escolha outro identificador, ou use o registo existente.',
    },
  },
  'account-of-another': {
    message: {
      en: 'The account {account} is on record already, with {personId}.',
      'zh-Hant': '帳戶 {account} 已記錄於 {personId} 名下。',
      'zh-Hans': '账户 {account} 已记录在 {personId} 名下。',
      pt: 'A conta {account} já está registada, em {personId}.',
    },
    cause: {
      en: 'An account is one natural person’s for ever. With an account of each of two records, one person would count as two.',
      'zh-Hant': '一個帳戶永遠只屬一名自然人；若分屬兩份紀錄，同一人便會被視為兩人。',
      'zh-Hans': '一个账户永远只属一名自然人；若分属两份记录，同一人便会被视为两人。',
      pt: 'Uma conta é para sempre de uma só pessoa singular. Repartida por dois registos, uma pessoa contaria por duas.',
    },
    remedy: {
      en: 'Check who signs in with it, and record it once.',
      'zh-Hant': '請核對由誰使用該帳戶登入，並只記錄一次。',
      'zh-Hans': '请核对由谁使用该账户登录，并只记录一次。',
      pt: 'Verifique quem entra com ela, e registe-a uma só vez.',
    },
  },
  'namesake-not-stated': {
    message: {
      en: '{personId} is on record with one of these names. Say whether it is another person.',
      'zh-Hant': '{personId} 已以其中一個姓名記錄在案。請說明是否另一人。',
      'zh-Hans': '{personId} 已以其中一个姓名记录在案。请说明是否另一人。',
      pt: '{personId} está registado com um destes nomes. Diga se é outra pessoa.',
    },
    cause: {
      en: 'Two records of one person would let the person act twice in one case.',
      'zh-Hant': '同一人有兩份紀錄，便可在同一個案中行事兩次。',
      'zh-Hans': '同一人有两份记录，便可在同一案件中行事两次。',
      pt: 'Dois registos de uma pessoa deixá-la-iam agir duas vezes num caso.',
    },
    remedy: {
      en: 'If it is another person, name that person in distinctFrom. If it is the same one, use that record.',
      'zh-Hant': '如屬另一人，請在 distinctFrom 列出該人；如屬同一人，請使用該份紀錄。',
      'zh-Hans': '如属另一人，请在 distinctFrom 列出该人；如属同一人，请使用该份记录。',
      pt: 'Se for outra pessoa, indique-a em distinctFrom. Se for a mesma, use esse registo.',
    },
  },
  'period-backwards': {
    message: {
      en: 'The last day, {until}, is before the first, {from}.',
      'zh-Hant': '最後一日 {until} 早於首日 {from}。',
      'zh-Hans': '最后一日 {until} 早于首日 {from}。',
      pt: 'O último dia, {until}, é anterior ao primeiro, {from}.',
    },
    cause: {
      en: 'A period runs from its first day to its last.',
      'zh-Hant': '期間由首日起至最後一日止。',
      'zh-Hans': '期间自首日起至最后一日止。',
      pt: 'Um período corre do primeiro dia ao último.',
    },
    remedy: {
      en: 'Correct one of the two days.',
      'zh-Hant': '請更正其中一個日期。',
      'zh-Hans': '请更正其中一个日期。',
      pt: 'Corrija um dos dois dias.',
    },
  },
  'engagement-overlaps': {
    message: {
      en: 'The engagement {engagementId} with the same client, from {from} on, is in the same days.',
      'zh-Hant': '與同一客戶的聘任關係 {engagementId} 期間重疊：自 {from} 起。',
      'zh-Hans': '与同一客户的聘用关系 {engagementId} 期间重叠：自 {from} 起。',
      pt: 'O vínculo {engagementId} com o mesmo cliente sobrepõe-se: desde {from}.',
    },
    cause: {
      en: 'Of one kind there is one engagement with one client at a time.',
      'zh-Hant': '與同一客戶，同一類別的聘任關係在同一時間只有一項。',
      'zh-Hans': '与同一客户，同一类别的聘用关系在同一时间只有一项。',
      pt: 'De cada tipo há um só vínculo com um cliente de cada vez.',
    },
    remedy: {
      en: 'End the engagement that is on record, or correct the days.',
      'zh-Hant': '請結束已記錄的聘任關係，或更正日期。',
      'zh-Hans': '请结束已记录的聘用关系，或更正日期。',
      pt: 'Termine o vínculo registado, ou corrija os dias.',
    },
  },
  'engagement-unknown': {
    message: {
      en: 'There is no engagement {engagementId} in this file.',
      'zh-Hant': '此檔案內並無聘任關係 {engagementId}。',
      'zh-Hans': '此档案内没有聘用关系 {engagementId}。',
      pt: 'Neste processo não há o vínculo {engagementId}.',
    },
    cause: {
      en: 'An engagement is ended in the file of its person.',
      'zh-Hant': '聘任關係須在該人的檔案內結束。',
      'zh-Hans': '聘用关系须在该人的档案内结束。',
      pt: 'Um vínculo termina no processo da sua pessoa.',
    },
    remedy: {
      en: 'Read the file and name an engagement that is in it.',
      'zh-Hant': '請查閱檔案，並指明其中的聘任關係。',
      'zh-Hans': '请查阅档案，并指明其中的聘用关系。',
      pt: 'Leia o processo e indique um vínculo que lá esteja.',
    },
  },
  'engagement-has-ended': {
    message: {
      en: 'This engagement ended on {until}.',
      'zh-Hant': '該聘任關係已於 {until} 結束。',
      'zh-Hans': '该聘用关系已于 {until} 结束。',
      pt: 'Este vínculo terminou em {until}.',
    },
    cause: {
      en: 'Two years of staying away are counted from the last day. It is not moved.',
      'zh-Hant': '兩年的迴避期由最後一日起計，該日不得更改。',
      'zh-Hans': '两年的回避期自最后一日起计，该日不得更改。',
      pt: 'Os dois anos de afastamento contam-se do último dia, que não se altera.',
    },
    remedy: {
      en: 'If the person served the client longer, record that as one more engagement.',
      'zh-Hant': '如該人其後仍為該客戶服務，請另記一項聘任關係。',
      'zh-Hans': '如该人其后仍为该客户服务，请另记一项聘用关系。',
      pt: 'Se a pessoa serviu o cliente por mais tempo, registe mais um vínculo.',
    },
  },
  'competence-unknown': {
    message: {
      en: 'No edition asks for the competence {code}. Those that there are: {codes}.',
      'zh-Hant': '沒有版本要求能力 {code}。現有：{codes}。',
      'zh-Hans': '没有版本要求能力 {code}。现有：{codes}。',
      pt: 'Nenhuma edição pede a competência {code}. As que há: {codes}.',
    },
    cause: {
      en: 'A competence is a requirement area or a modality of an edition.',
      'zh-Hant': '能力是版本內的要求範疇或模態。',
      'zh-Hans': '能力是版本内的要求范畴或模态。',
      pt: 'Uma competência é uma área de requisitos ou uma modalidade de uma edição.',
    },
    remedy: {
      en: 'Use one of the codes that are listed.',
      'zh-Hant': '請使用所列代碼之一。',
      'zh-Hans': '请使用所列代码之一。',
      pt: 'Use um dos códigos indicados.',
    },
  },
  'assessed-by-oneself': {
    message: {
      en: 'A person does not assess their own competence.',
      'zh-Hant': '任何人不得評定本人的能力。',
      'zh-Hans': '任何人不得评定本人的能力。',
      pt: 'Ninguém avalia a sua própria competência.',
    },
    cause: {
      en: 'Competence is found by somebody else, who is named.',
      'zh-Hant': '能力由另一名具名人士評定。',
      'zh-Hans': '能力由另一名具名人士评定。',
      pt: 'A competência é apurada por outra pessoa, que é indicada.',
    },
    remedy: {
      en: 'Name the person who found it.',
      'zh-Hant': '請指明評定的人。',
      'zh-Hans': '请指明评定的人。',
      pt: 'Indique a pessoa que a apurou.',
    },
  },
  'assessor-unknown': {
    message: {
      en: '{personId} is not on record in the personnel of this authority.',
      'zh-Hant': '{personId} 並不在本認證機關的人員紀錄內。',
      'zh-Hans': '{personId} 不在本认证机关的人员记录内。',
      pt: '{personId} não consta do pessoal desta autoridade.',
    },
    cause: {
      en: 'Who assesses answers for it, and so is on record.',
      'zh-Hant': '評定者須負責，因此須有紀錄。',
      'zh-Hans': '评定者须负责，因此须有记录。',
      pt: 'Quem avalia responde por isso, e por isso consta do registo.',
    },
    remedy: {
      en: 'Register the assessor first, or name another one.',
      'zh-Hant': '請先登記評定者，或指明另一人。',
      'zh-Hans': '请先登记评定者，或指明另一人。',
      pt: 'Registe primeiro o avaliador, ou indique outro.',
    },
  },
  'assessed-in-the-future': {
    message: {
      en: 'The day of the assessment, {on}, has not come.',
      'zh-Hant': '評定日期 {on} 尚未到來。',
      'zh-Hans': '评定日期 {on} 尚未到来。',
      pt: 'O dia da avaliação, {on}, ainda não chegou.',
    },
    cause: {
      en: 'What is recorded was found already.',
      'zh-Hant': '所記錄的須已評定。',
      'zh-Hans': '所记录的须已评定。',
      pt: 'O que se regista já foi apurado.',
    },
    remedy: {
      en: 'Correct the day, or record the competence when it was found.',
      'zh-Hant': '請更正日期，或於評定後才記錄。',
      'zh-Hans': '请更正日期，或在评定后才记录。',
      pt: 'Corrija o dia, ou registe a competência depois de apurada.',
    },
  },
  'competence-not-held': {
    message: {
      en: 'There is no competence {competenceId} in this file.',
      'zh-Hant': '此檔案內並無能力紀錄 {competenceId}。',
      'zh-Hans': '此档案内没有能力记录 {competenceId}。',
      pt: 'Neste processo não há a competência {competenceId}.',
    },
    cause: {
      en: 'What is withdrawn is on record, and was not withdrawn before.',
      'zh-Hant': '撤回的須已記錄，且未曾撤回。',
      'zh-Hans': '撤回的须已记录，且未曾撤回。',
      pt: 'O que se retira consta do registo e não foi já retirado.',
    },
    remedy: {
      en: 'Read the file and name a competence that is in it.',
      'zh-Hant': '請查閱檔案，並指明其中的能力紀錄。',
      'zh-Hans': '请查阅档案，并指明其中的能力记录。',
      pt: 'Leia o processo e indique uma competência que lá esteja.',
    },
  },
} satisfies Partial<Record<ViolationCode, ErrorSentences>>
