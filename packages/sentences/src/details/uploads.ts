import type { DetailSentence } from './detail-sentence.ts'

/** Of uploads that come in parts. */
export const uploadDetails = {
  'upload-stands-elsewhere': {
    params: { offset: 'number' },
    sentence: {
      en: 'The upload stands at byte {offset}.',
      'zh-Hant': '上載現時位於第 {offset} 位元組。',
      'zh-Hans': '上传当前位于第 {offset} 字节。',
      pt: 'O carregamento está no byte {offset}.',
    },
  },
  'upload-too-long': {
    params: { bytes: 'number' },
    sentence: {
      en: 'The bytes go beyond the {bytes} of the upload.',
      'zh-Hant': '位元組超出上載的 {bytes} 位元組。',
      'zh-Hans': '字节超出上传的 {bytes} 字节。',
      pt: 'Os bytes passam dos {bytes} do carregamento.',
    },
  },
  'upload-expired': {
    params: {},
    sentence: {
      en: 'The time of the upload has ended and its bytes are removed. Begin anew.',
      'zh-Hant': '上載的期限已過，其內容已移除。請重新開始。',
      'zh-Hans': '上传的期限已过，其内容已移除。请重新开始。',
      pt: 'O tempo do carregamento acabou e os seus bytes são removidos. Comece de novo.',
    },
  },
  'upload-locked': {
    params: {},
    sentence: {
      en: 'Another request reads or writes this upload now.',
      'zh-Hant': '另一請求正在讀取或寫入此上載。',
      'zh-Hans': '另一请求正在读取或写入此上传。',
      pt: 'Outro pedido está agora a ler ou a escrever este carregamento.',
    },
  },
  'upload-not-recorded': {
    params: {},
    sentence: {
      en: 'All bytes of the upload are here, and its file cannot be recorded now.',
      'zh-Hant': '上載的內容已全部收到，但檔案現時未能記錄。',
      'zh-Hans': '上传的内容已全部收到，但文件目前无法记录。',
      pt: 'Todos os bytes do carregamento estão aqui e o ficheiro não pode ser registado agora.',
    },
  },
  'upload-cut-off': {
    params: {},
    sentence: {
      en: 'The request was cut off. What had arrived is kept: ask for the offset with HEAD.',
      'zh-Hant': '請求中斷。已收到的內容予以保留：請以 HEAD 查詢位置。',
      'zh-Hans': '请求中断。已收到的内容予以保留：请以 HEAD 查询位置。',
      pt: 'O pedido foi interrompido. O que chegou fica guardado: pergunte pela posição com HEAD.',
    },
  },
  'tus-version': {
    params: { version: 'text' },
    sentence: {
      en: 'Send Tus-Resumable: {version}.',
      'zh-Hant': '請發送 Tus-Resumable: {version}。',
      'zh-Hans': '请发送 Tus-Resumable: {version}。',
      pt: 'Envie Tus-Resumable: {version}.',
    },
  },
} as const satisfies Readonly<Record<string, DetailSentence>>
