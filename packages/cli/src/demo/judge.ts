import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findingTable, questions, verifyBundle } from '@custodia/verifier'
import type { Finding, Place, VerificationReport } from '@custodia/verifier'
import { exitCodes } from '../exit-codes.ts'
import type { Json } from '../io/output.ts'
import type { Task } from '../task.ts'
import { findEvidence } from '../verify/find-evidence.ts'
import type { DemoPaths } from './run-demo.ts'
import type { Sabotage } from './sabotage.ts'
import type { Narrator } from './stage.ts'

export interface Court {
  readonly paths: DemoPaths
  readonly evidence: readonly string[]
  readonly forged: readonly Sabotage[]
  readonly narrator: Narrator
}

/** Verifies the good bundle and each forgery, and tells what was seen. */
export async function judgeBundles(task: Task, court: Court): Promise<number> {
  const { paths, forged, narrator } = court
  await narrator.step(
    'The court verifies the bundle, offline, with the trust file and the evidence.',
  )
  const good = await check(task, paths.bundle, court)
  await narrator.line(verdictLine(task, good))
  for (const { question, sentence } of good.answers) {
    await narrator.line(`  ${questions[question]} ${sentence}`)
  }
  await narrator.step(
    'Somebody forges the bundle, four times, and each time leaves no loose end that he could tie.',
  )
  const caught: { readonly forgery: Sabotage; readonly report: VerificationReport }[] = []
  for (const forgery of forged) {
    const report = await check(task, join(paths.sabotaged, `${forgery.name}.custody`), court)
    caught.push({ forgery, report })
    await tellForgery(task, narrator, { forgery, report })
  }
  const isCaught = caught.every(({ report }) => report.exitCode === 1 || report.exitCode === 3)
  const isAsExpected = good.exitCode === 0 && isCaught
  await narrator.line('')
  await narrator.line(
    isAsExpected
      ? 'The bundle was verified, and every forgery was caught.'
      : 'This did not come out as it must. Please report it where SECURITY.md says.',
  )
  if (task.out.json) {
    await task.out.answer({ document: demoDocument(court, good, caught), text: '' })
  }
  return isAsExpected ? exitCodes.done : exitCodes.bug
}

async function check(
  task: Task,
  path: string,
  { paths, evidence }: Court,
): Promise<VerificationReport> {
  return verifyBundle(createReadStream(path), {
    trust: new Uint8Array(await readFile(paths.trust)),
    evidence: await findEvidence(evidence),
    now: task.surroundings.now(),
    signal: task.surroundings.signal,
  })
}

function verdictLine({ out }: Task, { exitCode, headline }: VerificationReport): string {
  const mark = exitCode === 0 ? out.colors.good : out.colors.bad
  return `${mark(headline)} Exit code ${exitCode}.`
}

interface Caught {
  readonly forgery: Sabotage
  readonly report: VerificationReport
}

async function tellForgery(
  task: Task,
  narrator: Narrator,
  { forgery, report }: Caught,
): Promise<void> {
  await narrator.line('')
  await narrator.line(`${forgery.name}.custody`)
  await narrator.line(`  Done:   ${forgery.words}`)
  await narrator.line(`  Verify: ${verdictLine(task, report)}`)
  for (const finding of tellingFindings(report)) {
    await narrator.line(
      `    ${placeWords(finding.place)}${findingTable[finding.code].plain} (${finding.code})`,
    )
  }
}

/** The first findings of different kinds that weigh on the verdict. */
function tellingFindings({ findings }: VerificationReport): readonly Finding[] {
  const kinds = new Map<string, Finding>()
  for (const finding of findings) {
    if (finding.severity !== 'point' && !kinds.has(finding.code)) kinds.set(finding.code, finding)
  }
  return [...kinds.values()].slice(0, 3)
}

function placeWords({ index, type }: Place): string {
  if (index === undefined) return ''
  return `@${index}${type === undefined ? '' : ` ${type}`}: `
}

function demoDocument({ paths }: Court, good: VerificationReport, caught: readonly Caught[]): Json {
  return {
    directory: paths.root,
    verdict: good.verdict,
    exitCode: good.exitCode,
    sabotaged: caught.map(({ forgery, report }) => ({
      file: `${forgery.name}.custody`,
      words: forgery.words,
      verdict: report.verdict,
      exitCode: report.exitCode,
      findings: report.findings.map(({ code, place }) => ({ code, index: place.index })),
    })),
  }
}
