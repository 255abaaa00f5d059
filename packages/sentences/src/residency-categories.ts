import type { ResidencyCategory } from '@concert/domain/residency/category'
import type { Sentence } from './sentence.ts'

/** How a residency category is told to people: its name, and what belongs to it. */
export interface CategorySentences {
  readonly name: Sentence
  readonly examples: Sentence
}

/** Every residency category of the scheme. */
export const residencyCategories: Readonly<Record<ResidencyCategory, CategorySentences>> = {
  C0: {
    name: {
      en: 'State secret or core data',
      'zh-Hant': '國家秘密或核心數據',
      'zh-Hans': '国家秘密或核心数据',
      pt: 'Segredo de Estado ou dados nucleares',
    },
    examples: {
      en: 'Anything marked secret, for example 絕密 or 機密; data notified as core data. Never upload it.',
      'zh-Hant': '任何標有密級（例如絕密、機密）的資料；獲告知為核心數據的資料。切勿上載。',
      'zh-Hans': '任何标有密级（例如绝密、机密）的资料；获告知为核心数据的资料。切勿上传。',
      pt: 'Tudo o que tenha marca de segredo, por exemplo 絕密 ou 機密; dados notificados como nucleares. Nunca os carregue.',
    },
  },
  C1: {
    name: { en: 'Public', 'zh-Hant': '公開資料', 'zh-Hans': '公开资料', pt: 'Público' },
    examples: {
      en: 'A published privacy notice, a public register entry, a product page.',
      'zh-Hant': '已公布的私隱聲明、公開登記冊的記項、產品網頁。',
      'zh-Hans': '已公布的隐私声明、公开登记册的记项、产品网页。',
      pt: 'Um aviso de privacidade publicado, uma inscrição de registo público, a página de um produto.',
    },
  },
  C2: {
    name: {
      en: 'Identity of the organisation, with that of its legal representative',
      'zh-Hant': '機構身分，包括其法定代表人身分',
      'zh-Hans': '机构身份，包括其法定代表人身份',
      pt: 'Identidade da organização e do seu representante legal',
    },
    examples: {
      en: 'A copy of the legal representative’s identity document, a business licence with a signature.',
      'zh-Hant': '法定代表人身分證明文件副本、附有簽名的營業執照。',
      'zh-Hans': '法定代表人身份证件副本、附有签名的营业执照。',
      pt: 'Uma cópia do documento de identificação do representante legal, uma licença comercial assinada.',
    },
  },
  C3: {
    name: {
      en: 'Management-system document',
      'zh-Hant': '管理體系文件',
      'zh-Hans': '管理体系文件',
      pt: 'Documento do sistema de gestão',
    },
    examples: {
      en: 'An AI policy, a risk register, minutes with the names of persons removed.',
      'zh-Hant': '人工智能政策、風險登記表、已刪去人名的會議紀錄。',
      'zh-Hans': '人工智能政策、风险登记表、已删去人名的会议记录。',
      pt: 'Uma política de IA, um registo de riscos, actas sem nomes de pessoas.',
    },
  },
  C4: {
    name: {
      en: 'Technical documentation',
      'zh-Hant': '技術文件',
      'zh-Hans': '技术文件',
      pt: 'Documentação técnica',
    },
    examples: {
      en: 'An architecture description, a model card that is not public, a threat model.',
      'zh-Hant': '架構說明、未公開的模型卡、威脅模型。',
      'zh-Hans': '架构说明、未公开的模型卡、威胁模型。',
      pt: 'Uma descrição da arquitectura, uma ficha do modelo não pública, um modelo de ameaças.',
    },
  },
  C5: {
    name: {
      en: 'Test report or aggregate result',
      'zh-Hant': '測試報告或匯總結果',
      'zh-Hans': '测试报告或汇总结果',
      pt: 'Relatório de ensaio ou resultado agregado',
    },
    examples: {
      en: 'Error rates by group, with groups of fewer than ten persons left out.',
      'zh-Hant': '按組別列出的錯誤率，不包括少於十人的組別。',
      'zh-Hans': '按组别列出的错误率，不包括少于十人的组别。',
      pt: 'Taxas de erro por grupo, sem os grupos de menos de dez pessoas.',
    },
  },
  C6: {
    name: {
      en: 'Raw test output without personal data',
      'zh-Hant': '不含個人資料的原始測試輸出',
      'zh-Hans': '不含个人信息的原始测试输出',
      pt: 'Resultados brutos de ensaio sem dados pessoais',
    },
    examples: {
      en: 'The log of a benchmark on public questions, generated texts of a refusal test.',
      'zh-Hant': '以公開題目進行基準測試的日誌、拒答測試所生成的文本。',
      'zh-Hans': '以公开题目进行基准测试的日志、拒答测试所生成的文本。',
      pt: 'O registo de um teste sobre perguntas públicas, textos gerados num teste de recusa.',
    },
  },
  C7: {
    name: {
      en: 'Sample of a data set without personal data',
      'zh-Hant': '不含個人資料的數據集樣本',
      'zh-Hans': '不含个人信息的数据集样本',
      pt: 'Amostra de um conjunto de dados sem dados pessoais',
    },
    examples: {
      en: 'Rows of sensor readings, photographs of ceramic tiles from a training set.',
      'zh-Hant': '傳感器讀數的記錄、訓練集中的瓷磚照片。',
      'zh-Hans': '传感器读数的记录、训练集中的瓷砖照片。',
      pt: 'Linhas de leituras de sensores, fotografias de azulejos de um conjunto de treino.',
    },
  },
  C8: {
    name: {
      en: 'Personal data, general',
      'zh-Hant': '一般個人資料',
      'zh-Hans': '一般个人信息',
      pt: 'Dados pessoais em geral',
    },
    examples: {
      en: 'A log with names or identity numbers, complaints of customers, a sample of loan applications.',
      'zh-Hant': '載有姓名或身分證號碼的日誌、客戶投訴、貸款申請樣本。',
      'zh-Hans': '载有姓名或身份证号码的日志、客户投诉、贷款申请样本。',
      pt: 'Um registo com nomes ou números de identificação, reclamações de clientes, uma amostra de pedidos de crédito.',
    },
  },
  C9: {
    name: {
      en: 'Personal data, sensitive or biometric',
      'zh-Hant': '敏感或生物特徵個人資料',
      'zh-Hans': '敏感或生物特征个人信息',
      pt: 'Dados pessoais sensíveis ou biométricos',
    },
    examples: {
      en: 'Images of faces, chest scans of patients, data of children.',
      'zh-Hant': '人臉圖像、病人的胸部掃描、兒童的資料。',
      'zh-Hans': '人脸图像、患者的胸部扫描、儿童的信息。',
      pt: 'Imagens de rostos, exames torácicos de doentes, dados de crianças.',
    },
  },
  C10: {
    name: {
      en: 'Source code or model weights',
      'zh-Hant': '源代碼或模型權重',
      'zh-Hans': '源代码或模型权重',
      pt: 'Código-fonte ou pesos do modelo',
    },
    examples: {
      en: 'A repository, a training script. Weights are examined where they are, and not uploaded.',
      'zh-Hant': '代碼庫、訓練腳本。權重就地查驗，不予上載。',
      'zh-Hans': '代码库、训练脚本。权重就地查验，不予上传。',
      pt: 'Um repositório, um programa de treino. Os pesos examinam-se onde estão e não se carregam.',
    },
  },
  C11: {
    name: { en: 'Important data', 'zh-Hant': '重要數據', 'zh-Hans': '重要数据', pt: 'Dados importantes' },
    examples: {
      en: 'Data that were notified or published as important in the mainland. Name the notice.',
      'zh-Hant': '在內地獲告知或公布為重要數據的資料。請註明有關通知。',
      'zh-Hans': '在内地获告知或公布为重要数据的资料。请注明有关通知。',
      pt: 'Dados notificados ou publicados como importantes no Interior da China. Indique a notificação.',
    },
  },
  C12: {
    name: { en: 'Personnel records', 'zh-Hant': '人員紀錄', 'zh-Hans': '人员记录', pt: 'Registos do pessoal' },
    examples: {
      en: 'Curricula vitae, training certificates, the team list of a laboratory.',
      'zh-Hant': '履歷、培訓證書、實驗室的人員名單。',
      'zh-Hans': '履历、培训证书、实验室的人员名单。',
      pt: 'Currículos, certificados de formação, a lista da equipa de um laboratório.',
    },
  },
  C13: {
    name: {
      en: 'Incident or vulnerability',
      'zh-Hant': '事故或漏洞',
      'zh-Hans': '事件或漏洞',
      pt: 'Incidente ou vulnerabilidade',
    },
    examples: {
      en: 'The report of a penetration test, the log of an incident that is still open.',
      'zh-Hant': '滲透測試報告、未了結事故的日誌。',
      'zh-Hans': '渗透测试报告、未了结事件的日志。',
      pt: 'O relatório de um teste de intrusão, o registo de um incidente ainda em curso.',
    },
  },
  C14: {
    name: {
      en: 'Filing with a regulator',
      'zh-Hant': '向監管機構的備案',
      'zh-Hans': '向监管机构的备案',
      pt: 'Registo junto de um regulador',
    },
    examples: {
      en: 'The filing of an algorithm, the receipt of a filed standard contract.',
      'zh-Hant': '算法備案、標準合同備案的回執。',
      'zh-Hans': '算法备案、标准合同备案的回执。',
      pt: 'O registo de um algoritmo, o recibo de um contrato-tipo registado.',
    },
  },
  C15: {
    name: { en: 'Case record', 'zh-Hant': '個案紀錄', 'zh-Hans': '个案记录', pt: 'Registo do caso' },
    examples: {
      en: 'Notes of evaluators, votes, correspondence on the case.',
      'zh-Hant': '評價員的筆記、投票、個案的往來函件。',
      'zh-Hans': '评价员的笔记、投票、个案的往来函件。',
      pt: 'Notas dos avaliadores, votos, correspondência sobre o caso.',
    },
  },
}
