import type { EditionSource } from '../../edition-source.ts'
import catalogue from './catalogue.json' with { type: 'json' }
import parameters from './parameters.json' with { type: 'json' }
import cn from './places/cn.json' with { type: 'json' }
import hk from './places/hk.json' with { type: 'json' }
import mo from './places/mo.json' with { type: 'json' }
import xa from './places/xa.json' with { type: 'json' }

export const gbaAi20261 = {
  catalogue,
  parameters,
  places: { CN: cn, HK: hk, MO: mo, XA: xa },
} as const satisfies EditionSource
