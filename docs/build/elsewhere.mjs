/** Rules of auditors' checklists that no rule of the law judges: which checks of the verifier do, or which query answers them. */
export const elsewhere = {
  'CRY-01': {
    title: 'Every entry recomputed from its bytes, and linked',
    checks: ['event.form', 'chain.links', 'log.inclusion'],
  },
  'CRY-03': { title: 'The head is signed with its count', checks: ['log.checkpoint', 'leaf.tags'] },
  'CRY-04': { title: 'States are compared by their hash', checks: ['log.anchors', 'log.pinned'] },
  'CRY-05': {
    title: 'No two histories of one ledger',
    checks: ['witness.cosignatures', 'log.earlier', 'log.pinned', 'log.anchors'],
    note: 'and `custodia compare` and `custodia monitor`',
  },
  'CRY-07': { title: 'Trust comes by another road', checks: ['signer.recognised'] },
  'CRY-08': {
    title: 'Signatures of a key in wrong hands',
    checks: ['signer.lawful'],
    note: 'they are shown as disputed',
  },
  'CRY-09': { title: 'Digests that nobody can imitate', checks: ['evidence.strength'] },
  'CRY-10': {
    title: 'Algorithms and timestamps renewed',
    checks: ['time.sunset'],
    note: 'by the ends that a trust file states; certificates are judged at the time of the stamp',
  },
  'CRY-11': { title: 'What is unknown is refused', checks: ['event.form'] },
  'BND-01': {
    title: 'Nothing missing, nothing beside',
    checks: ['container.claims', 'container.trailer', 'attachment.carried'],
  },
  'BND-02': {
    title: 'Content measured again from its bytes',
    checks: ['evidence.same', 'attachment.carried'],
    note: 'for the files that are supplied or carried',
  },
  'BND-03': { title: 'Reasons for what is withheld', checks: ['disclosure.reasons'] },
  'BND-04': { title: 'What was left out is said', checks: ['bundle.closed', 'export.stated'] },
  'TIM-05': {
    title: 'Between which times an event existed',
    checks: ['time.intervals', 'time.stamps', 'witness.cosignatures'],
  },
  'TIM-07': {
    title: 'The clock of a device compared',
    query: 'AUD-01',
    note: 'as a share, for not every device has a clock',
  },
  'COR-04': {
    title: 'Shown as it stood then',
    note: 'an entry shows the values that it sealed itself, and later ones are entries of their own; before an id, the commands put the exhibit number of today',
  },
  'PRV-04': {
    title: 'Access has a justification',
    checks: ['event.form'],
    note: '`item.accessed` without a sealed justification is no event of the vocabulary, so none can be recorded',
  },
  'AUD-01': { title: 'Share of items with complete papers', query: 'AUD-01' },
  'AUD-02': { title: 'Taken out again and again by one person', query: 'AUD-02' },
  'AUD-04': { title: 'Acts of administration', query: 'AUD-04' },
}
