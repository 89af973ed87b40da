import { conspicuous } from '../law/pairs.ts'
import { countPairs } from './pair-figures.ts'
import type { Pair } from './pair-figures.ts'
import { mostListed } from './query.ts'
import type { AuditQuery, AuditRow } from './query.ts'
import { share } from './words.ts'

/** SOD-05: who witnesses whom. Two people who always sign for each other see no more than one does. */
export const witnesses: AuditQuery = {
  name: 'SOD-05',
  title: 'Who witnesses whom',
  counts: `Acts that somebody witnessed, by who did them and who witnessed them; the share is that of all witnessed acts of the same person. An act with two witnesses counts for both. Party ids that are known to belong to one human being count as one person, who goes by the first of them. From ${conspicuous} acts on it is said if one person witnessed every one of them.`,
  bounds: `A figure for each pair is kept while the record is read. The first ${mostListed} acts of each are listed.`,
  source:
    'IAPE: separation of duties. Two people who always sign for each other are one. The rule SOD-05 of the law asks for an explanation from as many acts in one case on; this shows every pair, over all cases.',
  lists: 'Acts',
  begin: (reading) => countPairs(reading, ({ id }) => reading.view.witnesses(id), rowOf),
}

function rowOf({ person, other, acts, count, first }: Pair): AuditRow {
  const isAlways = count === acts && acts >= conspicuous
  const noun = {
    one: `witnessed act of person ${person}`,
    many: `witnessed acts of person ${person}`,
  }
  return {
    measure: isAlways ? 'always-the-same' : 'pair',
    person,
    other,
    count,
    of: acts,
    events: first,
    total: count,
    sentence: isAlways
      ? `Person ${other} witnessed all ${acts} acts of person ${person} that anybody witnessed.`
      : `Person ${other} witnessed ${share(count, acts, noun)}.`,
  }
}
