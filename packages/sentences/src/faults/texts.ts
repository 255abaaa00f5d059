import type { FaultCode } from '@concert/contracts/fault-codes'
import type { ErrorSentences } from '#error-sentences.ts'

/** Texts, and what belongs together in a body. */
export const textFaults = {
  'text-broken': {
    message: {
      en: 'The text holds a broken character or NUL. Remove it.',
      'zh-Hant': '文字含有損壞的字元或 NUL。請刪除。',
      'zh-Hans': '文本含有损坏的字符或 NUL。请删除。',
      pt: 'O texto contém um carácter danificado ou NUL. Retire-o.',
    },
    cause: {
      en: 'Texts are well-formed Unicode without the character NUL, so that every program can store them.',
      'zh-Hant': '文字須為格式正確且不含 NUL 字元的 Unicode，使所有程式均可儲存。',
      'zh-Hans': '文本须为格式正确且不含 NUL 字符的 Unicode，使所有程序均可存储。',
      pt: 'Os textos são Unicode bem formado sem o carácter NUL, para que todos os programas os possam guardar.',
    },
    remedy: {
      en: 'Find the broken character and remove it, or write the text anew.',
      'zh-Hant': '請找出損壞的字元並刪除，或重新填寫。',
      'zh-Hans': '请找出损坏的字符并删除，或重新填写。',
      pt: 'Encontre o carácter danificado e retire-o, ou escreva de novo o texto.',
    },
  },
  'text-blank': {
    message: {
      en: 'The text holds nothing but white space. Write it.',
      'zh-Hant': '文字只有空白。請填寫。',
      'zh-Hans': '文本只有空白。请填写。',
      pt: 'O texto só contém espaços. Escreva-o.',
    },
    cause: {
      en: 'A text that must be given says something.',
      'zh-Hant': '必填文字須有內容。',
      'zh-Hans': '必填文本须有内容。',
      pt: 'Um texto obrigatório diz alguma coisa.',
    },
    remedy: {
      en: 'Write the text, or leave the member out where it is optional.',
      'zh-Hant': '請填寫文字；如非必填，可不填該成員。',
      'zh-Hans': '请填写文本；如非必填，可不填该成员。',
      pt: 'Escreva o texto, ou omita o elemento se for facultativo.',
    },
  },
  'sign-unseen': {
    message: {
      en: 'The text holds a sign that nobody sees ({sign}). Remove it.',
      'zh-Hant': '文字含有不可見的符號（{sign}）。請刪除。',
      'zh-Hans': '文字含有不可见的符号（{sign}）。请删除。',
      pt: 'O texto contém um sinal que ninguém vê ({sign}). Retire-o.',
    },
    cause: {
      en: 'What people sign or read has visible signs only, and a name is one line of them: signs that turn the direction or show nothing would make it read as another text.',
      'zh-Hant': '供人簽署或閱讀的文字只可含可見符號，名稱更須為一行；改變書寫方向或不可見的符號會使其讀作另一段文字。',
      'zh-Hans': '供人签署或阅读的文字只可含可见符号，名称更须为一行；改变书写方向或不可见的符号会使其读作另一段文字。',
      pt: 'O que se assina ou lê tem apenas sinais visíveis, e um nome é uma só linha deles: os que mudam a direcção ou nada mostram fá-lo-iam ler como outro texto.',
    },
    remedy: {
      en: 'Remove the sign, or type the text anew.',
      'zh-Hant': '請刪除該符號，或重新輸入文字。',
      'zh-Hans': '请删除该符号，或重新输入文字。',
      pt: 'Retire o sinal, ou escreva de novo o texto.',
    },
  },
  'sign-unreadable': {
    message: {
      en: 'The text holds a sign that nobody can read ({sign}). Write what was meant in its place.',
      'zh-Hant': '文字含有無法讀取的符號（{sign}）。請改為原意的文字。',
      'zh-Hans': '文字含有无法读取的符号（{sign}）。请改为原意的文字。',
      pt: 'O texto contém um sinal que ninguém consegue ler ({sign}). Escreva no seu lugar o que se pretendia.',
    },
    cause: {
      en: 'Signs for private use, signs that no standard assigns and the sign for what was lost look different, or like nothing, to each reader. Old systems put private signs for rare characters of Hong Kong.',
      'zh-Hant':
        '私人造字區字元、未編配的字元及代表遺失內容的符號，每位讀者所見各異或空白。舊系統會以私人造字代替香港的罕用字。',
      'zh-Hans':
        '专用区字符、未分配的字符以及代表丢失内容的符号，每位读者所见各异或空白。旧系统会以专用区字符代替香港的罕用字。',
      pt: 'Sinais de uso privado, sinais que nenhuma norma atribui e o sinal do que se perdeu são vistos por cada leitor de modo diferente, ou não são vistos. Sistemas antigos usam sinais privados para caracteres raros de Hong Kong.',
    },
    remedy: {
      en: 'Type the character itself, as Unicode has it.',
      'zh-Hant': '請按統一碼輸入該字。',
      'zh-Hans': '请按统一码输入该字。',
      pt: 'Escreva o próprio carácter, tal como existe em Unicode.',
    },
  },
  'marks-piled': {
    message: {
      en: 'The text piles marks on one letter (from {sign} on). Remove those that no language writes.',
      'zh-Hant': '文字在一個字母上堆疊了多個符號（由 {sign} 起）。請刪除並非任何語言所用者。',
      'zh-Hans': '文字在一个字母上堆叠了多个符号（自 {sign} 起）。请删除任何语言都不使用的符号。',
      pt: 'O texto acumula sinais sobre uma letra (a partir de {sign}). Retire os que nenhuma língua escreve.',
    },
    cause: {
      en: 'Many marks on one letter cover the lines around it, so that the page or the certificate cannot be read.',
      'zh-Hant': '一個字母上堆疊過多符號會遮蓋周圍文字，使頁面或證書無法閱讀。',
      'zh-Hans': '一个字母上堆叠过多符号会遮盖周围文字，使页面或证书无法阅读。',
      pt: 'Muitos sinais sobre uma letra cobrem as linhas em redor, e a página ou o certificado deixam de poder ler-se.',
    },
    remedy: {
      en: 'Write the letter with at most four marks.',
      'zh-Hant': '每個字母最多可有四個符號。',
      'zh-Hans': '每个字母最多可有四个符号。',
      pt: 'Escreva a letra com quatro sinais no máximo.',
    },
  },
  'name-without-letter': {
    message: {
      en: 'The name has neither a letter nor a digit. Write the name itself.',
      'zh-Hant': '名稱沒有任何文字或數字。請填寫名稱本身。',
      'zh-Hans': '名称没有任何文字或数字。请填写名称本身。',
      pt: 'O nome não tem letras nem algarismos. Escreva o próprio nome.',
    },
    cause: {
      en: 'A name of signs alone cannot be read out or searched for.',
      'zh-Hant': '只有符號的名稱無法讀出或搜尋。',
      'zh-Hans': '只有符号的名称无法读出或搜索。',
      pt: 'Um nome só de sinais não se lê nem se procura.',
    },
    remedy: {
      en: 'Write the name with its letters or digits.',
      'zh-Hant': '請以文字或數字填寫名稱。',
      'zh-Hans': '请以文字或数字填写名称。',
      pt: 'Escreva o nome com as suas letras ou algarismos.',
    },
  },
  'language-missing': {
    message: {
      en: 'Give the text in at least one language.',
      'zh-Hant': '請以至少一種語文提供文字。',
      'zh-Hans': '请以至少一种语言提供文本。',
      pt: 'Dê o texto em pelo menos uma língua.',
    },
    cause: {
      en: 'The text is kept in the languages in which it is known, and here it is given in none.',
      'zh-Hant': '文字按已知的語文儲存，此處沒有提供任何語文。',
      'zh-Hans': '文本按已知的语言存储，此处没有提供任何语言。',
      pt: 'O texto é guardado nas línguas em que é conhecido, e aqui não está em nenhuma.',
    },
    remedy: {
      en: 'Write the text under `en`, `zh-Hant`, `zh-Hans` or `pt`.',
      'zh-Hant': '請在 `en`、`zh-Hant`、`zh-Hans` 或 `pt` 填寫文字。',
      'zh-Hans': '请在 `en`、`zh-Hant`、`zh-Hans` 或 `pt` 填写文本。',
      pt: 'Escreva o texto em `en`, `zh-Hant`, `zh-Hans` ou `pt`.',
    },
  },
  'decisions-misplaced': {
    message: {
      en: 'Each authority must decide once and for its own jurisdiction, and the lead authority alone must grant. Correct the decisions.',
      'zh-Hant': '各認證機關須就本身的司法管轄區決定一次，且只有主導機關可批准認證。請更正各項決定。',
      'zh-Hans': '各认证机关须就本身的司法管辖区决定一次，且只有主导机关可批准认证。请更正各项决定。',
      pt: 'Cada autoridade deve decidir uma vez e quanto à sua jurisdição, e só a autoridade principal concede. Corrija as decisões.',
    },
    cause: {
      en: 'Who verifies a certificate trusts the key of an authority for its own jurisdiction alone.',
      'zh-Hant': '核實證書的人只會就認證機關本身的司法管轄區信任其密鑰。',
      'zh-Hans': '核实证书的人只会就认证机关本身的司法管辖区信任其密钥。',
      pt: 'Quem verifica um certificado só confia na chave de uma autoridade quanto à sua própria jurisdição.',
    },
    remedy: {
      en: 'List one decision for each authority, with its own jurisdiction.',
      'zh-Hant': '請為每個認證機關列出一項決定，並載明其司法管轄區。',
      'zh-Hans': '请为每个认证机关列出一项决定，并载明其司法管辖区。',
      pt: 'Indique uma decisão por autoridade, com a sua jurisdição.',
    },
  },
  'move-not-described': {
    message: {
      en: 'Name the task and the day of a move, and of nothing else.',
      'zh-Hant': '須指明待辦事項及日期；其他情況不得填寫。',
      'zh-Hans': '须指明待办事项和日期；其他情况不得填写。',
      pt: 'Indique a tarefa e o dia de um prazo, e de mais nada.',
    },
    cause: {
      en: 'The message that reminds a client says what is to be done and by when. Other messages have no place for it.',
      'zh-Hant': '提示客戶的訊息會載明須辦理的事項及限期；其他訊息並無此項。',
      'zh-Hans': '提示客户的信息会载明须办理的事项和限期；其他信息没有此项。',
      pt: 'A mensagem que avisa um cliente diz o que há a fazer e até quando. As outras mensagens não o têm.',
    },
    remedy: {
      en: 'Send `move` with the kinds `move-due-soon`, `move-overdue` and `move-day-changed`, and with no other.',
      'zh-Hant': '只在類別為 `move-due-soon`、`move-overdue` 或 `move-day-changed` 時發送 `move`。',
      'zh-Hans': '只在类别为 `move-due-soon`、`move-overdue` 或 `move-day-changed` 时发送 `move`。',
      pt: 'Envie `move` com os tipos `move-due-soon`, `move-overdue` e `move-day-changed`, e com nenhum outro.',
    },
  },
  'effect-not-described': {
    message: {
      en: 'Name the place and the reason of a suspension, and of nothing else.',
      'zh-Hant': '暫停時須指明地方及理由；其他情況不得填寫。',
      'zh-Hans': '暂停时须指明地方和理由；其他情况不得填写。',
      pt: 'Indique o lugar e o fundamento de uma suspensão, e de mais nada.',
    },
    cause: {
      en: 'The message to the client says the reason of a suspension as its authority gave it. Other messages have no place for one.',
      'zh-Hant': '致客戶的訊息會按認證機關所述載明暫停的理由；其他訊息並無此項。',
      'zh-Hans': '给客户的信息会按认证机关所述载明暂停的理由；其他信息没有此项。',
      pt: 'A mensagem ao cliente diz o fundamento de uma suspensão tal como a autoridade o deu. As outras mensagens não o têm.',
    },
    remedy: {
      en: 'Send `effect` with the kind `effect-suspended`, and with no other.',
      'zh-Hant': '只在類別為 `effect-suspended` 時發送 `effect`。',
      'zh-Hans': '只在类别为 `effect-suspended` 时发送 `effect`。',
      pt: 'Envie `effect` com o tipo `effect-suspended`, e com nenhum outro.',
    },
  },
} as const satisfies { readonly [Code in FaultCode]?: ErrorSentences }
