import type { Word } from './enumerations.ts'

export type Derivation = Word<'derivation'>

/** How an item comes of another that is in custody. */
export interface DerivationEntry {
  readonly meaning: string
  /** Of what it can be made. */
  readonly of: 'thing' | 'data' | 'either'
  /** Whether what is made of a thing is a thing, and of data data; otherwise it is what its kind is. */
  readonly keepsForm: boolean
  /** It is of the same kind as that of which it is made. */
  readonly keepsKind?: boolean
  /** So much less is left of that of which it is made. */
  readonly isTakenOff?: boolean
  /** Sealed labels that its entry carries beside those that every derivation carries. */
  readonly must: readonly string[]
}

/** The ways of deriving, one entry each. */
export const derivations: { readonly [D in Derivation]: DerivationEntry } = {
  split: {
    meaning: 'a part of the same stuff, packed by itself',
    of: 'thing',
    keepsForm: true,
    keepsKind: true,
    isTakenOff: true,
    must: ['quantity'],
  },
  'sub-item': {
    meaning: 'a thing that was in it or on it: a card in a telephone',
    of: 'thing',
    keepsForm: true,
    must: [],
  },
  sample: {
    meaning: 'a small part, taken to be tested',
    of: 'thing',
    keepsForm: true,
    isTakenOff: true,
    must: ['quantity'],
  },
  extract: {
    meaning: 'a part of the data: some messages of many',
    of: 'data',
    keepsForm: true,
    must: ['portion'],
  },
  redacted: {
    meaning: 'the same without what was blacked out',
    of: 'either',
    keepsForm: true,
    must: ['portion'],
  },
  transcript: {
    meaning: 'what was said or written, typed out',
    of: 'either',
    keepsForm: false,
    must: ['language'],
  },
  translation: {
    meaning: 'the same in another language',
    of: 'either',
    keepsForm: false,
    must: ['language', 'interpreter'],
  },
}
