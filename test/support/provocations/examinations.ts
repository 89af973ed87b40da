import { newcomer, draft, examinationDraft, workingCopy, lent } from '../law-ends.ts'
import type { Setting } from '../law-setting.ts'
import { usual } from '../provocation.ts'
import type { Provocation } from '../provocation.ts'

const started = (from: Setting) =>
  from.world.did(
    draft('exam.started', from.people.collector, 'examiner', from.item, {}, ['justification']),
  )

export const provocationsOfExaminations: readonly Provocation[] = [
  usual(
    'CUS-09',
    'examined without being held',
    (from) => {
      lent(from)
      return examinationDraft(from)
    },
    (from) => examinationDraft(from),
  ),
  usual(
    'CUS-09',
    'the work of another, who began it',
    (from) => {
      const other = newcomer(from, 'examiner')
      return draft('exam.started', other, 'examiner', from.image, {}, ['justification'])
    },
    (from) => {
      const other = newcomer(from, 'examiner')
      return draft('exam.started', other, 'examiner', workingCopy(from), {})
    },
  ),
  usual(
    'EXM-01',
    'completed by another',
    (from) => {
      const other = newcomer(from, 'examiner')
      const fields = { started: started(from).id }
      return draft('exam.completed', other, 'examiner', from.item, fields, ['justification'])
    },
    (from) => {
      // It went back to the store meanwhile: whether he held it was asked when he began.
      const begun = started(from)
      lent(from)
      return examinationDraft(from, { started: begun.id }, [])
    },
  ),
  usual(
    'EXM-01',
    'completed on another item',
    (from) => examinationDraft(from, { started: started(from).id }, ['justification'], from.image),
    (from) => examinationDraft(from, { started: started(from).id }),
  ),
  usual(
    'INT-06',
    'on the original, without a word',
    (from) => examinationDraft(from, {}, []),
    (from) => examinationDraft(from, {}, [], workingCopy(from)),
  ),
  usual(
    'INT-06',
    'on the evidentiary copy, without a word',
    (from) => examinationDraft(from, {}, [], from.image),
    (from) => examinationDraft(from, {}, ['justification'], from.image),
  ),
  usual(
    'CPY-02',
    'an output that came of another item',
    (from) => examinationDraft(from, { outputs: [from.image, workingCopy(from)] }),
    (from) => examinationDraft(from, { outputs: [from.image] }),
  ),
]
