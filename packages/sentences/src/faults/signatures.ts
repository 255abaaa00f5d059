import type { FaultCode } from '@concert/contracts/fault-codes'
import type { ErrorSentences } from '#error-sentences.ts'

/** Signatures and keys. */
export const signatureFaults = {
  'header-refused': {
    message: {
      en: 'The header of the signature is not one that is accepted here.',
      'zh-Hant': '簽署的標頭不獲接納。',
      'zh-Hans': '签名的头部不被接受。',
      pt: 'O cabeçalho da assinatura não é dos que aqui se aceitam.',
    },
    cause: {
      en: 'The protected header has the members alg, cty, kid and typ, and nothing else that a reader would have to know.',
      'zh-Hant': '受保護標頭只有 alg、cty、kid 及 typ，不得含有其他須由程式理解的成員。',
      'zh-Hans': '受保护头部只有 alg、cty、kid 和 typ，不得含有其他须由程序理解的成员。',
      pt: 'O cabeçalho protegido tem os elementos alg, cty, kid e typ, e nada mais que um leitor tivesse de conhecer.',
    },
    remedy: {
      en: 'Sign with no other members in the protected header.',
      'zh-Hant': '請以不含其他成員的受保護標頭簽署。',
      'zh-Hans': '请以不含其他成员的受保护头部签署。',
      pt: 'Assine sem outros elementos no cabeçalho protegido.',
    },
  },
  'algorithm-refused': {
    message: {
      en: 'The signature is made with another algorithm than EdDSA.',
      'zh-Hant': '簽署所用的演算法並非 EdDSA。',
      'zh-Hans': '签名所用的算法不是 EdDSA。',
      pt: 'A assinatura foi feita com um algoritmo que não é EdDSA.',
    },
    cause: {
      en: 'Signatures here are Ed25519, named EdDSA; the algorithm is fixed and is not taken from the document.',
      'zh-Hant': '此處的簽署為 Ed25519（稱為 EdDSA）；演算法已固定，不以文件所示為準。',
      'zh-Hans': '此处的签名为 Ed25519（称为 EdDSA）；算法已固定，不以文档所示为准。',
      pt: 'As assinaturas são aqui Ed25519, com o nome EdDSA; o algoritmo é fixo e não se toma do documento.',
    },
    remedy: {
      en: 'Sign with an Ed25519 key.',
      'zh-Hant': '請以 Ed25519 密鑰簽署。',
      'zh-Hans': '请以 Ed25519 密钥签署。',
      pt: 'Assine com uma chave Ed25519.',
    },
  },
  'type-refused': {
    message: {
      en: 'What was signed is of another kind than is asked for here.',
      'zh-Hant': '所簽署的內容並非此處所需的類別。',
      'zh-Hans': '所签署的内容不是此处所需的类别。',
      pt: 'O que foi assinado é de outro tipo que não o aqui pedido.',
    },
    cause: {
      en: 'The header says what a signature is for, so that a statement cannot pass for an envelope or a certificate.',
      'zh-Hant': '標頭載明簽署的用途，使聲明不能冒充電文或證書。',
      'zh-Hans': '头部载明签名的用途，使声明不能冒充电文或证书。',
      pt: 'O cabeçalho diz para que serve uma assinatura, para que uma declaração não passe por envelope ou certificado.',
    },
    remedy: {
      en: 'Send the kind of document that the operation takes.',
      'zh-Hant': '請發送該操作所接受類別的文件。',
      'zh-Hans': '请发送该操作所接受类别的文件。',
      pt: 'Envie o tipo de documento que a operação aceita.',
    },
  },
  'unknown-key': {
    message: {
      en: 'The signature is made with a key that no authority publishes here.',
      'zh-Hant': '簽署所用的密鑰並非此處任何認證機關所公開。',
      'zh-Hans': '签名所用的密钥不是此处任何认证机关所公开。',
      pt: 'A assinatura foi feita com uma chave que nenhuma autoridade aqui publica.',
    },
    cause: {
      en: 'Only the public keys of the authorities are trusted, each for its own authority.',
      'zh-Hant': '只信任各認證機關的公開密鑰，且只就該機關本身而言。',
      'zh-Hans': '只信任各认证机关的公开密钥，且只就该机关本身而言。',
      pt: 'Só se confia nas chaves públicas das autoridades, cada uma pela sua.',
    },
    remedy: {
      en: 'Sign with a key that the authority publishes, or have the new key published and pinned first.',
      'zh-Hant': '請以認證機關已公開的密鑰簽署，或先將新密鑰公開並予固定。',
      'zh-Hans': '请以认证机关已公开的密钥签署，或先将新密钥公开并予固定。',
      pt: 'Assine com uma chave que a autoridade publica, ou faça primeiro publicar e fixar a nova chave.',
    },
  },
  'bad-signature': {
    message: {
      en: 'The signature does not fit the content and the key that it names.',
      'zh-Hant': '簽署與其所示的內容及密鑰不符。',
      'zh-Hans': '签名与其所示的内容和密钥不符。',
      pt: 'A assinatura não corresponde ao conteúdo e à chave que indica.',
    },
    cause: {
      en: 'The content was changed after it was signed, or another key signed it.',
      'zh-Hant': '內容在簽署後遭更改，或由另一密鑰簽署。',
      'zh-Hans': '内容在签署后遭更改，或由其他密钥签署。',
      pt: 'O conteúdo foi alterado depois de assinado, ou foi assinado com outra chave.',
    },
    remedy: {
      en: 'Send the document as it was issued; have it signed anew where it was changed.',
      'zh-Hant': '請按原樣發送文件；如有更改，請重新簽署。',
      'zh-Hans': '请按原样发送文件；如有更改，请重新签署。',
      pt: 'Envie o documento tal como foi emitido; se foi alterado, faça-o assinar de novo.',
    },
  },
  'key-refused': {
    message: {
      en: 'A key is not an Ed25519 key in the form that is accepted here.',
      'zh-Hant': '某密鑰並非此處所接受形式的 Ed25519 密鑰。',
      'zh-Hans': '某密钥不是此处所接受形式的 Ed25519 密钥。',
      pt: 'Uma chave não é uma chave Ed25519 na forma que aqui se aceita.',
    },
    cause: {
      en: 'The id of a key is the thumbprint of its public part, and a key belongs to one authority.',
      'zh-Hant': '密鑰的識別碼為其公開部分的指紋，每個密鑰只屬一個認證機關。',
      'zh-Hans': '密钥的标识符为其公开部分的指纹，每个密钥只属于一个认证机关。',
      pt: 'O identificador de uma chave é a impressão da sua parte pública, e uma chave pertence a uma autoridade.',
    },
    remedy: {
      en: 'Correct the key set of the authority.',
      'zh-Hant': '請更正該認證機關的密鑰集。',
      'zh-Hans': '请更正该认证机关的密钥集。',
      pt: 'Corrija o conjunto de chaves da autoridade.',
    },
  },
  'key-file-refused': {
    message: {
      en: 'The file of a private key can be read by others. Restrict it to its owner.',
      'zh-Hant': '私鑰檔案可被其他人讀取。請限制為只供擁有者讀取。',
      'zh-Hans': '私钥文件可被其他人读取。请限制为只供所有者读取。',
      pt: 'O ficheiro de uma chave privada pode ser lido por outros. Restrinja-o ao seu dono.',
    },
    cause: {
      en: 'A private key that others can read may have been copied.',
      'zh-Hant': '可被他人讀取的私鑰可能已被複製。',
      'zh-Hans': '可被他人读取的私钥可能已被复制。',
      pt: 'Uma chave privada que outros podem ler pode ter sido copiada.',
    },
    remedy: {
      en: 'Set the mode of the file to 600, and replace the key where others had access.',
      'zh-Hant': '請將檔案權限設為 600；如他人曾可讀取，請更換密鑰。',
      'zh-Hans': '请将文件权限设为 600；如他人曾可读取，请更换密钥。',
      pt: 'Ponha o ficheiro com o modo 600, e substitua a chave se outros tiveram acesso.',
    },
  },
  'not-signed': {
    message: {
      en: 'An authority that the content names has not signed.',
      'zh-Hant': '內容所示的一個認證機關尚未簽署。',
      'zh-Hans': '内容所示的一个认证机关尚未签署。',
      pt: 'Uma autoridade que o conteúdo indica não assinou.',
    },
    cause: {
      en: 'A certificate is signed by every authority that granted, recognised or reserved.',
      'zh-Hant': '證書須由批准、承認或附條件承認的各認證機關簽署。',
      'zh-Hans': '证书须由批准、承认或附条件承认的各认证机关签署。',
      pt: 'Um certificado é assinado por todas as autoridades que concederam, reconheceram ou reservaram.',
    },
    remedy: {
      en: 'Have the authority attest the certificate, then assemble it again.',
      'zh-Hant': '請該認證機關為證書作證明，然後重新組成憑證。',
      'zh-Hans': '请该认证机关为证书作证明，然后重新组成凭证。',
      pt: 'Faça com que a autoridade ateste o certificado e reúna-o de novo.',
    },
  },
  'not-checked': {
    message: {
      en: 'The signature of an authority could not be checked: its public keys are not here.',
      'zh-Hant': '未能核對一個認證機關的簽署：此處並無其公開密鑰。',
      'zh-Hans': '无法核对一个认证机关的签名：此处没有其公开密钥。',
      pt: 'A assinatura de uma autoridade não pôde ser verificada: as suas chaves públicas não estão aqui.',
    },
    cause: {
      en: 'A signature is checked with the public keys of its authority.',
      'zh-Hant': '簽署以該認證機關的公開密鑰核對。',
      'zh-Hans': '签名以该认证机关的公开密钥核对。',
      pt: 'Uma assinatura é verificada com as chaves públicas da sua autoridade.',
    },
    remedy: {
      en: 'Add the public keys of the authority to the trusted ones.',
      'zh-Hant': '請將該認證機關的公開密鑰加入受信任密鑰。',
      'zh-Hans': '请将该认证机关的公开密钥加入受信任密钥。',
      pt: 'Acrescente as chaves públicas da autoridade às de confiança.',
    },
  },
  'authority-not-named': {
    message: {
      en: 'The signature is by an authority that the content does not name.',
      'zh-Hant': '簽署由內容未有列明的認證機關作出。',
      'zh-Hans': '签名由内容未列明的认证机关作出。',
      pt: 'A assinatura é de uma autoridade que o conteúdo não indica.',
    },
    cause: {
      en: 'Only the authorities that decided on a certificate sign it.',
      'zh-Hant': '只有就證書作出決定的認證機關可簽署。',
      'zh-Hans': '只有就证书作出决定的认证机关可签署。',
      pt: 'Só assinam um certificado as autoridades que sobre ele decidiram.',
    },
    remedy: {
      en: 'Remove the signature, or have the decision of that authority stated in the content.',
      'zh-Hant': '請刪除該簽署，或在內容中載明該機關的決定。',
      'zh-Hans': '请删除该签名，或在内容中载明该机关的决定。',
      pt: 'Retire a assinatura, ou faça constar do conteúdo a decisão dessa autoridade.',
    },
  },
  'signed-twice': {
    message: {
      en: 'An authority has signed twice.',
      'zh-Hant': '一個認證機關簽署了兩次。',
      'zh-Hans': '一个认证机关签署了两次。',
      pt: 'Uma autoridade assinou duas vezes.',
    },
    cause: {
      en: 'Each authority signs a certificate once.',
      'zh-Hant': '各認證機關只簽署證書一次。',
      'zh-Hans': '各认证机关只签署证书一次。',
      pt: 'Cada autoridade assina um certificado uma vez.',
    },
    remedy: {
      en: 'Keep one signature of each authority.',
      'zh-Hant': '每個認證機關只保留一項簽署。',
      'zh-Hans': '每个认证机关只保留一项签名。',
      pt: 'Mantenha uma assinatura de cada autoridade.',
    },
  },
} as const satisfies { readonly [Code in FaultCode]?: ErrorSentences }
