// The files of a store, and the regions of each: so that every kind of byte is damaged once at least.
import * as fs from 'node:fs'
import { join } from 'node:path'
import { batchHeadLength, readBatchHead } from '../../packages/level/dist/journal/batch-head.js'
import { readItem } from '../../packages/level/dist/journal/item.js'
import { journalHeader, segmentFirst } from '../../packages/level/dist/journal/segment.js'
import { keptHeader } from '../../packages/level/dist/kept/kept-record.js'
import { scanItem } from '@custodia/core/wire'

/** Every file of a store but those that hold nothing, by its path in it. */
export function filesOf(directory) {
  return fs
    .readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1))
    .filter((file) => fs.statSync(join(directory, file)).size > 0)
    .sort()
}

/** Regions of a file: a name, and where each begins and ends. */
export function regionsOf(directory, file) {
  const bytes = new Uint8Array(fs.readFileSync(join(directory, file)))
  const [folder, name = ''] = file.split('/')
  if (folder === 'journal') return journalRegions(bytes, segmentFirst('journal', name))
  if (folder === 'private') return itemRegions(bytes, scanItem(bytes, 0), 'private segment')
  if (folder === 'index') return indexRegions(bytes, name)
  if (folder === 'checkpoints') return batchRegions(bytes, keptHeader.length, 'checkpoints')
  return [{ region: folder === 'lock' ? 'claim' : file, from: 0, to: bytes.length }]
}

const journalRegions = (bytes, first) => batchRegions(bytes, journalHeader(first).length, 'journal')

function batchRegions(bytes, start, file) {
  const regions = [{ region: `${file} header`, from: 0, to: start }]
  for (let at = start; at < bytes.length;) {
    const { length } = readBatchHead(bytes, at)
    const items = at + batchHeadLength
    regions.push({
      region: file === 'journal' ? 'batch head' : `${file} head`,
      from: at,
      to: items,
    })
    regions.push(...itemRegions(bytes.subarray(0, items + length), items, file).slice(1))
    at = items + length
  }
  return regions
}

const checkOffset = 3
const bodyOffset = 35

function itemRegions(bytes, start, file) {
  const regions = [{ region: `${file} header`, from: 0, to: start }]
  for (let at = start; at < bytes.length;) {
    const { end } = readItem(bytes, at)
    regions.push({ region: `${file} item head`, from: at, to: at + checkOffset })
    regions.push({ region: `${file} check`, from: at + checkOffset, to: at + bodyOffset })
    regions.push({ region: `${file} record`, from: at + bodyOffset, to: end })
    at = end
  }
  return regions
}

const footerLength = 48

function indexRegions(bytes, name) {
  const kind = name.replace(/[0-9]+/, 'N')
  if (!name.endsWith('.ldb')) return [{ region: `index ${kind}`, from: 0, to: bytes.length }]
  // The index block of a small table is its last 200 bytes or so, in front of the footer.
  const footer = bytes.length - footerLength
  const block = Math.max(0, footer - 200)
  return [
    { region: 'index table data', from: 0, to: block },
    { region: 'index table index', from: block, to: footer },
    { region: 'index table footer', from: footer, to: bytes.length },
  ]
}
