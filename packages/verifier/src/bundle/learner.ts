import { chooseForLaw } from '@custodia/core/custody'
import type { OpenedEvent, OpenedForLaw } from '@custodia/core/custody'
import type { BundleEvent } from '@custodia/core/wire'
import { createDigestCheck } from '../checks/digests-once.ts'
import type { DigestCheck } from '../checks/digests-once.ts'
import { checkDisclosures } from '../checks/disclosures.ts'
import { createPeople } from '../checks/distinct.ts'
import type { People } from '../checks/distinct.ts'
import { createExportStatements } from '../checks/export-statement.ts'
import type { ExportStatements } from '../checks/export-statement.ts'
import { createSaltCheck } from '../checks/salts.ts'
import type { SaltCheck } from '../checks/salts.ts'
import type { Collector } from '../collector.ts'
import type { Place } from '../report.ts'
import { createAttachments } from './attachments.ts'
import type { Attachments } from './attachments.ts'
import type { CarriedChain } from './carried-chain.ts'
import { createExplanations } from './explanations.ts'
import type { Explanations } from './explanations.ts'
import { createMeasurements } from './measurements.ts'
import type { Measurements } from './measurements.ts'
import { createRelationsReader } from './relations.ts'
import type { Relations } from './relations.ts'
import { createSealedTally } from './sealed-values.ts'
import type { SealedTally } from './sealed-values.ts'

/** Learns from every event what checks at the end want to know: who, what belongs together, what is sealed and shown. */
export interface Learner {
  /** Gives what the bundle opens of the event for the law to read. */
  learn(opened: OpenedEvent, where: LearnedPlace): OpenedForLaw | undefined
  readonly people: People
  readonly relations: Relations
  readonly statements: ExportStatements
  readonly measurements: Measurements
  readonly attachments: Attachments
  readonly digests: DigestCheck
  readonly explanations: Explanations
  readonly sealed: SealedTally
  readonly salts: SaltCheck
}

export interface LearnedPlace {
  readonly chain: CarriedChain
  readonly event: BundleEvent
  readonly place: Place
}

export function createLearner(collector: Collector): Learner {
  const people = createPeople()
  const relations = createRelationsReader()
  const statements = createExportStatements()
  const measurements = createMeasurements(collector)
  const attachments = createAttachments(collector)
  const digests = createDigestCheck()
  const explanations = createExplanations()
  const sealed = createSealedTally()
  const salts = createSaltCheck(collector)

  return {
    people,
    relations: relations.named,
    statements,
    measurements,
    attachments,
    digests,
    explanations,
    sealed,
    salts,
    learn(opened, { chain, event, place }) {
      const { payload } = opened
      const values = checkDisclosures(opened, event.disclosures, place, { collector, salts })
      sealed.learn(payload, values, place)
      for (const digest of payload.sealed.values()) digests.add(digest, event.index)
      people.learn(payload, values, place)
      relations.learn(payload, chain)
      measurements.learn(payload, values, chain, place)
      attachments.learn(payload, values, place)
      explanations.learn(payload, values, place)
      if (payload.type === 'bundle.exported') statements.add(payload, place, event.recordedAt)
      return chooseForLaw(payload, values)
    },
  }
}
