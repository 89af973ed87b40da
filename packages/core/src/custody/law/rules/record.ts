/** How a record begins, and where an event stands in it. */
export const recordRules = {
  'GEN-01': {
    title: 'One beginning',
    weight: 'refused',
    sentence: 'A ledger begins with its founding at position 0, and is founded once.',
    source: 'docs/law.md, "The founding"',
  },
  'GEN-02': {
    title: 'Threshold of the founders',
    weight: 'refused',
    sentence: 'Acts on the ledger itself need at least one founder and no more than there are.',
    source: 'docs/law.md, "The founding"',
  },
  'GEN-03': {
    title: 'Founders are different people',
    weight: 'refused',
    sentence: 'No two founders share a party id or a key, and the service has its own.',
    source: 'docs/law.md, "The founding"',
  },
  'GEN-04': {
    title: 'The first founder signs',
    weight: 'refused',
    sentence: 'The founding is signed by the founder who is named first, with the key named there.',
    source: 'docs/law.md, "The founding"',
  },
  'GEN-05': {
    title: 'Founders are enrolled as founded',
    weight: 'refused',
    sentence: 'The enrolment of a founder repeats what the founding says, and a founder signs it.',
    source: 'docs/law.md, "The founding"',
  },
  'CRY-02': {
    title: 'No gap in a chain',
    weight: 'refused',
    sentence: 'Each event follows the last one of its chain: no gap, no repetition, no fork.',
    source: 'ISO/IEC 27037, 6.1: a complete record',
  },
  'CHN-01': {
    title: 'Each event in its own kind of chain',
    weight: 'refused',
    sentence: 'An event stands in the kind of chain that belongs to its type.',
    source: 'docs/format/event-types.md',
  },
  'CHN-02': {
    title: 'Nothing beside the record',
    weight: 'refused',
    sentence: 'A chain goes on only after the chain above it has registered it.',
    source: 'docs/law.md, "Chains"',
  },
  'CHN-03': {
    title: 'Registered once',
    weight: 'refused',
    sentence: 'The service registers a chain once; a person only after a lawful enrolment.',
    source: 'docs/law.md, "Chains"',
  },
  'CHN-04': {
    title: 'Nothing follows a refused beginning',
    weight: 'refused',
    sentence: 'A chain whose first event was refused has no lawful events.',
    source: 'docs/law.md, "Chains"',
  },
  'CHN-05': {
    title: 'Every chain is registered',
    weight: 'refused',
    sentence: 'Each chain that was begun is registered in the chain above it.',
    source: 'docs/law.md, "Chains"',
  },
} as const
