import {
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  sign,
  verify,
} from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { concat, fromHex, toHex } from '../../packages/core/src/bytes/index.ts'
import * as wire from '../../packages/core/src/wire/index.ts'
import { formatPage, printedValues, tableRows } from './examples.ts'

function bytes(hex: string): Uint8Array {
  return fromHex(hex.replaceAll(' ', '')) ?? expect.fail(`not hex: ${hex}`)
}

function sha256(input: Uint8Array): string {
  return createHash('sha256').update(input).digest('hex')
}

/** Looks up what the example of a page prints. */
function example(name: string): (value: string) => string {
  const page = formatPage(name)
  const values = printedValues(page.slice(page.search(/^## .*Example$/m)))
  return (value) => values.get(value) ?? expect.fail(`${name} prints no "${value}"`)
}

const cbor = example('cbor.md')
const disclosure = example('disclosure.md')
const event = example('event.md')
const leaf = example('leaf.md')
const inputs = example('hash-inputs.md')

describe('cbor.md', () => {
  it('prints an item that is in the profile and says what the page says', () => {
    const value = new Map<string, wire.CborValue>([
      ['t', 1_790_000_000_000],
      ['aa', -1],
      ['z', [true, null]],
      ['b', Uint8Array.of(1, 2, 3)],
    ])
    expect(toHex(wire.encodeCbor(value))).toBe(cbor('item'))
    const apart = /```text\n(a4 [^`]*)```/.exec(formatPage('cbor.md'))?.[1] ?? ''
    const joined = apart.split('\n').map((line) => line.slice(0, 28).replaceAll(' ', ''))
    expect(joined.join('')).toBe(cbor('item'))
  })

  it('prints bytes that are refused where the page says', () => {
    const rows = tableRows(formatPage('cbor.md')).filter(([first]) => /^`[0-9a-f ]+`$/.test(first!))
    expect(rows).toHaveLength(8)
    for (const [shown, offset] of rows) {
      const found = refusalOffset(bytes(shown!.slice(1, -1)))
      expect(found, shown).toBe(Number(offset))
    }
  })

  function refusalOffset(item: Uint8Array): unknown {
    try {
      wire.checkCbor(item)
      return undefined
    } catch (error) {
      return (error as { details?: { offset?: number } }).details?.offset
    }
  }
})

describe('disclosure.md', () => {
  it('prints a disclosure and its digest', () => {
    const parts = { salt: bytes(disclosure('salt')), value: 'The seal was intact.', label: 'note' }
    const encoded = wire.encodeDisclosure(parts)
    expect(toHex(encoded)).toBe(disclosure('disclosure'))
    expect(toHex(wire.disclosureDigestInput(encoded))).toBe(disclosure('digest input'))
    expect(sha256(bytes(disclosure('digest input')))).toBe(disclosure('digest'))
  })
})

describe('event.md', () => {
  const parsed = wire.parseEvent(bytes(event('event')))
  const key = createPrivateKey({
    format: 'der',
    type: 'pkcs8',
    key: Buffer.from(`302e020100300506032b657004220420${event('secret key')}`, 'hex'),
  })

  it('prints an event that reads as the page says', () => {
    expect(parsed.header).toEqual({
      kid: event('kid'),
      signer: '1'.repeat(64),
      subject: { kind: 'item', id: '2'.repeat(64) },
      ledger: '3'.repeat(64),
      issuedAt: 1_790_000_000,
    })
    expect(toHex(wire.encodeEventHeader(parsed.header))).toBe(event('header'))
    const payload = wire.readPayload(parsed.payload)
    expect(payload).toMatchObject({ type: 'note.added', seq: 3, role: 'examiner' })
    expect(payload.next).toBe(leaf('next'))
    expect([...payload.sealed]).toEqual([['note', disclosure('digest')]])
    expect(toHex(wire.encodeCbor(wire.writePayload(payload)))).toBe(event('payload'))
  })

  it('prints its id, its signed bytes and its signature', () => {
    expect(sha256(parsed.bytes)).toBe(event('event id'))
    expect(event('event id')).toBe(leaf('event id'))
    expect(toHex(parsed.toBeSigned)).toBe(event('signed bytes'))
    expect(sign(null, parsed.toBeSigned, key).toString('hex')).toBe(event('signature'))
    expect(toHex(parsed.signature)).toBe(event('signature'))
  })

  it('prints the public key and its kid', () => {
    const spki = createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('hex')
    expect(spki).toBe(`302a300506032b6570032100${event('public key')}`)
    expect(sha256(wire.kidInput(bytes(event('public key'))))).toBe(event('kid'))
  })

  it('prints a proof of possession', () => {
    const proof = wire.parsePossession(bytes(event('proof')))
    expect(proof).toMatchObject({
      kid: event('kid'),
      scope: { ledger: '3'.repeat(64), anchor: { size: 12, root: '5'.repeat(64) } },
      party: '1'.repeat(64),
      key: event('public key'),
      nextKey: event('next key'),
    })
    const unsigned = wire.encodePossession(proof)
    expect(toHex(unsigned.protectedBytes)).toBe(event('proof header'))
    expect(toHex(unsigned.payloadBytes)).toBe(event('proof payload'))
    expect(toHex(proof.signature)).toBe(event('proof signature'))
    expect(verify(null, proof.toBeSigned, createPublicKey(key), proof.signature)).toBe(true)
    expect(sha256(wire.nextKeyInput(bytes(event('next public key'))))).toBe(event('next key'))
  })

  it('names the media types', () => {
    for (const name of [
      wire.eventContentType,
      wire.eventTyp,
      wire.possessionContentType,
      wire.possessionTyp,
    ]) {
      expect(formatPage('event.md')).toContain(`\`${name}\``)
      expect(formatPage('custodia.cddl')).toContain(`"${name}"`)
    }
  })
})

describe('leaf.md', () => {
  it('prints a tag, a commitment and a leaf', () => {
    const place = { ledgerId: leaf('ledger id'), chainId: leaf('chain id'), seq: 3 }
    const input = wire.tagInput(place)
    expect(toHex(input)).toBe(leaf('tag input'))
    const secret = bytes(leaf('tag secret'))
    expect(createHmac('sha256', secret).update(input).digest('hex')).toBe(leaf('tag'))
    const next = wire.nextInput(bytes(leaf('next secret')))
    expect(toHex(next)).toBe(leaf('next input'))
    expect(sha256(next)).toBe(leaf('next'))
    const parts = { recordedAt: 1_790_000_001_234, tag: leaf('tag'), eventId: leaf('event id') }
    const encoded = wire.encodeLeaf(parts)
    expect(toHex(encoded)).toBe(leaf('leaf'))
    expect(sha256(concat(Uint8Array.of(0), encoded))).toBe(leaf('leaf hash'))
  })
})

describe('hash-inputs.md', () => {
  it('has the table of the code', () => {
    const rows = tableRows(formatPage('hash-inputs.md'))
    const plain = (cell: string): string => cell.replaceAll('`', '')
    expect(rows.map((row) => row.map(plain))).toEqual(
      wire.hashUses.map(({ use, algorithm, begins, input }) => [use, algorithm, begins, input]),
    )
  })

  it('prints a kid and two commitments to keys', () => {
    const kid = wire.kidInput(bytes(inputs('public key')))
    expect(toHex(kid)).toBe(inputs('kid input'))
    expect(sha256(kid)).toBe(inputs('kid'))
    expect(sha256(wire.nextKeyInput(bytes(inputs('next public key'))))).toBe(inputs('next key'))
    expect(sha256(wire.nextLogKeyInput(inputs('vkey')))).toBe(inputs('next log key'))
    const vkey = wire.parseVkey(inputs('vkey'))
    expect(sha256(wire.keyIdInput(vkey)).slice(0, 8)).toBe(inputs('vkey').split('+')[1])
  })
})

describe('display.md', () => {
  const blocks = [...formatPage('display.md').matchAll(/^```text\n[^`]*^```$/gm)]

  it.each([0, 1])('prints example %d as it is shown', (i) => {
    const shown = printedValues(blocks[i]![0])
    const text = bytes(shown.get('bytes') ?? '')
    for (const target of ['terminal', 'html', 'csv'] as const) {
      expect(wire.displayText(text, target)).toBe(shown.get(target))
    }
  })
})

describe('limits.md', () => {
  it('has a line for every limit, with its figure', () => {
    const rows = tableRows(formatPage('limits.md')).map(([name, figure]) => [name, figure])
    const expected = Object.entries(wire.limits).map(([name, figure]) => [
      `\`${name}\``,
      figure.toLocaleString('en-US'),
    ])
    expect(rows.toSorted()).toEqual(expected.toSorted())
  })
})

describe('custodia.cddl', () => {
  const prelude = ['bstr', 'tstr', 'uint', 'int', 'bool', 'null', 'any']
  const rulesIn = (text: string): string[] =>
    [...text.matchAll(/^([a-z][a-z0-9-]*) = /gm)].map(([, name]) => name!)
  const source = formatPage('custodia.cddl')

  it('defines each rule once', () => {
    const rules = rulesIn(source)
    expect(rules.filter((rule, i) => rules.indexOf(rule) !== i)).toEqual([])
  })

  it('uses no rule that it does not define', () => {
    const rules = new Set([...rulesIn(source), ...prelude])
    const text = source.replaceAll(/"[^"]*"|;.*$|\.[a-z]+|h''/gm, '')
    const used = [...text.matchAll(/(?<![\w$-])[a-z][a-zA-Z0-9_-]*(?![\w-]*:)/g)].map(
      ([name]) => name,
    )
    expect(used.length).toBeGreaterThan(100)
    expect(used.filter((name) => !rules.has(name))).toEqual([])
  })

  it('says of bundles what bundle.md says', () => {
    const compact = (text: string): string =>
      text
        .replaceAll(/;.*$/gm, '')
        .replaceAll(/\s+/g, '')
        .replaceAll(',]', ']')
        .replaceAll(',}', '}')
    const ours = compact(source).replaceAll(/bundle-|\.cbor(?:event|disclosure)/g, '')
    const theirs = [...formatPage('bundle.md').matchAll(/```cddl\n([^`]*)```/g)].map(
      ([, text]) => text!,
    )
    const named = theirs.join('\n').replaceAll(/(ledger|chain): bstr .size 32/g, '$1: id')
    const hashed = named.replaceAll(/(sha256: |4096 )bstr .size 32/g, '$1hash')
    for (const rule of hashed.split(/\n(?=[a-z]+(?:-[a-z]+)* = )/)) {
      expect(ours, rule).toContain(compact(rule))
    }
  })
})
