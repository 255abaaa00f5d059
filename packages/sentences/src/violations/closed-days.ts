import type { ViolationCode } from '@concert/domain/violation-codes'
import type { ErrorSentences } from '#error-sentences.ts'

/** Days on which the office of an authority was closed. */
export const closedDayViolations = {
  'closed-day-without-calendar': {
    message: {
      en: 'There is no calendar of {year} here. A day of that year cannot be recorded as closed.',
      'zh-Hant': '此處沒有{year}年的工作日曆，該年的日子不能記錄為停止辦公日。',
      'zh-Hans': '此处没有{year}年的工作日历，该年的日子不能记录为停止办公日。',
      pt: 'Não há aqui calendário de {year}. Um dia desse ano não pode ser registado como encerrado.',
    },
    cause: {
      en: 'Working days are read from the gazetted calendar of the place. Those of a year without one are never guessed.',
      'zh-Hant': '工作日以當地刊憲的日曆為準；未有日曆的年份不作推測。',
      'zh-Hans': '工作日以当地公布的日历为准；没有日历的年份不作推测。',
      pt: 'Os dias úteis lêem-se do calendário oficial do território. Os de um ano sem calendário nunca se adivinham.',
    },
    remedy: {
      en: 'Check the year. Where it is right, have the calendar of that year added first.',
      'zh-Hant': '請核對年份；如屬正確，請先加入該年的日曆。',
      'zh-Hans': '请核对年份；如属正确，请先加入该年的日历。',
      pt: 'Verifique o ano. Se estiver certo, mande acrescentar primeiro o calendário desse ano.',
    },
  },
  'closed-on-day-off': {
    message: {
      en: '{closedOn} is no working day here. Nothing has to be recorded.',
      'zh-Hant': '{closedOn} 在此並非工作日，毋須記錄。',
      'zh-Hans': '{closedOn} 在此不是工作日，无须记录。',
      pt: '{closedOn} não é dia útil aqui. Não há nada a registar.',
    },
    cause: {
      en: 'A closed day is a working day of the calendar on which the office could not work. A day off counts for no clock anyway.',
      'zh-Hant': '停止辦公日是日曆上的工作日而辦事處未能辦公；休息日本來就不計算在時限內。',
      'zh-Hans': '停止办公日是日历上的工作日而办事处未能办公；休息日本来就不计入时限。',
      pt: 'Um dia encerrado é um dia útil do calendário em que os serviços não puderam trabalhar. Um dia de descanso não conta para nenhum prazo.',
    },
    remedy: {
      en: 'Check the day. A calendar that is wrong is corrected in its data.',
      'zh-Hant': '請核對日期；日曆如有錯誤，須更正其資料。',
      'zh-Hans': '请核对日期；日历如有错误，须更正其数据。',
      pt: 'Verifique o dia. Um calendário errado corrige-se nos seus dados.',
    },
  },
  'closed-day-ahead': {
    message: {
      en: 'The day lies ahead. At present, {latest} is the last day that can be recorded.',
      'zh-Hant': '該日尚未到來；目前最遲可記錄 {latest}。',
      'zh-Hans': '该日尚未到来；目前最迟可记录 {latest}。',
      pt: 'O dia está por vir. De momento, {latest} é o último dia que se pode registar.',
    },
    cause: {
      en: 'A closing by gale or rainstorm is known the evening before at the earliest. One that is planned belongs into the calendar.',
      'zh-Hant': '因烈風或暴雨停止辦公，最早於前一晚得知；預先安排的休息日屬於日曆。',
      'zh-Hans': '因烈风或暴雨停止办公，最早于前一晚得知；预先安排的休息日属于日历。',
      pt: 'Um encerramento por tufão ou chuva intensa só se sabe, no máximo, na véspera. O que está planeado pertence ao calendário.',
    },
    remedy: {
      en: 'Check the day, or record it when the closing has been announced.',
      'zh-Hant': '請核對日期，或待公布停止辦公後才記錄。',
      'zh-Hans': '请核对日期，或待公布停止办公后再记录。',
      pt: 'Verifique o dia, ou registe-o quando o encerramento tiver sido anunciado.',
    },
  },
  'closed-day-on-record': {
    message: {
      en: '{closedOn} is on record as closed already.',
      'zh-Hant': '{closedOn} 已記錄為停止辦公日。',
      'zh-Hans': '{closedOn} 已记录为停止办公日。',
      pt: '{closedOn} já está registado como encerrado.',
    },
    cause: {
      en: 'A day is closed once, whatever the reasons are.',
      'zh-Hant': '不論原因為何，同一日只記錄一次。',
      'zh-Hans': '不论原因为何，同一日只记录一次。',
      pt: 'Um dia encerra-se uma só vez, sejam quais forem as razões.',
    },
    remedy: {
      en: 'Correct the record that is there.',
      'zh-Hant': '請更正現有的紀錄。',
      'zh-Hans': '请更正现有的记录。',
      pt: 'Corrija o registo existente.',
    },
  },
  'closed-day-unchanged': {
    message: {
      en: 'This says of {closedOn} what is on record already.',
      'zh-Hant': '有關 {closedOn} 的內容與現有紀錄相同。',
      'zh-Hans': '有关 {closedOn} 的内容与现有记录相同。',
      pt: 'Isto diz de {closedOn} o que já está registado.',
    },
    cause: {
      en: 'A correction changes the day, its cause or its reason.',
      'zh-Hant': '更正須改變日期、原因或說明。',
      'zh-Hans': '更正须改变日期、原因或说明。',
      pt: 'Uma correcção altera o dia, a causa ou a razão.',
    },
    remedy: {
      en: 'Send what is to be changed, or leave the record as it is.',
      'zh-Hant': '請提交要更改的內容，或保留現有紀錄。',
      'zh-Hans': '请提交要更改的内容，或保留现有记录。',
      pt: 'Envie o que deve mudar, ou deixe o registo como está.',
    },
  },
} satisfies Partial<Record<ViolationCode, ErrorSentences>>
