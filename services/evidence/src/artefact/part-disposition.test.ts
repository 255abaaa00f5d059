import { expect, test } from 'vitest'
import { readDisposition } from './part-disposition.ts'

/** The bytes of a header, one to a character, as the reader of the parts hands them over. */
const bytesOf = (header: string) => Buffer.from(header).toString('latin1')
const nameIn = (parameters: string) => readDisposition(bytesOf(`form-data; ${parameters}`))?.fileName

test.each([
  ['plain', 'name="file"; filename="plan.pdf"', 'plan.pdf'],
  ['in UTF-8, as browsers and curl send it', 'name="file"; filename="技術.pdf"', '技術.pdf'],
  ['with quotes that a browser escapes', 'name="file"; filename="say %22hi%22.pdf"', 'say "hi".pdf'],
  ['with line ends that a browser escapes, for the contract to refuse', 'name="file"; filename="a%0D%0Ab"', 'a\r\nb'],
  ['with a percent sign, which nobody escapes', 'name="file"; filename="50%off.pdf"', '50%off.pdf'],
  ['with what looks like an escape of an address', 'name="file"; filename="%E6%8A%80.pdf"', '%E6%8A%80.pdf'],
  ['with a semicolon and an equals sign', 'name="file"; filename="a; filename=b.pdf"', 'a; filename=b.pdf'],
  ['without quotes', 'name=file; filename=plan.pdf', 'plan.pdf'],
  ['without quotes, with a space', 'name=file; filename=my plan.pdf ', 'my plan.pdf'],
  ['in capitals, with spaces and a semicolon at the end', 'NAME = "file" ; FileName = "a.pdf" ; ', 'a.pdf'],
  ['with spaces at its ends', 'name="file"; filename=" a.pdf "', ' a.pdf '],
  ['after the name of the file', 'filename="a.pdf"; name="file"', 'a.pdf'],
  ['only in the extended form', "name=file; filename*=UTF-8''%E6%8A%80%E8%A1%93.pdf", '技術.pdf'],
  ['in Latin 1 in the extended form', "name=file; filename*=iso-8859-1'pt'a%E7%E3o.pdf", 'ação.pdf'],
])('a name %s is taken', (_what, parameters, name) => {
  expect(readDisposition(bytesOf(`form-data; ${parameters}`))).toEqual({ field: 'file', isFile: true, fileName: name })
})

test.each(['name="file"', 'name=file', 'name = "file" '])(
  'beside %s a stand-in is passed over, whatever it is',
  (name) => {
    const extended = "filename*=UTF-8''%E6%8A%80%E8%A1%93.pdf"
    for (const standIn of ['"=?UTF-8?Q?=E6=8A=80?="', '"__.pdf"', '__.pdf', String.raw`"C:\__.pdf"`]) {
      expect(nameIn(`${name}; filename=${standIn}; ${extended}`)).toBe('技術.pdf')
      expect(nameIn(`${name}; ${extended}; filename=${standIn}`)).toBe('技術.pdf')
    }
  },
)

test.each([
  ['there is none', 'name="file"'],
  ['there are two', 'name="file"; filename="a.pdf"; filename="b.pdf"'],
  ['there are two in the extended form', "name=file; filename*=UTF-8''a; filename*=UTF-8''b"],
  ['a quote is escaped with a backslash', String.raw`name="file"; filename="say \\hi.pdf"`],
  ['it is a path of Windows', String.raw`name="file"; filename="C:\Users\mei\plan.pdf"`],
  ['it is a word of mail', 'name="file"; filename="=?UTF-8?Q?=E6=8A=80?="'],
  ['it is a word of mail in Base64', 'name="file"; filename="=?utf-8?B?5oqA?="'],
  ['it has an escape outside of quotes', 'name="file"; filename=say%22hi%22.pdf'],
  ['it is in pieces', 'name=file; filename*0=a; filename*1=b'],
  ['one piece stands beside it', "name=file; filename=a.pdf; filename*0*=UTF-8''b"],
  ['the extended form is in quotes', `name=file; filename*="UTF-8''a.pdf"`],
  ['the extended form is not UTF-8', "name=file; filename*=UTF-8''%E6%8A.pdf"],
  ['the extended form is of an unknown character set', "name=file; filename=a.pdf; filename*=big5''%A7%DE.pdf"],
  ['the extended form has no character set', 'name=file; filename*=a.pdf'],
])('no name is taken where %s, and the field is known', (_what, parameters) => {
  expect(readDisposition(bytesOf(`form-data; ${parameters}`))).toEqual({
    field: 'file',
    isFile: true,
    fileName: undefined,
  })
})

test('no name is taken whose bytes are not UTF-8, nor is a mark at its beginning lost', () => {
  expect(readDisposition('form-data; name="file"; filename="\xa7\xde.pdf"')).toMatchObject({ fileName: undefined })
  expect(readDisposition('form-data; name="file"; filename="\xef\xbb\xbfa"')).toMatchObject({ fileName: '\ufeffa' })
})

test.each([
  'form-data',
  'form-data; filename="a.pdf"',
  'attachment; name="file"; filename="a.pdf"',
  'form-data; name="file"; name="sha256"',
  'form-data; name="file"; filename="say "hi".pdf"',
  'form-data; name="file"; filename="a.pdf',
  String.raw`form-data; name="file"; filename="say \"hi\".pdf"`,
  'form-data; name="file" filename="a.pdf"',
  'form-data; name="file"; filename',
  'form-data; name="file";; filename="a.pdf"',
])('%s names no field in one way', (header) => {
  expect(readDisposition(header)).toBeUndefined()
})

test('a part without a name of a file is a field, whatever else it says', () => {
  expect(readDisposition('form-data; name="sha256"; size=10')).toEqual({
    field: 'sha256',
    isFile: false,
    fileName: undefined,
  })
})
