import type { RiskClass } from '#risk-class.ts'
import type { TextInEveryLanguage } from '#languages.ts'

/** The requirement under which every system is screened, and under which one is refused. */
export const prohibitedPracticeRequirementId = 'GBA-AI-ET-13'

export type ProhibitedPractice = {
  readonly code: string
  readonly name: TextInEveryLanguage
  /** The rule it is modelled on; the catalogue's screening requirement refers to the same article. */
  readonly basis: string
}

/** The practices of the scheme's class `unacceptable`, after EU AI Act Art. 5(1) to which GBA-AI-ET-13 refers. */
export const prohibitedPractices = [
  {
    code: 'harmful-manipulation',
    name: {
      en: 'Subliminal, manipulative or deceptive techniques that cause harm',
      'zh-Hant': '造成損害的潛意識、操縱或欺騙手段',
      'zh-Hans': '造成损害的潜意识、操纵或欺骗手段',
      pt: 'Técnicas subliminares, manipuladoras ou enganosas que causem danos',
    },
    basis: 'EU AI Act Art. 5(1)(a)',
  },
  {
    code: 'exploitation-of-vulnerability',
    name: {
      en: 'Exploitation of vulnerabilities due to age, disability or social situation',
      'zh-Hant': '利用年齡、殘疾或社會處境造成的弱點',
      'zh-Hans': '利用年龄、残疾或社会处境造成的弱点',
      pt: 'Exploração de vulnerabilidades devidas à idade, à deficiência ou à situação social',
    },
    basis: 'EU AI Act Art. 5(1)(b)',
  },
  {
    code: 'social-scoring',
    name: {
      en: 'Social scoring of natural persons',
      'zh-Hant': '對自然人進行社會評分',
      'zh-Hans': '对自然人进行社会评分',
      pt: 'Classificação social de pessoas singulares',
    },
    basis: 'EU AI Act Art. 5(1)(c)',
  },
  {
    code: 'crime-prediction-by-profiling',
    name: {
      en: 'Prediction of criminal offences solely by profiling a person',
      'zh-Hant': '僅憑個人畫像預測犯罪',
      'zh-Hans': '仅凭个人画像预测犯罪',
      pt: 'Previsão de infracções penais baseada unicamente na definição de perfis',
    },
    basis: 'EU AI Act Art. 5(1)(d)',
  },
  {
    code: 'untargeted-face-scraping',
    name: {
      en: 'Untargeted scraping of facial images to build recognition databases',
      'zh-Hant': '無差別抓取人臉圖像以建立識別數據庫',
      'zh-Hans': '无差别抓取人脸图像以建立识别数据库',
      pt: 'Recolha indiscriminada de imagens faciais para criar bases de dados de reconhecimento',
    },
    basis: 'EU AI Act Art. 5(1)(e)',
  },
  {
    code: 'emotion-inference-at-work-or-school',
    name: {
      en: 'Inference of emotions at the workplace or in education',
      'zh-Hant': '在工作場所或教育機構推斷情緒',
      'zh-Hans': '在工作场所或教育机构推断情绪',
      pt: 'Inferência de emoções no local de trabalho ou em estabelecimentos de ensino',
    },
    basis: 'EU AI Act Art. 5(1)(f)',
  },
  {
    code: 'sensitive-biometric-categorisation',
    name: {
      en: 'Biometric categorisation that infers sensitive attributes',
      'zh-Hant': '以生物特徵分類推斷敏感屬性',
      'zh-Hans': '以生物特征分类推断敏感属性',
      pt: 'Categorização biométrica que infere características sensíveis',
    },
    basis: 'EU AI Act Art. 5(1)(g)',
  },
  {
    code: 'real-time-remote-biometric-identification',
    name: {
      en: 'Real-time remote biometric identification in public spaces',
      'zh-Hant': '在公共場所進行實時遠程生物識別',
      'zh-Hans': '在公共场所进行实时远程生物识别',
      pt: 'Identificação biométrica à distância em tempo real em espaços públicos',
    },
    basis: 'EU AI Act Art. 5(1)(h)',
  },
] as const satisfies readonly ProhibitedPractice[]

export type ProhibitedPracticeCode = (typeof prohibitedPractices)[number]['code']

export type ProhibitedPracticeScreening =
  | { readonly refused: false }
  | {
      readonly refused: true
      readonly requirementId: typeof prohibitedPracticeRequirementId
      /** The practice that was named, or null when none of the list was. */
      readonly practice: ProhibitedPractice | null
    }

/**
 * Screens a system before anything else is asked of it (GBA-AI-ET-13): it is refused when it belongs to the class
 * `unacceptable`, and also when the applicant names a practice under another class. A practice that is not in the list
 * refuses too: who declares one has not declared a certifiable system.
 */
export function screenProhibitedPractices(
  riskClass: RiskClass,
  declaredPractice?: string | null,
): ProhibitedPracticeScreening {
  const declared = declaredPractice ?? null
  if (riskClass !== 'unacceptable' && declared === null) return { refused: false }
  return { refused: true, requirementId: prohibitedPracticeRequirementId, practice: prohibitedPractice(declared) }
}

/** The code of the practice that an applicant named, where it is one of the list. */
export function practiceNamed(code: string | undefined): ProhibitedPracticeCode | 'not-named' {
  return prohibitedPractices.find((practice) => practice.code === code)?.code ?? 'not-named'
}

function prohibitedPractice(code: string | null): ProhibitedPractice | null {
  return prohibitedPractices.find((practice) => practice.code === code) ?? null
}
