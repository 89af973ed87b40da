import type { Command } from 'commander'
import type { Act } from '../task.ts'
import { defineAccess, defineNote, defineStore } from '../acts/define-plain.ts'
import { defineApprove, defineCorrect, defineWitness } from '../acts/define-about-event.ts'
import { defineOthers } from '../acts/define-any.ts'
import { defineCancelOffer, defineCheck } from '../acts/define-item.ts'

export function define(command: Command, act: Act): void {
  defineStore(command, act)
  defineAccess(command, act)
  defineCheck(command, act)
  defineCancelOffer(command, act)
  defineNote(command, act)
  defineCorrect(command, act)
  defineWitness(command, act)
  defineApprove(command, act)
  defineOthers(command, act)
}
