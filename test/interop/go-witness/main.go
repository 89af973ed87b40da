// A log made with golang.org/x/mod alone has its checkpoints cosigned by a running witness, and checks the answers: the tlog
// package makes tree and proofs, the note package signs and opens. Nothing of Custodia runs here but the witness.
//
//	go run main.go URL SKEY WITNESSVKEY
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// tree holds the stored hashes of a log; leaves from `fork` on are others.
type tree struct {
	hashes []tlog.Hash
	size   int64
	fork   int64
}

func (t *tree) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	var list []tlog.Hash
	for _, i := range indexes {
		list = append(list, t.hashes[i])
	}
	return list, nil
}

func (t *tree) grow(size int64) {
	for ; t.size < size; t.size++ {
		leaf := fmt.Sprintf("leaf %d of %d", t.size, t.size/t.fork)
		hashes, err := tlog.StoredHashes(t.size, []byte(leaf), t)
		check(err)
		t.hashes = append(t.hashes, hashes...)
	}
}

// cosigner verifies C2SP tlog-cosignature v1, Ed25519: 8 bytes of time, then a signature over a header, the time and the text.
type cosigner struct {
	name string
	hash uint32
	key  ed25519.PublicKey
	time uint64
}

func (c *cosigner) Name() string    { return c.name }
func (c *cosigner) KeyHash() uint32 { return c.hash }
func (c *cosigner) Verify(text, signature []byte) bool {
	if len(signature) != 8+ed25519.SignatureSize {
		return false
	}
	c.time = binary.BigEndian.Uint64(signature)
	message := fmt.Sprintf("cosignature/v1\ntime %d\n%s", c.time, text)
	return ed25519.Verify(c.key, []byte(message), signature[8:])
}

func newCosigner(vkey string) *cosigner {
	parts := strings.SplitN(vkey, "+", 3)
	key, err := base64.StdEncoding.DecodeString(parts[2])
	check(err)
	if len(key) != 1+ed25519.PublicKeySize || key[0] != 4 {
		fail("%s: not an Ed25519 key that cosigns", vkey)
	}
	sum := sha256.Sum256(append([]byte(parts[0]+"\n"), key...))
	hash := binary.BigEndian.Uint32(sum[:])
	if fmt.Sprintf("%08x", hash) != parts[1] {
		fail("%s: the key ID is not %08x", vkey, hash)
	}
	return &cosigner{name: parts[0], hash: hash, key: key[1:]}
}

type log struct {
	url     string
	signer  note.Signer
	known   note.Verifier
	witness *cosigner
}

func (l *log) request(t *tree, old, size int64) []byte {
	root, err := tlog.TreeHash(size, t)
	check(err)
	text := fmt.Sprintf("%s\n%d\n%s\n", l.signer.Name(), size, root)
	checkpoint, err := note.Sign(&note.Note{Text: text}, l.signer)
	check(err)
	body := fmt.Sprintf("old %d\n", old)
	if old > 0 && old < size {
		proof, err := tlog.ProveTree(size, old, t)
		check(err)
		for _, hash := range proof {
			body += hash.String() + "\n"
		}
	}
	return append([]byte(body+"\n"), checkpoint...)
}

// post wants a status, and gives the type and the body of the answer.
func (l *log) post(body []byte, status int) (string, []byte) {
	response, err := http.Post(l.url+"/add-checkpoint", "", bytes.NewReader(body))
	return take(response, err, status)
}

// open has the note package check the line of the log and that of the witness, and nothing else to be there.
func (l *log) open(signed []byte, size int64) {
	opened, err := note.Open(signed, note.VerifierList(l.known, l.witness))
	check(err)
	if len(opened.Sigs) != 2 || len(opened.UnverifiedSigs) != 0 {
		fail("size %d: %d lines hold, %d are not known", size, len(opened.Sigs), len(opened.UnverifiedSigs))
	}
	if strings.Split(opened.Text, "\n")[1] != strconv.FormatInt(size, 10) {
		fail("size %d: found another checkpoint", size)
	}
	age := time.Now().Unix() - int64(l.witness.time)
	if l.witness.time == 0 || age < -5 || age > 300 {
		fail("size %d: cosigned at %d", size, l.witness.time)
	}
}

func main() {
	if len(os.Args) != 4 {
		fail("usage: go run main.go URL SKEY WITNESSVKEY")
	}
	signer, err := note.NewSigner(os.Args[2])
	check(err)
	seed, err := base64.StdEncoding.DecodeString(os.Args[2][strings.LastIndex(os.Args[2], "+")+1:])
	check(err)
	vkey, err := note.NewEd25519VerifierKey(signer.Name(), ed25519.NewKeyFromSeed(seed[1:]).Public().(ed25519.PublicKey))
	check(err)
	known, err := note.NewVerifier(vkey)
	check(err)
	l := &log{url: os.Args[1], signer: signer, known: known, witness: newCosigner(os.Args[3])}
	right, forked := &tree{fork: 1000}, &tree{fork: 50}
	right.grow(300)
	forked.grow(300)

	old := int64(0)
	sizes := []int64{1, 2, 3, 7, 8, 8, 64, 65, 100, 256, 300}
	for _, size := range sizes {
		body := l.request(right, old, size)
		_, line := l.post(body, 200)
		_, checkpoint, _ := bytes.Cut(body, []byte("\n\n"))
		l.open(append(checkpoint, line...), size)
		old = size
		if size < 300 {
			if kind, seen := l.post(l.request(right, size+1, 300), 409); kind != "text/x.tlog.size" || string(seen) != fmt.Sprintf("%d\n", size) {
				fail("409: %s: %q", kind, seen)
			}
		}
		if size > 50 {
			l.post(l.request(forked, size, 300), 422)
		}
	}
	path := fmt.Sprintf("/%x/checkpoint", sha256.Sum256([]byte(signer.Name())))
	response, err := http.Get(l.url + path)
	_, shown := take(response, err, 200)
	l.open(shown, old)
	fmt.Printf("%d checkpoints cosigned up to size %d\n", len(sizes), old)
}

func take(response *http.Response, err error, status int) (string, []byte) {
	check(err)
	body, err := io.ReadAll(response.Body)
	check(err)
	if response.StatusCode != status {
		fail("expected %d, found %d: %s", status, response.StatusCode, body)
	}
	return response.Header.Get("Content-Type"), body
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
