// A time-stamp authority made with `openssl`: keys and certificates in one folder, and `openssl ts -reply` for each
// request. Nobody of this name exists.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { X509Certificate } from 'node:crypto'

const newKey = {
  'P-256': ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  'RSA-2048': ['-newkey', 'rsa:2048'],
}

const asText = (time) => `${new Date(time).toISOString().replaceAll(/[-:T]|\.\d+Z/g, '')}Z`

const configuration = ({ namedBy, digests, withChain }) => `
[tsa]
default_tsa = clock
[clock]
dir = .
serial = ./serial
signer_cert = ./clock.pem
certs = ./between.pem
signer_key = ./clock.key
signer_digest = sha256
default_policy = 1.3.6.1.4.1.99999.1
digests = ${digests}
accuracy = secs:1, millisecs:500, microsecs:100
clock_precision_digits = 3
tsa_name = yes
ess_cert_id_chain = ${withChain ? 'yes' : 'no'}
ess_cert_id_alg = ${namedBy}
[ca]
default_ca = desk
[desk]
new_certs_dir = .
database = ./index.txt
rand_serial = yes
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
[root]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[between]
basicConstraints = critical, CA:TRUE, pathlen:0
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[clock_certificate]
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
authorityKeyIdentifier = keyid
[req]
distinguished_name = nobody
[nobody]
`

/** See `openssl-authority.d.mts`. */
export function makeAuthority(options) {
  const { directory, kind = 'P-256', namedBy = 'sha256', withChain = false } = options
  const { digests = 'sha256, sha384, sha512', ends = Date.now() + 30 * 86_400_000 } = options
  mkdirSync(directory, { recursive: true })
  const at = (name) => join(directory, name)
  const openssl = (...args) =>
    execFileSync('openssl', args, { cwd: directory, stdio: ['ignore', 'pipe', 'pipe'] })
  writeFileSync(at('made.cnf'), configuration({ namedBy, digests, withChain }))
  writeFileSync(at('serial'), '2a\n')
  writeFileSync(at('index.txt'), '')
  const begins = Date.now() - 3_600_000
  const request = (name, subject) => {
    const files = ['-keyout', `${name}.key`, '-out', `${name}.csr`]
    const shared = ['-config', 'made.cnf', '-nodes', '-subj', `/CN=${subject}`]
    openssl('req', '-new', ...newKey[kind], ...shared, ...files)
  }
  const sign = (name, extensions, by, until) => {
    const issuer = by === name ? ['-selfsign'] : ['-cert', `${by}.pem`]
    const dates = ['-startdate', asText(begins), '-enddate', asText(until)]
    const files = ['-in', `${name}.csr`, '-out', `${name}.pem`, '-keyfile', `${by}.key`]
    const shared = ['-batch', '-notext', '-config', 'made.cnf', '-extensions', extensions]
    openssl('ca', ...shared, ...issuer, ...dates, ...files)
  }
  const far = Date.now() + 3_650 * 86_400_000
  request('root', 'Root of Nowhere')
  sign('root', 'root', 'root', far)
  request('between', 'Between Nowhere')
  sign('between', 'between', 'root', far)
  request('clock', 'Clock of Nowhere')
  sign('clock', 'clock_certificate', 'between', ends)

  let calls = 0
  /** Each call has files of its own, so that two may run at once. */
  const withFiles = (contents, run) => {
    const prefix = `call-${++calls}-`
    const paths = contents.map((content, i) => {
      writeFileSync(at(prefix + i), content)
      return prefix + i
    })
    try {
      return run(...paths)
    } finally {
      for (const path of paths) rmSync(at(path))
    }
  }
  const der = (name) => new X509Certificate(readFileSync(at(`${name}.pem`))).raw

  const answer = (query) =>
    withFiles([query], (path) =>
      openssl('ts', '-reply', '-config', 'made.cnf', '-section', 'clock', '-queryfile', path),
    )

  return {
    root: der('root'),
    between: der('between'),
    clock: der('clock'),
    answer,
    describe: (query) =>
      withFiles([query], (path) => openssl('ts', '-query', '-in', path, '-text')).toString(),
    query: (imprinted, ...args) =>
      withFiles([imprinted], (path) => openssl('ts', '-query', '-data', path, '-cert', ...args)),
    serve: () => serve(answer),
  }
}

/** See `openssl-authority.d.mts`. */
export function verifiesToken({ directory, token, imprinted, root, time }) {
  mkdirSync(directory, { recursive: true })
  const pem = `-----BEGIN CERTIFICATE-----\n${Buffer.from(root).toString('base64')}\n-----END CERTIFICATE-----\n`
  writeFileSync(join(directory, 'token.der'), token)
  writeFileSync(join(directory, 'imprinted'), imprinted)
  writeFileSync(join(directory, 'trusted.pem'), pem)
  const asked = time === undefined ? [] : ['-attime', String(Math.floor(time / 1_000))]
  const files = ['-in', 'token.der', '-token_in', '-data', 'imprinted', '-CAfile', 'trusted.pem']
  try {
    execFileSync('openssl', ['ts', '-verify', ...files, ...asked], {
      cwd: directory,
      stdio: 'ignore',
    })
    return true
  } catch {
    return false
  }
}

async function serve(answer) {
  const server = createServer((message, response) => {
    const parts = []
    message.on('data', (part) => parts.push(part))
    message.on('end', () => {
      response.writeHead(200, { 'content-type': 'application/timestamp-reply' })
      response.end(answer(Buffer.concat(parts)))
    })
  })
  await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const close = () =>
    new Promise((resolve) => {
      server.closeAllConnections()
      server.close(resolve)
    })
  return { url: `http://127.0.0.1:${server.address().port}/`, close }
}
