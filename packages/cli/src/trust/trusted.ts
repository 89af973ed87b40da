import type { Command } from 'commander'
import { fromBase64 } from '@custodia/core/bytes'
import { CustodyError } from '@custodia/core/errors'
import { completenessLevels, limits } from '@custodia/core/wire'
import type { Completeness, TrustFile } from '@custodia/core/wire'
import { readInput } from '../io/files.ts'
import type { Surroundings } from '../io/surroundings.ts'

/** In whom else than the ledger the holder of a trust file is to trust, as the command line says it. */
export interface TrustedOptions {
  readonly witnesses?: string
  readonly operator?: readonly string[]
  readonly authority?: readonly string[]
  readonly stamps?: string
  readonly completeness?: string
  readonly maximumAge?: string
}

/** What a trust file says beside who the ledger is. */
export type Trusted = Omit<TrustFile, 'ledger' | 'origin' | 'logKey' | 'pinned'>

export function addTrustedOptions(command: Command): Command {
  return command
    .option('--witnesses <file>', 'which witnesses count: a policy in the form of C2SP tlog-policy')
    .option('--operator <witness=name...>', 'who runs a witness of the policy')
    .option('--authority <name=file...>', 'who stamps: certificates in PEM or DER')
    .option('--stamps <number>', 'how many authorities must agree; 1 when left out')
    .option('--completeness <level>', `what a bundle must show: ${completenessLevels.join(', ')}`)
    .option('--maximum-age <seconds>', 'how old the newest entry of a bundle may be')
}

/** The members of a trust file that these options make. Errors: ERR_USAGE, ERR_FILE_READ. */
export async function readTrusted(
  options: TrustedOptions,
  surroundings: Surroundings,
): Promise<Trusted> {
  const { witnesses, operator = [], authority = [], stamps, maximumAge } = options
  const authorities = await Promise.all(
    [...groupPairs('--authority', authority)].map(async ([name, paths]) => {
      const files = paths.map((path) => readCertificates(path, surroundings))
      return { name, certificates: (await Promise.all(files)).flat() }
    }),
  )
  const operators = [...groupPairs('--operator', operator)].map(
    ([witness, names]) => [witness, names.at(-1)!] as const,
  )
  const threshold = stamps === undefined ? 1 : wholeNumber('--stamps', stamps)
  return {
    completeness: readLevel(options.completeness),
    ...(maximumAge === undefined ? {} : { maximumAge: wholeNumber('--maximum-age', maximumAge) }),
    ...(witnesses === undefined ? {} : { witnessPolicy: await readText(witnesses, surroundings) }),
    ...(operators.length === 0 ? {} : { operators: new Map(operators) }),
    ...(authorities.length === 0 ? {} : { timeStamps: { threshold, authorities } }),
  }
}

function readLevel(text = 'C1'): Completeness {
  const level = completenessLevels.find((one) => one === text)
  if (level !== undefined) return level
  throw usage('--completeness', `takes ${completenessLevels.join(', ')}, not "${text}"`)
}

/** Values of the form `name=value`, by name in the order given. */
function groupPairs(
  option: string,
  pairs: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>()
  for (const pair of pairs) {
    const at = pair.indexOf('=')
    if (at < 1 || at === pair.length - 1) throw usage(option, `takes name=value, not "${pair}"`)
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)]
    groups.set(name, [...(groups.get(name) ?? []), value])
  }
  return groups
}

async function readText(path: string, surroundings: Surroundings): Promise<string> {
  const bytes = await readInput(path, { maximum: limits.witnessPolicyLength, surroundings })
  return new TextDecoder().decode(bytes)
}

/** The certificates of a file in PEM, one or several, or one in DER. */
async function readCertificates(
  path: string,
  surroundings: Surroundings,
): Promise<readonly Uint8Array[]> {
  const bytes = await readInput(path, { maximum: limits.trustFileLength, surroundings })
  const blocks = [...new TextDecoder('latin1').decode(bytes).matchAll(pemBlock)]
  if (blocks.length === 0) return [bytes]
  return blocks.map(([, base64 = '']) => {
    const der = fromBase64(base64.replaceAll(/\s/g, ''))
    if (der === undefined)
      throw usage('--authority', `${path} holds a certificate that is no base64`)
    return der
  })
}

const pemBlock = /-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----/g

function wholeNumber(option: string, text: string): number {
  if (/^[1-9][0-9]{0,14}$/.test(text)) return Number(text)
  throw usage(option, `takes a whole number, at least 1, not "${text}"`)
}

function usage(argument: string, reason: string): CustodyError<'ERR_USAGE'> {
  return new CustodyError('ERR_USAGE', `${argument} ${reason}`, { argument })
}
