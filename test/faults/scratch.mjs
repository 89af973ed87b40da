import { join } from 'node:path'

/** Gives paths that were not used before. */
export function scratchIn(root) {
  let count = 0
  return (name) => join(root, `${name}-${count++}`)
}
