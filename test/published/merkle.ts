import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Asked } from './asked.ts'
import { hexOfBase64 } from './asked.ts'
import { readVectors, vectorsFolder } from './folder.ts'

/** Reads JSON whose integers pass 2^53: each integer member comes as the digits that stand in the file. */
function readExact<T>(path: string): T {
  const text = readFileSync(join(vectorsFolder(), path), 'utf8')
  return JSON.parse(text.replace(/("(?:leafIdx|treeSize|size1|size2)":\s*)(\d+)/g, '$1"$2"')) as T
}

function hexList(proof: readonly string[] | null): string[] {
  return (proof ?? []).map(hexOfBase64)
}

/** transparency-dev/merkle, the negative ones included. */
export function inclusion(): Asked[] {
  type Vector = {
    file: string
    leafIdx: string
    treeSize: string
    root: string
    leafHash: string
    proof: string[] | null
    wantErr: boolean
  }
  return readExact<Vector[]>('transparency-dev-merkle/inclusion.json').map((vector) => ({
    name: vector.file,
    request: {
      op: 'inclusion',
      index: vector.leafIdx,
      size: vector.treeSize,
      root: hexOfBase64(vector.root),
      leafHash: hexOfBase64(vector.leafHash),
      proof: hexList(vector.proof),
    },
    ok: !vector.wantErr,
  }))
}

export function consistency(): Asked[] {
  type Vector = {
    file: string
    size1: string
    size2: string
    root1: string
    root2: string
    proof: string[] | null
    wantErr: boolean
  }
  return readExact<Vector[]>('transparency-dev-merkle/consistency.json').map((vector) => ({
    name: vector.file,
    request: {
      op: 'consistency',
      size1: vector.size1,
      size2: vector.size2,
      root1: hexOfBase64(vector.root1),
      root2: hexOfBase64(vector.root2),
      proof: hexList(vector.proof),
    },
    ok: !vector.wantErr,
  }))
}

interface Golden {
  readonly leafHashes: readonly string[]
  readonly roots: readonly string[]
  readonly inclusion: readonly { size: number; index: number; path: string[] }[]
  readonly consistency: readonly { size1: number; size2: number; path: string[] }[]
}

/** Every proof of the reference tree of Certificate Transparency. */
export function golden(): Asked[] {
  const { leafHashes, roots, ...proofs } = readVectors<Golden>('ct-golden/golden.json')
  return [
    ...proofs.inclusion.map(({ size, index, path }) => ({
      name: `golden inclusion ${index} of ${size}`,
      request: {
        op: 'inclusion',
        index: String(index),
        size: String(size),
        leafHash: leafHashes[index],
        root: roots[size],
        proof: path,
      },
      ok: true,
    })),
    ...proofs.consistency.map(({ size1, size2, path }) => ({
      name: `golden consistency ${size1} to ${size2}`,
      request: {
        op: 'consistency',
        size1: String(size1),
        size2: String(size2),
        root1: roots[size1],
        root2: roots[size2],
        proof: path,
      },
      ok: true,
    })),
  ]
}
