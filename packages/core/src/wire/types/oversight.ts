/** What is said about entries: witness, approval, remark, correction. */
export const oversightTypes = {
  'event.witnessed': {
    meaning: 'A person states that he was present at an event, and which sealed values he saw.',
    chains: ['party', 'case', 'item'],
    opens: 'never',
    roles: 'any',
    fields: { event: 'event-id', labels: 'labels' },
    sealed: { statement: 'text?' },
  },
  'event.approved': {
    meaning: 'A second person approved an event that has no effect without it.',
    chains: ['ledger', 'party', 'case', 'item'],
    opens: 'never',
    roles: ['founder', 'registrar', 'supervisor', 'oversight', 'judge', 'prosecutor'],
    fields: { event: 'event-id', labels: 'labels' },
    sealed: { statement: 'text?' },
  },
  'note.added': {
    meaning: 'A remark was put on record; it changes nothing.',
    says: 'adds a remark[ on event {event}]',
    chains: ['party', 'case', 'item'],
    opens: 'never',
    roles: 'any',
    fields: { event: 'event-id?' },
    sealed: { note: 'text' },
  },
  'entry.corrected': {
    meaning: 'An earlier entry was found wrong; both are shown.',
    says: 'corrects {field} of event {event}',
    chains: ['party', 'case', 'item'],
    opens: 'never',
    roles: 'any',
    fields: { event: 'event-id', field: 'name' },
    sealed: { was: 'text', is: 'text', reason: 'text' },
  },
} as const
