package publish_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"golang.org/x/crypto/ssh/knownhosts"

	"parvis/generator/model"
	"parvis/generator/publish"
)

// remotely runs a test with each kind of network target.
func remotely(t *testing.T, test func(t *testing.T, p place)) {
	t.Helper()
	for name, make := range map[string]func(*testing.T) place{"sftp": anSFTPServer, "s3": anS3Server} {
		t.Run(name, func(t *testing.T) { test(t, make(t)) })
	}
}

// Connections cut in the middle are reopened.
func TestConnectionsThatEnd(t *testing.T) {
	remotely(t, func(t *testing.T, p place) {
		p.cut = true
		one, two := edition(t, "aaaaaaaa", numbers(0, 30)...), edition(t, "bbbbbbbb", numbers(10, 40)...)
		run(t, options(one, p))
		p.wire.cut.Store(9_000) // more than a handshake, less than the site
		p.wire.cuts.Store(6)
		if p.Kind == model.ToS3 { // one connection per request
			p.wire.cut.Store(2_000)
			p.wire.cuts.Store(30)
			p.wire.one.Store(4) // each attempt takes three
		}
		o, tries := options(two, p), atomic.Int64{}
		o.OnRetry = func(error) { tries.Add(1) }
		run(t, o)
		if p.wire.cuts.Load() > 0 && p.Kind == model.ToSFTP || tries.Load() == 0 {
			t.Errorf("%d connections were still to be cut; %d attempts were repeated", p.wire.cuts.Load(), tries.Load())
		}
		run(t, options(two, p))
		wantSite(t, p, two)
	})
}

// A server that accepts connections and never answers is retried, then given up.
func TestSilence(t *testing.T) {
	remotely(t, func(t *testing.T, p place) {
		p.cut = true
		one := edition(t, "aaaaaaaa", 1, 2)
		p.wire.deaf.Store(2)
		o := options(one, p)
		o.Timeout = time.Second
		run(t, o)
		wantSite(t, p, one)
		p.wire.deaf.Store(1000)
		o = options(edition(t, "bbbbbbbb", 1, 2), p)
		o.Timeout = 50 * time.Millisecond
		if _, err := publish.Run(t.Context(), o); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("got %v", err)
		}
		wantSite(t, p, one)
	})
}

// An overloaded S3 server is retried.
func TestOverload(t *testing.T) {
	p := anS3Server(t)
	to, requests := url.URL{Scheme: "http", Host: p.Host}, atomic.Int64{}
	server := &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) {
		r.SetURL(&to)
		r.Out.Host = r.In.Host // what was signed
	}}
	busy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if requests.Add(1)%5 == 0 {
			w.WriteHeader(http.StatusServiceUnavailable)
			w.Write([]byte(`<?xml version="1.0"?><Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>`))
			return
		}
		server.ServeHTTP(w, r)
	}))
	defer busy.Close()
	p.Host = strings.TrimPrefix(busy.URL, "http://")
	one := edition(t, "aaaaaaaa", numbers(0, 20)...)
	run(t, options(one, p))
	wantSite(t, p, one)
}

// S3 objects have the right headers.
func TestHeaders(t *testing.T) {
	p := anS3Server(t)
	dir := edition(t, "aaaaaaaa", 1)
	write(t, filepath.Join(dir, "signataires", "donnees.json.gz"), "compressé")
	list, _ := os.ReadFile(filepath.Join(dir, ".parvis-manifest"))
	write(t, filepath.Join(dir, ".parvis-manifest"), string(list)+"signataires/donnees.json.gz\n")
	run(t, options(dir, p))
	for name, want := range map[string][3]string{
		"index.html":                  {"text/html; charset=utf-8", "public, max-age=600", ""},
		"assets/style-aaaaaaaa.css":   {"text/css; charset=utf-8", "public, max-age=31536000, immutable", ""},
		"signataires/donnees.json.gz": {"application/json", "public, max-age=600", "gzip"},
		"sitemap.xml":                 {"application/xml", "public, max-age=600", ""},
		publish.ManifestFile:          {"application/json", "no-store", ""},
	} {
		h := headers(t, p, name)
		if got := [3]string{h.Get("Content-Type"), h.Get("Cache-Control"), h.Get("Content-Encoding")}; got != want {
			t.Errorf("%s: %q, wanted %q", name, got, want)
		}
	}
}

func TestCredentials(t *testing.T) {
	remotely(t, func(t *testing.T, p place) {
		one := edition(t, "aaaaaaaa", 1)
		t.Setenv("AWS_SECRET_ACCESS_KEY", "un-autre-secret")
		home, _ := os.UserHomeDir()
		_ = os.MkdirAll(filepath.Join(home, ".ssh"), 0o700)
		newKey(t, filepath.Join(home, ".ssh", "id_ed25519"))
		_, err := publish.Run(t.Context(), options(one, p))
		var refused *publish.CredentialsError
		if !errors.As(err, &refused) || !refused.Refused || strings.Contains(err.Error(), "secret") {
			t.Errorf("got %v", err)
		}
		t.Setenv("AWS_ACCESS_KEY_ID", "")
		t.Setenv("AWS_SECRET_ACCESS_KEY", "")
		os.Remove(filepath.Join(home, ".ssh", "id_ed25519"))
		if _, err = publish.Run(t.Context(), options(one, p)); !errors.As(err, &refused) || refused.Refused {
			t.Errorf("got %v", err)
		}
		if got := tree(t, p.dir); len(got) != 0 {
			t.Errorf("something was sent: %v", got)
		}
	})
}

// Nothing is sent to a server whose host key is unknown or has changed.
func TestHostKeys(t *testing.T) {
	p := anSFTPServer(t)
	one := edition(t, "aaaaaaaa", 1)
	home, _ := os.UserHomeDir()
	known := filepath.Join(home, ".ssh", "known_hosts")
	right, err := os.ReadFile(known)
	if err != nil {
		t.Fatal(err)
	}
	var key *publish.HostKeyError
	write(t, known, "")
	if _, err := publish.Run(t.Context(), options(one, p)); !errors.As(err, &key) || key.Changed || !strings.HasPrefix(key.Fingerprint, "SHA256:") {
		t.Errorf("unknown: got %v, %+v", err, key)
	}
	shown := key.Line
	write(t, known, knownhosts.Line([]string{knownhosts.Normalize(p.Host)}, newKey(t, filepath.Join(t.TempDir(), "other")))+"\n")
	if _, err := publish.Run(t.Context(), options(one, p)); !errors.As(err, &key) || !key.Changed {
		t.Errorf("changed: got %v, %+v", err, key)
	}
	if got := tree(t, p.dir); len(got) != 0 {
		t.Errorf("something was sent: %v", got)
	}
	for _, line := range []string{string(right), shown + "\n"} {
		write(t, known, line)
		run(t, options(one, p))
		wantSite(t, p, one)
	}
}

// A key held by the SSH agent alone is enough to authenticate.
func TestAgent(t *testing.T) {
	p := anSFTPServer(t)
	home, _ := os.UserHomeDir()
	key, socket := filepath.Join(home, ".ssh", "id_ed25519"), filepath.Join(home, "agent")
	agent := exec.Command("ssh-agent", "-D", "-a", socket)
	if err := agent.Start(); err != nil {
		t.Fatal(err)
	}
	defer agent.Wait()
	defer agent.Process.Kill()
	t.Setenv("SSH_AUTH_SOCK", socket)
	for range 500 {
		if _, err := os.Stat(socket); err == nil {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	if out, err := exec.Command("ssh-add", key).CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, out)
	}
	if err := os.Remove(key); err != nil {
		t.Fatal(err)
	}
	one := edition(t, "aaaaaaaa", 1)
	run(t, options(one, p))
	wantSite(t, p, one)
}

// A server that can't replace a file in one step is served, and the user is told.
func TestServerWithoutRenaming(t *testing.T) {
	p := sshd(t, "internal-sftp -P posix-rename")
	told := 0
	for _, dir := range []string{edition(t, "aaaaaaaa", 1, 2), edition(t, "bbbbbbbb", 2, 3), edition(t, "cccccccc", 3)} {
		o := options(dir, p)
		o.OnNotice = func(err error) {
			var rename *publish.NoRenameError
			if errors.As(err, &rename) && rename.Host == p.Host {
				told++
			}
		}
		run(t, o)
		run(t, options(dir, p))
		wantSite(t, p, dir)
	}
	if told != 3 {
		t.Errorf("told %d times, wanted once for each publication", told)
	}
}

func TestPlacesThatAreNotThere(t *testing.T) {
	everywhere(t, func(t *testing.T, p place) {
		p.Folder, p.Bucket = p.Folder+"/nulle-part", "autre"
		var absent *publish.AbsentError
		if _, err := publish.Run(t.Context(), options(edition(t, "aaaaaaaa", 1), p)); !errors.As(err, &absent) {
			t.Errorf("got %v", err)
		}
	})
}

// A full disk leaves a site that can be read, and is reported.
func TestFullDisk(t *testing.T) {
	for name, make := range map[string]func(*testing.T) place{"folder": aFolder, "sftp": anSFTPServer} {
		t.Run(name, func(t *testing.T) {
			p := make(t)
			smallDisk(t, p.dir)
			one := edition(t, "aaaaaaaa", numbers(0, 10)...)
			run(t, options(one, p))
			two := edition(t, "bbbbbbbb", numbers(0, 10)...)
			large := filepath.Join(two, "assets", "photo-cccccccc.jpg")
			write(t, large, strings.Repeat("photo", 200_000))
			list, _ := os.ReadFile(filepath.Join(two, ".parvis-manifest"))
			write(t, filepath.Join(two, ".parvis-manifest"), string(list)+"assets/photo-cccccccc.jpg\n")
			if _, err := publish.Run(t.Context(), options(two, p)); !errors.Is(err, syscall.ENOSPC) {
				t.Errorf("got %v", err)
			}
			wantReadable(t, p)
			page, _ := os.ReadFile(filepath.Join(p.dir, "index.html"))
			if !bytes.Contains(page, []byte("style-aaaaaaaa")) {
				t.Error("a page was sent though what it needs could not be")
			}
			write(t, large, "une photo plus petite")
			run(t, options(two, p))
			run(t, options(two, p))
			wantSite(t, p, two)
		})
	}
}

// The site is built again while it is being published.
func TestBuiltMeanwhile(t *testing.T) {
	everywhere(t, func(t *testing.T, p place) {
		p.cut = true
		one := edition(t, "aaaaaaaa", numbers(0, 30)...)
		o := options(one, p)
		o.Progress = func(done, _ int) {
			if done == 1 {
				write(t, filepath.Join(one, "index.html"), "autre chose, de la même longueur ou non")
			}
		}
		var changed *publish.ChangedError
		if _, err := publish.Run(t.Context(), o); !errors.As(err, &changed) || changed.Name != "index.html" {
			t.Errorf("got %v", err)
		}
		run(t, options(one, p))
		wantSite(t, p, one)
	})
}

func TestHalfBuilt(t *testing.T) {
	p := aFolder(t)
	for name, spoil := range map[string]func(dir string) error{
		"not built":   func(dir string) error { return os.Remove(filepath.Join(dir, ".parvis-manifest")) },
		"interrupted": func(dir string) error { return os.Mkdir(filepath.Join(dir, ".parvis-tmp"), 0o755) },
		"incomplete":  func(dir string) error { return os.Remove(filepath.Join(dir, "index.html")) },
		"not there":   os.RemoveAll,
	} {
		dir := edition(t, "aaaaaaaa", 1)
		if err := spoil(dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
			t.Fatal(err)
		}
		var unbuilt *publish.UnbuiltError
		if _, err := publish.Run(t.Context(), options(dir, p)); !errors.As(err, &unbuilt) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}
