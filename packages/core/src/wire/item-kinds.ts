import type { Word } from './enumerations.ts'

export type ItemKind = Word<'item-kind'>

/** What is to be said of an item of one kind when it comes into custody. */
export interface ItemKindEntry {
  /** What it is. */
  readonly meaning: string
  /**
   * `thing`: it is collected. `data`: it is acquired, and its digests are measured. `either`: on paper it is a thing, as
   * a file it is data.
   */
  readonly form: 'thing' | 'data' | 'either'
  /** Fields and sealed labels that its entry carries beside those that every entry carries. */
  readonly must: readonly string[]
  /** Those of kinds alone that it may carry; what stands in no row may be said of every kind. */
  readonly may: readonly string[]
  /** It is weighed or counted, so its parts and samples say how much they are. */
  readonly isMeasured?: boolean
  /** Where this comes from. */
  readonly source: string
}

/** The kinds of item, one entry each: the law judges entries by it, the documents and the help of the commands print it. */
export const itemKinds: { readonly [K in ItemKind]: ItemKindEntry } = {
  device: {
    meaning: 'a device that holds data: telephone, computer, camera',
    form: 'thing',
    must: ['make', 'serial'],
    may: ['imei'],
    source: 'ISO/IEC 27037; NIST IR 7928, sample form: model, serial, marks',
  },
  medium: {
    meaning: 'a medium that holds data: disk, card, stick, tape',
    form: 'thing',
    must: [],
    may: ['make', 'serial', 'storage'],
    source: 'ISO/IEC 27037: digital storage media',
  },
  'disk-image': {
    meaning: 'an image of a medium, bit by bit',
    form: 'data',
    must: ['method'],
    may: ['writeBlocker', 'segments', 'config'],
    source: 'ISO/IEC 27037: imaging; NIST SP 800-86, 3.1.2',
  },
  'mobile-extraction': {
    meaning: 'what was read out of a telephone or tablet',
    form: 'data',
    must: ['method', 'changes'],
    may: ['make', 'serial', 'imei', 'account', 'config'],
    source: 'ISO/IEC 27037, 6.1: unavoidable change, and who is responsible for it',
  },
  'chat-export': {
    meaning: 'messages, as a program or a provider gave them out',
    form: 'data',
    must: ['platform', 'participants', 'period'],
    may: ['account'],
    source: 'Berkeley Protocol, 153 to 155',
  },
  'web-capture': {
    meaning: 'a page of the web, as it was at a moment',
    form: 'data',
    must: ['url', 'capturedAt'],
    may: ['pageSource', 'pageImage', 'config'],
    source: 'Berkeley Protocol, 155: address, source code, capture of the full page',
  },
  'financial-record': {
    meaning: 'what a bank or a payment service has on record of an account',
    form: 'either',
    must: ['account', 'period'],
    may: ['institution'],
    source: 'Regulation (EU) 2023/1543: production of data',
  },
  statement: {
    meaning: 'what a person said: written down, or a recording',
    form: 'either',
    must: ['from', 'language', 'interpreter'],
    may: [],
    source: 'Directive 2010/64/EU: interpretation; Berkeley Protocol: testimonial information',
  },
  document: {
    meaning: 'a document on paper, or a scan of one',
    form: 'either',
    must: [],
    may: ['language'],
    source: 'ASTM E1459, 4.1: item, case, collector, date, description',
  },
  object: {
    meaning: 'any other thing',
    form: 'thing',
    must: [],
    may: ['make', 'serial'],
    source: 'ASTM E1459, 4.1: item, case, collector, date, description',
  },
  'biological-sample': {
    meaning: 'a swab, blood, tissue, a hair',
    form: 'thing',
    must: ['quantity', 'condition', 'preservation'],
    may: [],
    isMeasured: true,
    source: 'ISO 21043-2: collecting and preserving of items',
  },
  drugs: {
    meaning: 'drugs, or what is taken for drugs',
    form: 'thing',
    must: ['quantity'],
    may: [],
    isMeasured: true,
    source:
      'Audit of the CNMI Public Auditor: 59 forms lacked weight or quantity; IAPE standard 11',
  },
  cash: {
    meaning: 'money, coins and notes',
    form: 'thing',
    must: ['quantity'],
    may: ['denominations'],
    isMeasured: true,
    source: 'IAPE standard 12: money is counted by two people',
  },
  data: {
    meaning: 'any other data',
    form: 'data',
    must: [],
    may: [],
    source: 'ISO/IEC 27037, 6.1',
  },
}

/** What may be said of every kind, though some kinds have to say it. */
const ofEveryKind: ReadonlySet<string> = new Set([
  'quantity',
  'condition',
  'from',
  'method',
  'changes',
])

/** Fields and labels that belong to certain kinds alone. */
const ofSomeKinds: ReadonlySet<string> = new Set(
  Object.values(itemKinds)
    .flatMap(({ must, may }) => [...must, ...may])
    .filter((name) => !ofEveryKind.has(name)),
)

/** What the entry of an item of this kind lacks: the first that is missing. */
export function lackedByKind(kind: ItemKind, carried: ReadonlySet<string>): string | undefined {
  return itemKinds[kind].must.find((name) => !carried.has(name))
}

/** What the entry of an item of this kind carries, and only other kinds have: the first. */
export function strangeToKind(kind: ItemKind, carried: ReadonlySet<string>): string | undefined {
  const { must, may } = itemKinds[kind]
  return [...carried].find(
    (name) => ofSomeKinds.has(name) && !must.includes(name) && !may.includes(name),
  )
}
