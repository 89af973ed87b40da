import { createSoftwareSigner, sha256 } from '@custodia/core/crypto'
import { checkVkey, noteKey, signCheckpoint } from '@custodia/core/custody'
import {
  cosignatureMessage,
  formatCosignature,
  formatNote,
  formatVkey,
  keyIdInput,
  noteTextBytes,
  parseNote,
  readKeyId,
  vkeyTypes,
} from '@custodia/core/wire'
import { accepted, hex, refused } from './vector.mjs'

const log = createSoftwareSigner(new Uint8Array(32).fill(1))
const witness = createSoftwareSigner(new Uint8Array(32).fill(2))
const stranger = createSoftwareSigner(new Uint8Array(32).fill(3))
const origin = 'ledger.example/evidence'
const { name, keyId, vkey } = noteKey(origin, log.publicKey)
const rootHash = sha256(Buffer.from('tree'))
const time = 1_790_000_000
const malformed = 'ERR_NOTE_MALFORMED'
const unverified = 'ERR_NOTE_UNVERIFIED'

function witnessKey() {
  const key = {
    name: 'witness.example',
    type: vkeyTypes.ed25519Cosignature,
    material: witness.publicKey,
  }
  return formatVkey({ ...key, keyId: readKeyId(sha256(keyIdInput(key))) })
}

async function signedNote(text, signer = log) {
  return formatNote({
    text,
    signatures: [{ name, keyId, signature: await signer.sign(noteTextBytes(text)) }],
  })
}

const edit = (bytes, change) => Buffer.from(change(Buffer.from(bytes).toString('utf8')), 'utf8')

async function checkpointVectors() {
  const note = await signCheckpoint({ origin, size: 7, rootHash }, log)
  const [originLine, size, root] = Buffer.from(note).toString('utf8').split('\n')
  const request = (bytes) => ({ op: 'checkpoint', bytes: hex(bytes), origin, vkey })
  const no = (file, comment, bytes, code) =>
    refused(`checkpoint/${file}`, comment, request(bytes), code)
  // These texts are signed by the log's own key: only their form is at fault.
  const text = async (file, comment, lines) =>
    no(
      file,
      comment,
      await signedNote(lines.map((line) => `${line}\n`).join('')),
      'ERR_CHECKPOINT_MALFORMED',
    )
  const value = (size_, extensions = []) => ({
    origin,
    size: String(size_),
    rootHash: hex(rootHash),
    extensions,
  })
  const empty = sha256(new Uint8Array())
  return [
    accepted('checkpoint/happy-path', 'A checkpoint of size 7.', request(note), value(7)),
    accepted(
      'checkpoint/size-zero',
      'The empty log.',
      request(await signCheckpoint({ origin, size: 0, rootHash: empty }, log)),
      {
        ...value(0),
        rootHash: hex(empty),
      },
    ),
    accepted(
      'checkpoint/extension-line',
      'An extension line, which is kept and not judged.',
      request(await signedNote(`${origin}\n7\n${root}\nextension\n`)),
      value(7, ['extension']),
    ),
    refused(
      'checkpoint/other-origin',
      'The caller expects another log.',
      { ...request(note), origin: 'other.example' },
      'ERR_CHECKPOINT_ORIGIN',
    ),
    no(
      'signed-by-another',
      'Signed by another key under the name and key ID of the log.',
      await signedNote(`${origin}\n7\n${root}\n`, stranger),
      unverified,
    ),
    no(
      'size-changed',
      'The size was changed after signing.',
      edit(note, (all) => all.replace('\n7\n', '\n8\n')),
      unverified,
    ),
    await text('size-leading-zero', 'A size with a leading zero.', [originLine, '007', root]),
    await text('size-with-plus', 'A size with a plus sign.', [originLine, '+7', root]),
    await text('size-with-space', 'A size with a space.', [originLine, ' 7', root]),
    await text('size-exponent', 'A size with an exponent.', [originLine, '5e3', root]),
    await text('size-negative', 'A negative size.', [originLine, '-1', root]),
    await text('size-hex', 'A size in hex.', [originLine, '0x7', root]),
    await text('size-arabic-digits', 'A size in other digits.', [originLine, '\u0667', root]),
    await text('size-2-to-the-64', 'A size that a double cannot hold.', [
      originLine,
      '18446744073709551616',
      root,
    ]),
    await text('size-2-to-the-53-plus-1', 'A size that would be rounded.', [
      originLine,
      '9007199254740993',
      root,
    ]),
    await text('root-31-bytes', 'A root of 31 bytes.', [
      originLine,
      size,
      Buffer.from(rootHash.subarray(1)).toString('base64'),
    ]),
    await text('root-url-alphabet', 'A root in the URL alphabet.', [
      originLine,
      size,
      root.replaceAll('+', '-').replaceAll('/', '_').replace('=', ''),
    ]),
    await text('root-not-canonical', 'A root whose last character has bits that are not used.', [
      originLine,
      size,
      root.replace(/.=$/, (end) => `${String.fromCharCode(end.charCodeAt(0) + 1)}=`),
    ]),
    await text('root-missing', 'Two lines.', [originLine, size]),
  ]
}

async function noteVectors() {
  const note = await signedNote('A note of fictitious content.\n')
  const request = (bytes, vkeys = [vkey]) => ({ op: 'note', bytes: hex(bytes), vkeys })
  const no = (file, comment, bytes, code) => refused(`note/${file}`, comment, request(bytes), code)
  const value = { text: 'A note of fictitious content.\n', verified: [vkey] }
  const strange = noteKey(origin, stranger.publicKey).vkey
  const [line] = parseNote(note).signatures
  const other = { name: 'other.example', keyId: 1, signature: new Uint8Array(64) }
  const lines = (signatures) => formatNote({ text: value.text, signatures })
  const textEdit = (change) => edit(note, change)
  const long = (count) => lines([line, ...Array.from({ length: count - 1 }, () => other)])
  return [
    accepted('note/happy-path', 'A note and the key that signed it.', request(note), value),
    accepted(
      'note/unknown-key-passed-over',
      'A line by a key that the reader does not know.',
      request(lines([other, line])),
      value,
    ),
    accepted('note/64-lines', 'As many signature lines as may be.', request(long(64)), value),
    refused(
      'note/65-lines',
      'One signature line too many.',
      request(Buffer.concat([long(64), Buffer.from(`\u2014 other.example AAAAAQAA\n`)])),
      malformed,
    ),
    refused('note/no-known-key', 'None of the keys signed.', request(note, [strange]), unverified),
    refused('note/no-key-given', 'The reader has no key.', request(note, []), unverified),
    no(
      'known-key-fails',
      'The key signed once, and a second line by it does not hold.',
      lines([line, { ...line, signature: new Uint8Array(64) }]),
      unverified,
    ),
    no(
      'text-changed',
      'The text was changed after signing.',
      textEdit((all) => all.replace('A note', 'B note')),
      unverified,
    ),
    no(
      'crlf',
      'Lines that end in CR LF.',
      textEdit((all) => all.replaceAll('\n', '\r\n')),
      malformed,
    ),
    no(
      'last-line-feed-missing',
      'The last line does not end.',
      textEdit((all) => all.slice(0, -1)),
      malformed,
    ),
    no(
      'no-empty-line',
      'No empty line before the signatures.',
      textEdit((all) => all.replace('\n\n', '\n')),
      malformed,
    ),
    no('no-signature', 'Nothing after the empty line.', Buffer.from('text\n\n'), malformed),
    no(
      'hyphen-for-dash',
      'A hyphen where U+2014 belongs.',
      textEdit((all) => all.replace('\u2014', '-')),
      malformed,
    ),
    no(
      'signature-base64-without-padding',
      'The padding of the signature is missing.',
      textEdit((all) => all.replace('=\n', '\n')),
      malformed,
    ),
    no(
      'tab-in-text',
      'A control character in the text.',
      textEdit((all) => all.replace('A note', 'A\tnote')),
      malformed,
    ),
    no('empty', 'No bytes.', new Uint8Array(), malformed),
    refused(
      'vkey/key-id-of-another-name',
      'The name was changed, the key ID was not.',
      request(note, [vkey.replace('ledger', 'Ledger')]),
      'ERR_VKEY_MALFORMED',
    ),
    refused(
      'vkey/small-order-key',
      'The key is the identity.',
      request(note, [identityVkey()]),
      'ERR_PUBLIC_KEY',
    ),
    refused(
      'vkey/without-key',
      'Two parts.',
      request(note, [vkey.slice(0, vkey.lastIndexOf('+'))]),
      'ERR_VKEY_MALFORMED',
    ),
  ]
}

function identityVkey() {
  const material = new Uint8Array(32)
  material[0] = 1
  return noteKey(origin, material).vkey
}

async function cosignatureVectors() {
  const checkpoint = await signCheckpoint({ origin, size: 7, rootHash }, log)
  const cosigner = checkVkey(witnessKey())
  const cosigned = async (stated, signed = stated) => {
    const { text, textBytes, signatures } = parseNote(checkpoint)
    const signature = await witness.sign(cosignatureMessage(signed, textBytes))
    const blob = formatCosignature({ time: stated, signature })
    return formatNote({
      text,
      signatures: [...signatures, { name: cosigner.name, keyId: cosigner.keyId, signature: blob }],
    })
  }
  const request = (bytes, key = witnessKey()) => ({
    op: 'cosignature',
    bytes: hex(bytes),
    vkey: key,
  })
  return [
    accepted(
      'cosignature/happy-path',
      'A witness cosigned.',
      request(await cosigned(time)),
      String(time),
    ),
    refused(
      'cosignature/time-changed',
      'The line states another time than was signed.',
      request(await cosigned(time + 1, time)),
      unverified,
    ),
    refused('cosignature/absent', 'Nobody cosigned.', request(checkpoint), unverified),
    refused(
      'cosignature/log-key',
      'The key of a log cosigns nothing.',
      request(await cosigned(time), vkey),
      'ERR_VKEY_MALFORMED',
    ),
  ]
}

export async function textVectors() {
  return [...(await checkpointVectors()), ...(await noteVectors()), ...(await cosignatureVectors())]
}
