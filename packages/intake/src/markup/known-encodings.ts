/** Encodings that an XML or HTML file may say it has; what is read in another one hides its elements. */
const known =
  /^(?:utf-?8|utf-?16(?:le|be)?|us-ascii|ascii|gb18030|gbk|gb2312|big5(?:-hkscs)?|iso-8859-1|windows-1252)$/i

/** The encoding that the beginning of an XML file says it has, where it is none that is known. */
export function unknownEncodingIn(instruction: string): string | undefined {
  const encoding = /encoding\s*=\s*["']([^"']*)/i.exec(instruction)?.[1]
  return encoding === undefined || isKnownEncoding(encoding) ? undefined : encoding
}

export function isKnownEncoding(encoding: string): boolean {
  return known.test(encoding.trim())
}
