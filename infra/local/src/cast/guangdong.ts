import type { AuthorityCast } from './members.ts'

const languages = ['zh-Hans', 'en']

export const guangdong: AuthorityCast = {
  staff: [
    { id: 'mei.lin', name: '梅琳 Mei Lin', functions: ['application-reviewer'], competences: [], languages },
    { id: 'chen.guodong', name: '陈国栋 Chen Guodong', functions: ['plan-owner'], competences: [], languages },
    {
      id: 'lin.xiaowen',
      name: '林晓雯 Lin Xiaowen',
      functions: ['evaluator'],
      competences: ['TS', 'IN', 'nlp', 'genai', 'cv', 'ml'],
      languages,
    },
    {
      id: 'he.zhiqiang',
      name: '何志强 He Zhiqiang',
      functions: ['evaluator'],
      competences: ['ET', 'DP', 'XB'],
      languages,
    },
    {
      id: 'zhou.min',
      name: '周敏 Zhou Min',
      functions: ['report-reviewer'],
      competences: ['TS', 'ET', 'DP'],
      languages,
    },
    { id: 'li.jianguo', name: '李建国 Li Jianguo', functions: ['decision-maker'], competences: [], languages },
    { id: 'wang.fang', name: '王芳 Wang Fang', functions: ['decision-maker'], competences: [], languages },
    { id: 'liu.yang', name: '刘洋 Liu Yang', functions: ['decision-maker'], competences: [], languages },
    { id: 'zhang.wei', name: '张伟 Zhang Wei', functions: ['signatory'], competences: [], languages },
  ],
  companies: [
    {
      clientId: 'lingnan-clinical',
      names: { en: 'Lingnan Clinical Vision', 'zh-Hans': '岭南临床视觉', 'zh-Hant': '嶺南臨床視覺' },
      identifier: { scheme: 'USCC', value: '91440100MAYY000263' },
      place: 'CN',
      address: '广州市天河区体育东路 1 号',
      contact: { name: '苏慧', email: 'su.hui@lingnan-clinical.example' },
      system: {
        names: { en: 'Lingnan Chest CT Triage', 'zh-Hans': '岭南胸部CT分诊' },
        version: '3.2.0',
        purpose: 'Orders chest CT studies by the urgency of what they show.',
      },
    },
    {
      clientId: 'pengcheng-credit',
      names: { en: 'Pengcheng Credit Models', 'zh-Hans': '鹏城信贷模型', 'zh-Hant': '鵬城信貸模型' },
      identifier: { scheme: 'USCC', value: '91440300MAYY000348' },
      place: 'CN',
      address: '深圳市福田区深南大道 2 号',
      contact: { name: '罗鸣', email: 'luo.ming@pengcheng-credit.example' },
      system: {
        names: { en: 'Pengcheng SME Credit', 'zh-Hans': '鹏城中小企业信贷' },
        version: '1.8.2',
        purpose: 'Estimates the credit risk of small enterprises.',
      },
    },
    {
      clientId: 'hengqin-assistant',
      names: {
        en: 'Hengqin Bilingual Assistant',
        'zh-Hans': '横琴双语助理',
        'zh-Hant': '橫琴雙語助理',
        pt: 'Assistente Bilingue de Hengqin',
      },
      identifier: { scheme: 'USCC', value: '91440400MAYY000428' },
      place: 'CN',
      address: '珠海市横琴新区 3 号',
      contact: { name: '郑琴', email: 'zheng.qin@hengqin-assistant.example' },
      system: {
        names: { en: 'Hengqin Service Desk', 'zh-Hans': '横琴服务台' },
        version: '4.0.1',
        purpose: 'Answers service desk questions in Chinese and Portuguese.',
      },
    },
    {
      clientId: 'foshan-ceramic',
      names: { en: 'Foshan Ceramic Inspect', 'zh-Hans': '佛山陶检', 'zh-Hant': '佛山陶檢' },
      identifier: { scheme: 'USCC', value: '91440600MAYY00050D' },
      place: 'CN',
      address: '佛山市禅城区 4 号',
      contact: { name: '区强', email: 'ou.qiang@foshan-ceramic.example' },
      system: {
        names: { en: 'Foshan Ceramic Inspect', 'zh-Hans': '佛山陶检' },
        version: '2.0.0',
        purpose: 'Finds defects of tiles on the line.',
      },
    },
    {
      clientId: 'dongguan-robotics',
      names: { en: 'Dongguan Robotics Safety', 'zh-Hans': '东莞机器人安全', 'zh-Hant': '東莞機器人安全' },
      identifier: { scheme: 'USCC', value: '91441900MAYY00093N' },
      place: 'CN',
      address: '东莞市松山湖 5 号',
      contact: { name: '邓立', email: 'deng.li@dongguan-robotics.example' },
      system: {
        names: { en: 'Dongguan Cobot Controller', 'zh-Hans': '东莞协作机器人控制器' },
        version: '7.3.0',
        purpose: 'Stops and slows collaborating robots near people.',
      },
    },
    {
      clientId: 'northern-model',
      names: { en: 'Northern Model Co.', 'zh-Hans': '北方模型', 'zh-Hant': '北方模型' },
      identifier: { scheme: 'USCC', value: '91110000MAYY00018J' },
      place: 'CN',
      address: '北京市海淀区 6 号',
      contact: { name: '孟北', email: 'meng.bei@northern-model.example' },
      system: {
        names: { en: 'Northern Base Model', 'zh-Hans': '北方基座模型' },
        version: '1.1.0',
        purpose: 'A base model that others build upon.',
      },
    },
  ],
}
