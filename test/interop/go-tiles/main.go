// Reads a published log with golang.org/x/mod alone: note opens both checkpoints, tlog checks the tiles against the later
// one, proves from them that the earlier one is its beginning, and finds each entry in them. Nothing of Custodia runs here.
//
//	go run main.go DIR EARLIER-CHECKPOINT VKEY
package main

import (
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	if len(os.Args) != 4 {
		fail("usage: go run main.go DIR EARLIER-CHECKPOINT VKEY")
	}
	dir, vkey := os.Args[1], os.Args[3]
	before := openCheckpoint(read(os.Args[2]), vkey)
	tree := openCheckpoint(read(filepath.Join(dir, "checkpoint")), vkey)
	hashes := tlog.TileHashReader(tree, directory(dir))
	proof, err := tlog.ProveTree(tree.N, before.N, hashes)
	check(err)
	check(tlog.CheckTree(proof, tree.N, tree.Hash, before.N, before.Hash))
	for index := int64(0); index < tree.N; index++ {
		proof, err := tlog.ProveRecord(tree.N, index, hashes)
		check(err)
		check(tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(entry(dir, index, tree.N))))
	}
	fmt.Printf("%d entries in the tiles, the first %d are those of before\n", tree.N, before.N)
}

func openCheckpoint(bytes []byte, vkey string) tlog.Tree {
	verifier, err := note.NewVerifier(vkey)
	check(err)
	opened, err := note.Open(bytes, note.VerifierList(verifier))
	check(err)
	lines := strings.Split(opened.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check(err)
	hash, err := tlog.ParseHash(lines[2])
	check(err)
	return tlog.Tree{N: size, Hash: hash}
}

// directory reads tiles as C2SP tlog-tiles names them: as tlog does, without the height.
type directory string

func (directory) Height() int { return 8 }

func (d directory) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	data := make([][]byte, len(tiles))
	for i, tile := range tiles {
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		bytes, err := os.ReadFile(filepath.Join(string(d), filepath.FromSlash(path)))
		if err != nil {
			return nil, err
		}
		data[i] = bytes
	}
	return data, nil
}

func (directory) SaveTiles([]tlog.Tile, [][]byte) {}

// entry reads one leaf from its bundle of entries: each has its length before it, two bytes.
func entry(dir string, index, size int64) []byte {
	tile := tlog.Tile{H: 8, L: -1, N: index / 256, W: 256}
	if rest := size - tile.N*256; rest < 256 {
		tile.W = int(rest)
	}
	path := strings.Replace(tile.Path(), "tile/8/data/", "tile/entries/", 1)
	bytes := read(filepath.Join(dir, filepath.FromSlash(path)))
	for skip := index % 256; skip > 0; skip-- {
		bytes = bytes[2+binary.BigEndian.Uint16(bytes):]
	}
	return bytes[2 : 2+binary.BigEndian.Uint16(bytes)]
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

func fail(format string, words ...any) {
	fmt.Fprintf(os.Stderr, format+"\n", words...)
	os.Exit(1)
}
