import type { Command } from 'commander'
import type { Act } from '../task.ts'
import { defineEnrol, defineGrant, defineList } from '../acts/define-party.ts'
import { defineRequest } from '../acts/define-request.ts'
import { defineRevoke, defineRotate } from '../acts/define-keys.ts'

export function define(command: Command, act: Act): void {
  defineRequest(command, act)
  defineEnrol(command, act)
  defineList(command, act)
  defineGrant(command, act)
  defineRotate(command, act)
  defineRevoke(command, act)
}
