import type { Command } from 'commander'
import { CustodyError } from '@custodia/core/errors'
import { limits, parseTrustFile } from '@custodia/core/wire'
import { readInput } from '../io/files.ts'
import type { Surroundings } from '../io/surroundings.ts'
import type { DatingRequest } from './date-checkpoint.ts'

/** Whom to ask for cosignatures and time stamps, and the leave to go to the network for it. */
export interface DatingOptions {
  readonly dateBy?: string
  readonly stamp?: readonly string[]
  readonly allowNetwork?: boolean
}

export function addDatingOptions(command: Command): Command {
  return command
    .option('--stamp <name=url...>', 'where an authority of the trust file stamps (RFC 3161)')
    .option('--allow-network', 'connect to the witnesses and authorities; without it nothing does')
}

/** Errors: ERR_USAGE, ERR_FILE_READ, ERR_TRUST_FILE. */
export async function readDating(
  trustPath: string,
  { stamp = [], allowNetwork = false }: DatingOptions,
  surroundings: Surroundings,
): Promise<DatingRequest> {
  if (!allowNetwork) {
    const message = 'witnesses and authorities are reached over the network: say --allow-network'
    throw new CustodyError('ERR_USAGE', message, { argument: '--allow-network' })
  }
  const maximum = limits.trustFileLength
  const trust = parseTrustFile(await readInput(trustPath, { maximum, surroundings }))
  const stampUrls = new Map(stamp.map((pair) => readPair(pair)))
  const names = new Set(trust.timeStamps?.authorities.map(({ name }) => name))
  const unknown = [...stampUrls.keys()].find((name) => !names.has(name))
  if (unknown !== undefined) {
    throw usage(`the trust file names no authority "${unknown}"`)
  }
  return { trust, stampUrls, signal: surroundings.signal }
}

function readPair(pair: string): readonly [string, string] {
  const at = pair.indexOf('=')
  const url = pair.slice(at + 1)
  if (at < 1 || !/^https?:\/\//.test(url)) throw usage(`takes name=url, not "${pair}"`)
  return [pair.slice(0, at), url]
}

function usage(reason: string): CustodyError<'ERR_USAGE'> {
  return new CustodyError('ERR_USAGE', `--stamp: ${reason}`, { argument: '--stamp' })
}
