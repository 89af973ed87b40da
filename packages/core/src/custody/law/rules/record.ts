/** How a record begins, and where an event stands in it. */
export const recordRules = {
  'GEN-01': {
    title: 'One beginning',
    weight: 'refused',
    sentence: 'A ledger begins with its founding at position 0, and is founded once.',
    expert:
      'ledger.opened stands at log index 0 and `seq` 0 of a ledger chain that it opens, and every other event after it.',
    source: 'docs/law.md, "The founding"',
    section: 'docs/law.md, "The founding"',
  },
  'GEN-02': {
    title: 'Threshold of the founders',
    weight: 'refused',
    sentence: 'Acts on the ledger itself need at least one founder and no more than there are.',
    expert: '`threshold` of ledger.opened is at least 1 and at most the number of `founders`.',
    source: 'docs/law.md, "The founding"',
    section: 'docs/law.md, "The founding"',
  },
  'GEN-03': {
    title: 'Founders are different people',
    weight: 'refused',
    sentence: 'No two founders share a party id or a key, and the service has its own.',
    expert: 'All `party` and all `key` in `founders` and `service` of ledger.opened differ.',
    source: 'docs/law.md, "The founding"',
    section: 'docs/law.md, "The founding"',
  },
  'GEN-04': {
    title: 'The first founder signs',
    weight: 'refused',
    sentence: 'The founding is signed by the founder who is named first, with the key named there.',
    expert:
      'iss and kid of ledger.opened are party and key of the first of `founders`, and `role` is founder.',
    source: 'docs/law.md, "The founding"',
    section: 'docs/law.md, "The founding"',
  },
  'GEN-05': {
    title: 'Founders are enrolled as founded',
    weight: 'refused',
    sentence: 'The enrolment of a founder repeats what the founding says, and a founder signs it.',
    expert:
      'party.enrolled of a founder has `key`, `nextKey` and `roles` as in ledger.opened, no `possession`, and `role` founder.',
    source: 'docs/law.md, "The founding"',
    section: 'docs/law.md, "The founding"',
  },
  'CRY-02': {
    title: 'No gap in a chain',
    weight: 'refused',
    sentence: 'Each event follows the last one of its chain: no gap, no repetition, no fork.',
    expert:
      '`seq` is the number of events of the chain before, `prev` the id of the last one or null, the log index greater than its index, and sub the id of the chain.',
    source: 'ISO/IEC 27037, 6.1: a complete record',
    section: 'docs/format/event.md, "Chains"',
  },
  'CHN-01': {
    title: 'Each event in its own kind of chain',
    weight: 'refused',
    sentence: 'An event stands in the kind of chain that belongs to its type.',
    expert:
      'The kind of the chain is among those of the event type, and `seq` is 0 if the type only opens chains, greater if it never does.',
    source: 'docs/format/event-types.md',
    section: 'docs/format/event-types.md, "All types"',
  },
  'CHN-02': {
    title: 'Nothing beside the record',
    weight: 'refused',
    sentence: 'A chain goes on only after the chain above it has registered it.',
    expert:
      'Before an event continues a chain, the registration of that chain stands in the chain above at a lower log index.',
    source: 'docs/law.md, "Chains"',
    section: 'docs/law.md, "Chains"',
  },
  'CHN-03': {
    title: 'Registered once',
    weight: 'refused',
    sentence: 'The service registers a chain once; a person only after a lawful enrolment.',
    expert:
      '`chain` of a registration was not registered in the same chain before, and that of party.registered holds a lawful enrolment if it is at hand.',
    source: 'docs/law.md, "Chains"',
    section: 'docs/law.md, "Chains"',
  },
  'CHN-04': {
    title: 'Nothing follows a refused beginning',
    weight: 'refused',
    sentence: 'A chain whose first event was refused has no lawful events.',
    expert: 'The event with `seq` 0 of a ledger, party, case or access chain was not refused.',
    source: 'docs/law.md, "Chains"',
    section: 'docs/law.md, "Chains"',
  },
  'CHN-05': {
    title: 'Every chain is registered',
    weight: 'refused',
    sentence: 'Each chain that was begun is registered in the chain above it.',
    expert:
      'At the end of the record every chain but the ledger chain has its case.registered, item.registered, party.registered or access.registered in the chain above, if the bundle carries that.',
    unit: 'chains',
    source: 'docs/law.md, "Chains"',
    section: 'docs/law.md, "Chains"',
  },
} as const
