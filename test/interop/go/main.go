// Checks what `custodia inspect --out` wrote, with golang.org/x/mod alone: the note package opens the checkpoint, and
// the tlog package checks every inclusion proof against it. Nothing of Custodia runs here.
//
//	go run main.go DIR VKEY
package main

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	if len(os.Args) != 3 {
		fail("usage: go run main.go DIR VKEY")
	}
	dir, vkey := os.Args[1], os.Args[2]
	size, root := openCheckpoint(read(filepath.Join(dir, "checkpoint.txt")), vkey)
	proofs, err := filepath.Glob(filepath.Join(dir, "proofs", "*.tlog-proof"))
	if err != nil || len(proofs) == 0 {
		fail("no proofs in %s", dir)
	}
	for _, path := range proofs {
		checkProof(dir, path, size, root)
	}
	fmt.Printf("checkpoint of size %d opened, %d inclusion proofs hold\n", size, len(proofs))
}

func openCheckpoint(bytes []byte, vkey string) (int64, tlog.Hash) {
	verifier, err := note.NewVerifier(vkey)
	check(err)
	opened, err := note.Open(bytes, note.VerifierList(verifier))
	check(err)
	lines := strings.Split(opened.Text, "\n")
	if lines[0] != verifier.Name() {
		fail("the origin is %q, the key belongs to %q", lines[0], verifier.Name())
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check(err)
	root, err := tlog.ParseHash(lines[2])
	check(err)
	return size, root
}

// checkProof reads one c2sp.org/tlog-proof file: a version line, the index, the hashes, an empty line, the checkpoint.
func checkProof(dir, path string, size int64, root tlog.Hash) {
	head, checkpoint, found := bytes.Cut(read(path), []byte("\n\n"))
	lines := strings.Split(string(head), "\n")
	if !found || len(lines) < 2 || lines[0] != "c2sp.org/tlog-proof@v1" {
		fail("%s: not a tlog-proof", path)
	}
	if !bytes.Equal(checkpoint, read(filepath.Join(dir, "checkpoint.txt"))) {
		fail("%s: made against another checkpoint", path)
	}
	name := strings.TrimSuffix(filepath.Base(path), ".tlog-proof")
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64)
	check(err)
	if strconv.FormatInt(index, 10) != name {
		fail("%s: holds the proof of index %d", path, index)
	}
	var proof tlog.RecordProof
	for _, line := range lines[2:] {
		hash, err := base64.StdEncoding.DecodeString(line)
		check(err)
		proof = append(proof, tlog.Hash(*(*[tlog.HashSize]byte)(hash)))
	}
	leaf := read(filepath.Join(dir, "leaves", name+".bin"))
	if err := tlog.CheckRecord(proof, size, root, index, tlog.RecordHash(leaf)); err != nil {
		fail("%s: %v", path, err)
	}
}

func read(path string) []byte {
	bytes, err := os.ReadFile(path)
	check(err)
	return bytes
}

func check(err error) {
	if err != nil {
		fail("%v", err)
	}
}

func fail(format string, args ...any) {
	fmt.Fprintf(os.Stderr, format+"\n", args...)
	os.Exit(1)
}
