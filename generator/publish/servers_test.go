package publish_test

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"
	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/knownhosts"

	"parvis/generator/model"
)

// place is a target backed by a real server.
type place struct {
	model.Target
	dir  string // folder of the files on the server
	wire *wire  // proxy in front of the server; nil for a folder
	cut  bool   // a publication was cut off, and its last change could still come: S3 keeps its doubt
}

// everywhere runs a test with each kind of target.
func everywhere(t *testing.T, test func(t *testing.T, p place)) {
	t.Helper()
	for name, make := range map[string]func(*testing.T) place{"folder": aFolder, "sftp": anSFTPServer, "s3": anS3Server} {
		t.Run(name, func(t *testing.T) { test(t, make(t)) })
	}
}

func aFolder(t *testing.T) place {
	dir := t.TempDir()
	return place{Target: model.Target{Name: "essai", Kind: model.ToFolder, Folder: dir}, dir: dir}
}

// wire is a proxy in front of a server, which can simulate network failures.
type wire struct {
	net.Listener
	to       func(net.Conn)
	cut      atomic.Int64 // bytes from the client after which a connection is cut; 0 for never
	cuts     atomic.Int64 // number of connections still to cut
	one      atomic.Int64 // cut one connection in this many; 0 for all
	deaf     atomic.Int64 // number of connections still to leave without an answer
	accepted atomic.Int64
}

// newWire listens and passes each connection to to.
func newWire(t *testing.T, to func(net.Conn)) *wire {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	w := &wire{Listener: l, to: to}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			n := w.accepted.Add(1)
			if w.deaf.Add(-1) >= 0 {
				go io.Copy(io.Discard, c) // until the client gives up
				continue
			}
			if w.cut.Load() > 0 && n%max(w.one.Load(), 1) == 0 && w.cuts.Add(-1) >= 0 {
				c = &short{Conn: c, left: w.cut.Load()}
			}
			go to(c)
		}
	}()
	return w
}

// short is a connection that is cut after some bytes.
type short struct {
	net.Conn
	mu   sync.Mutex
	left int64
}

func (s *short) Read(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.left <= 0 {
		s.Close()
		return 0, io.ErrUnexpectedEOF
	}
	n, err := s.Conn.Read(p[:min(int64(len(p)), s.left)])
	s.left -= int64(n)
	return n, err
}

// join copies bytes both ways until one side closes.
func join(a, b io.ReadWriteCloser) {
	done := make(chan struct{}, 2)
	pass := func(to io.WriteCloser, from io.Reader) {
		io.Copy(to, from)
		done <- struct{}{}
	}
	go pass(a, b)
	go pass(b, a)
	<-done
	a.Close()
	b.Close()
	<-done
}

// anSFTPServer is OpenSSH, started by the current user for each connection, with a
// known host key and an authorized user key.
func anSFTPServer(t *testing.T) place { return sshd(t, "internal-sftp") }

func sshd(t *testing.T, subsystem string) place {
	t.Helper()
	program, err := exec.LookPath("sshd")
	if err != nil {
		program = "/usr/sbin/sshd" // not in every user's PATH
	}
	if _, err := os.Stat(program); err != nil {
		t.Fatal("no OpenSSH server: the README says what the tests need")
	}
	if os.Getuid() == 0 {
		if err := os.MkdirAll("/run/sshd", 0o755); err != nil { // it refuses to start without
			t.Fatal(err)
		}
	}
	home, etc, dir := t.TempDir(), t.TempDir(), t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("SSH_AUTH_SOCK", "")
	if err := os.Mkdir(filepath.Join(home, ".ssh"), 0o700); err != nil {
		t.Fatal(err)
	}
	user := newKey(t, filepath.Join(home, ".ssh", "id_ed25519"))
	host := newKey(t, filepath.Join(etc, "host_key"))
	write(t, filepath.Join(etc, "authorized_keys"), string(ssh.MarshalAuthorizedKey(user)))
	// An unknown host key of a type that clients prefer: the client must ask for the
	// type of the known one.
	if out, err := exec.Command("ssh-keygen", "-q", "-t", "ecdsa", "-N", "", "-f", filepath.Join(etc, "other_key")).CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, out)
	}
	config := filepath.Join(etc, "sshd_config")
	write(t, config, fmt.Sprintf("HostKey %s/other_key\nHostKey %s/host_key\nAuthorizedKeysFile %s/authorized_keys\nStrictModes no\nUsePAM no\nPermitRootLogin yes\nPasswordAuthentication no\nPidFile none\nSubsystem sftp %s\n", etc, etc, etc, subsystem))
	w := newWire(t, func(c net.Conn) {
		mine, theirs, err := pair()
		if err != nil {
			c.Close()
			return
		}
		cmd := exec.Command(program, "-i", "-e", "-f", config)
		cmd.Stdin, cmd.Stdout = theirs, theirs
		if err := cmd.Start(); err != nil {
			t.Error(err)
		}
		theirs.Close()
		join(c, mine)
		cmd.Wait()
	})
	at := w.Addr().String()
	write(t, filepath.Join(home, ".ssh", "known_hosts"), knownhosts.Line([]string{knownhosts.Normalize(at)}, host)+"\n")
	return place{Target: model.Target{Name: "essai", Kind: model.ToSFTP, Host: at, Folder: dir}, dir: dir, wire: w}
}

// pair returns the two ends of a connection, one as a file for a child process.
func pair() (net.Conn, *os.File, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, nil, err
	}
	defer l.Close()
	mine, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		return nil, nil, err
	}
	theirs, err := l.Accept()
	if err != nil {
		return nil, nil, err
	}
	defer theirs.Close()
	file, err := theirs.(*net.TCPConn).File()
	return mine, file, err
}

// newKey generates a key pair, writes the private key to a file and returns the
// public key.
func newKey(t *testing.T, file string) ssh.PublicKey {
	t.Helper()
	public, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	block, err := ssh.MarshalPrivateKey(private, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, pem.EncodeToMemory(block), 0o600); err != nil {
		t.Fatal(err)
	}
	key, err := ssh.NewPublicKey(public)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

const (
	accessKey = "essai"
	secretKey = "un-secret-d-essai"
)

// gateway is the S3 server of "make tools", Versity S3 Gateway, which stores objects
// as files.
var gateway, _ = filepath.Abs("../../.ci/bin/versitygw")

func anS3Server(t *testing.T) place {
	t.Helper()
	if _, err := os.Stat(gateway); err != nil {
		t.Fatal("no S3 server: make tools")
	}
	t.Setenv("HOME", t.TempDir())
	t.Setenv("AWS_ACCESS_KEY_ID", accessKey)
	t.Setenv("AWS_SECRET_ACCESS_KEY", secretKey)
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "seau"), 0o755); err != nil {
		t.Fatal(err)
	}
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	at := free.Addr().String()
	free.Close()
	var output bytes.Buffer
	cmd := exec.Command(gateway, "--access", accessKey, "--secret", secretKey, "--quiet", "--port", at, "posix", "--sidecar", t.TempDir(), dir)
	cmd.Stdout, cmd.Stderr = &output, &output
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
		if t.Failed() {
			t.Log(output.String())
		}
	})
	for range 200 {
		c, err := net.Dial("tcp", at)
		if err == nil {
			c.Close()
			w := newWire(t, func(c net.Conn) {
				server, err := net.Dial("tcp", at)
				if err != nil {
					c.Close()
					return
				}
				join(c, server)
			})
			return place{Target: model.Target{Name: "essai", Kind: model.ToS3, Host: w.Addr().String(), Plain: true, Bucket: "seau", Prefix: "charte/", Region: "us-east-1"},
				dir: filepath.Join(dir, "seau", "charte"), wire: w}
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatal("the S3 server does not answer")
	return place{}
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// tree returns the files of a folder by name.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	out, err := readTree(dir)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// readTree returns the files of a folder by name. A server may still be removing some
// of them for a killed client.
func readTree(dir string) (map[string]string, error) {
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			var data []byte
			if data, err = os.ReadFile(p); err == nil {
				name, _ := filepath.Rel(dir, p)
				out[filepath.ToSlash(name)] = string(data)
			}
		}
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return err
	})
	return out, err
}

// headers returns the S3 headers of a file.
func headers(t *testing.T, p place, name string) http.Header {
	t.Helper()
	client, err := minio.New(p.Host, &minio.Options{Creds: credentials.NewStaticV4(accessKey, secretKey, ""), Region: p.Region})
	if err != nil {
		t.Fatal(err)
	}
	info, err := client.StatObject(t.Context(), p.Bucket, p.Prefix+name, minio.StatObjectOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return info.Metadata
}

// smallDisk mounts a disk of 1 MiB at a folder.
func smallDisk(t *testing.T, dir string) {
	t.Helper()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=1m", "none", dir).CombinedOutput(); err != nil {
		t.Skipf("no small disk can be made here: %s", out)
	}
	t.Cleanup(func() {
		if out, err := exec.Command("umount", dir).CombinedOutput(); err != nil {
			t.Errorf("%s", out)
		}
	})
}
