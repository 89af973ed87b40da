import { decodeUtf8 } from '@custodia/core/bytes'
import { CustodyError } from '@custodia/core/errors'
import { readWholeFile } from '../disk/whole-file.ts'
import { versionText } from '../store/layout.ts'
import type { CheckContext } from './context.ts'

/**
 * Reads the version of the store; gives whether it can be checked by this program. ERR_STORE_MISSING if there is none:
 * neither a version nor a journal.
 */
export function checkStoreVersion({ disk, layout, list, name }: CheckContext): boolean {
  const place = { file: name(layout.version) }
  const bytes = readWholeFile(disk, layout.version)
  if (bytes === undefined) {
    if (disk.kind(layout.journal) === undefined) {
      const message = `no ledger at ${layout.root}: there is no store in it`
      throw new CustodyError('ERR_STORE_MISSING', message, { path: layout.root })
    }
    list.find('store.version-missing', { place })
    return true
  }
  list.look('store.version')
  const text = decodeUtf8(bytes) ?? ''
  const expected = decodeUtf8(versionText) ?? ''
  if (text === expected) return true
  const version = /^custodia store ([0-9]{1,9})\n/.exec(text)?.[1]
  const isOther = version !== undefined && !expected.startsWith(`custodia store ${version}\n`)
  list.find(isOther ? 'store.version-other' : 'store.version-malformed', {
    place,
    expected: expected.trimEnd(),
    found: isOther ? `custodia store ${version}` : text.slice(0, 80),
  })
  return !isOther
}
