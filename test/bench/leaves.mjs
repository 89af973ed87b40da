// What it costs to examine all leaves of a log (C4), beside the hashes that this takes at least. Prints one JSON line.
//
//	node test/bench/leaves.mjs LEAVES
import { hash, randomFillSync } from 'node:crypto'
import { createLeafExamination } from '../../packages/verifier/dist/leaves/examine-leaves.js'

const count = Number(process.argv[2])
const leafLength = 73
const perPart = 4096

/** Leaves with random tags and ids, and times that do not fall. */
function* parts() {
  for (let first = 0; first < count; first += perPart) {
    const width = Math.min(perPart, count - first)
    const bytes = randomFillSync(new Uint8Array(width * leafLength))
    const view = new DataView(bytes.buffer)
    yield Array.from({ length: width }, (_, i) => {
      const start = i * leafLength
      bytes[start] = 1
      view.setBigUint64(start + 1, BigInt(first + i))
      return bytes.subarray(start, start + leafLength)
    })
  }
}

function seconds(work) {
  const began = performance.now()
  work()
  return (performance.now() - began) / 1000
}

const examination = createLeafExamination()
const before = process.memoryUsage().rss
let ours = 0
for (const part of parts()) ours += seconds(() => examination.add(part))
if (examination.size !== count || examination.faultCount > 0)
  throw new Error('bug: leaves with faults')
const memory = process.memoryUsage().rss - before
const [leaf, node] = [new Uint8Array(leafLength + 1), new Uint8Array(65)]
const limit = seconds(() => {
  for (let i = 0; i < count; i++) {
    hash('sha256', leaf, 'buffer')
    hash('sha256', node, 'buffer')
  }
})
process.stdout.write(`${JSON.stringify({ count, ours, limit, memory })}\n`)
