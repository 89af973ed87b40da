/** Every bound on what a stranger may send (docs/format/limits.md). Each has a test on both sides. */
export const limits = {
  /** Bytes of one event. */
  eventLength: 32_768,
  /** Bytes of one proof of possession. */
  possessionLength: 1_024,
  /** Arrays and maps open at once in one CBOR item; a tag does not count. */
  nesting: 16,
  /** Hashes in one inclusion or consistency proof. */
  proofHashes: 63,
  /** Signature lines of a note. */
  noteSignatures: 64,
  /** Bytes of a note, its text and signatures together. */
  noteLength: 262_144,
  /** Bytes of a request to a witness: an old size, a proof and a note. */
  addCheckpointLength: 265_001,
  /** Characters of a vkey: the longest name, a key ID and an ML-DSA-44 key make 2017. */
  vkeyLength: 2_048,
  /** Bytes of the extra data in a tlog-proof file; other readers stop at a line of 65,536 bytes. */
  proofExtraLength: 48_000,
  /** Bytes of a name: an origin, a key name, a label, a short text in an event. */
  nameLength: 255,
  /** Bytes of one disclosure. */
  disclosureLength: 65_536,
  /** Bytes of the salt in a disclosure. */
  saltLength: 16,
  /** Events in one bundle. */
  bundleEvents: 1_000_000,
  /** Bytes of all events in the ledger chain and the party chains of one bundle. */
  bundleRegistryLength: 134_217_728,
  /** Chain heads in all export statements of one bundle. */
  bundleHeads: 1_000_000,
  /** Chains that the header of a bundle names as not carried. */
  bundleNotCarried: 100_000,
  /** Disclosures of one event in a bundle. */
  eventDisclosures: 32,
  /** Attachments that one bundle carries. */
  bundleAttachments: 10_000,
  /** Attachments that the entries of one bundle name. */
  bundleAttachmentNames: 1_000_000,
  /** Bytes of one piece of an attachment in a bundle. */
  bundlePieceLength: 1_048_576,
  /** Hashes in one proof item of a bundle. */
  bundleProofHashes: 4_096,
  /** Bytes of a time stamp, and of the answer of an authority that brings one. */
  timeStampLength: 65_536,
  /** Certificates in one time stamp. */
  timeStampCertificates: 16,
  /** Values of ASN.1 in one time stamp, in one certificate, or in one answer of an authority. */
  timeStampValues: 4_096,
  /** Such values open at once. */
  timeStampNesting: 32,
  /** Certificates from the one that signed a time stamp to the one that is trusted, both counted. */
  timeStampPath: 8,
  /** Earlier checkpoints in a bundle, and the bytes of all their notes. */
  bundleEarlier: 10_000,
  bundleEarlierLength: 33_554_432,
  /** Leaves in one item of a bundle. */
  bundleLeaves: 4_096,
  /** Leaves that a verifier examines. */
  leavesExamined: 10_000_000,
  /** Bytes of a trust file. */
  trustFileLength: 1_048_576,
  /** Authorities of time stamps in a trust file, and certificates of one. */
  trustAuthorities: 16,
  trustCertificates: 16,
  /** Bytes of a policy file. */
  policyFileLength: 262_144,
  /** Bytes of a policy of logs and witnesses. */
  witnessPolicyLength: 262_144,
  /** Logs, witnesses and groups in one. */
  witnessPolicyLines: 256,
  /** Bytes of an export profile. */
  profileFileLength: 262_144,
  /** Characters of the name of an export profile. */
  profileNameLength: 64,
  /** Rules of an export profile. */
  profileRules: 512,
  /** Bytes of one item of a bundle. */
  bundleItemLength: 16_777_216,
  /** Milliseconds since 1970: the last one of the year 9999. */
  time: 253_402_300_799_999,
} as const
