package publish_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/minio/minio-go/v7/pkg/signer"
	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/knownhosts"
	"golang.org/x/net/dns/dnsmessage"

	"parvis/generator/publish"
)

// quiet keeps what servers of tests log out of their output.
var quiet = log.New(io.Discard, "", 0)

// runOnce publishes and fails if an attempt is repeated.
func runOnce(t *testing.T, p place) error {
	t.Helper()
	o := options(edition(t, "aaaaaaaa", 1), p)
	o.OnRetry = func(err error) { t.Errorf("tried again after: %v", err) }
	o.RetryDelay = time.Minute
	_, err := publish.Run(t.Context(), o)
	return err
}

// A certificate that isn't trusted ends a publication at once.
func TestCertificates(t *testing.T) {
	t.Setenv("HOME", t.TempDir())
	t.Setenv("AWS_ACCESS_KEY_ID", accessKey)
	t.Setenv("AWS_SECRET_ACCESS_KEY", secretKey)
	page := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		t.Errorf("it was sent %s %s", r.Method, r.URL)
	})
	own, plain := httptest.NewUnstartedServer(page), httptest.NewUnstartedServer(nil)
	own.Config.ErrorLog, plain.Config.ErrorLog = quiet, quiet
	own.StartTLS()
	plain.Start()
	defer own.Close()
	defer plain.Close()
	for address, why := range map[string]publish.CertificateFault{own.URL: publish.UnknownAuthority, plain.URL: publish.NotTLS} {
		_, host, _ := strings.Cut(address, "://")
		p := place{}
		p.Kind, p.Host, p.Bucket, p.Region = "s3", host, "seau", "us-east-1"
		var certificate *publish.CertificateError
		if err := runOnce(t, p); !errors.As(err, &certificate) || certificate.Why != why || certificate.Host != host {
			t.Errorf("%s: got %v, %+v", address, err, certificate)
		}
	}
}

// A server that has no key of the known type is another server, or has changed.
func TestHostKeyOfAnotherType(t *testing.T) {
	p := aFoldingServer(t)
	home, _ := os.UserHomeDir()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	public, err := ssh.NewPublicKey(&private.PublicKey)
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(home, ".ssh", "known_hosts"), knownhosts.Line([]string{knownhosts.Normalize(p.Host)}, public)+"\n")
	var key *publish.HostKeyError
	if err := runOnce(t, p); !errors.As(err, &key) || !key.Changed || !strings.HasPrefix(key.Fingerprint, "SHA256:") {
		t.Errorf("got %v, %+v", err, key)
	}
	if there := tree(t, p.dir); len(there) > 0 {
		t.Errorf("something was sent: %q", there)
	}
}

// Refused credentials end a publication at once.
func TestCredentialsAreTriedOnce(t *testing.T) {
	remotely(t, func(t *testing.T, p place) {
		home, _ := os.UserHomeDir()
		t.Setenv("AWS_SECRET_ACCESS_KEY", "un-autre-secret")
		_ = os.MkdirAll(filepath.Join(home, ".ssh"), 0o700)
		newKey(t, filepath.Join(home, ".ssh", "id_ed25519"))
		var refused *publish.CredentialsError
		if err := runOnce(t, p); !errors.As(err, &refused) || !refused.Refused {
			t.Errorf("got %v", err)
		}
	})
}

// A host name that doesn't exist ends a publication at once; name servers that don't
// answer are asked again.
func TestHostNames(t *testing.T) {
	code := atomic.Int32{}
	code.Store(int32(dnsmessage.RCodeNameError))
	at := nameServer(t, &code)
	nameServerAt.Store(&at)
	t.Cleanup(func() { nameServerAt.Store(nil) })
	remotely(t, func(t *testing.T, p place) {
		code.Store(int32(dnsmessage.RCodeNameError))
		p.Host, p.Plain = "nulle-part.exemple.fr:22", false
		var unknown *publish.UnknownHostError
		if err := runOnce(t, p); !errors.As(err, &unknown) || unknown.Host != p.Host {
			t.Errorf("got %v", err)
		}
		code.Store(int32(dnsmessage.RCodeServerFailure))
		o, tries := options(edition(t, "aaaaaaaa", 1), p), atomic.Int64{}
		o.OnRetry = func(error) { tries.Add(1) }
		if _, err := publish.Run(t.Context(), o); err == nil || errors.As(err, &unknown) || tries.Load() == 0 {
			t.Errorf("got %v after %d more attempts", err, tries.Load())
		}
	})
}

// nameServerAt is the address of the name server that is asked; nil for those of the system.
var nameServerAt atomic.Pointer[string]

// chosenResolver asks the name server of nameServerAt. It is set once, before anything is dialled.
func chosenResolver() *net.Resolver {
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, network, address string) (net.Conn, error) {
		if at := nameServerAt.Load(); at != nil {
			network, address = "udp", *at
		}
		return (&net.Dialer{}).DialContext(ctx, network, address)
	}}
}

// nameServer returns the address of a name server on the loopback that answers all questions
// with a code.
func nameServer(t *testing.T, code *atomic.Int32) string {
	conn, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	go func() {
		data := make([]byte, 1500)
		for {
			n, from, err := conn.ReadFrom(data)
			if err != nil {
				return
			}
			var m dnsmessage.Message
			if m.Unpack(data[:n]) == nil {
				m.Response, m.RCode, m.Additionals = true, dnsmessage.RCode(code.Load()), nil
				answer, _ := m.Pack()
				conn.WriteTo(answer, from)
			}
		}
	}()
	return conn.LocalAddr().String()
}

// An S3 server without conditional writes is served, and the user is told.
func TestServerWithoutConditions(t *testing.T) {
	for name, refuse := range map[string]bool{"refuses": true, "ignores": false} {
		t.Run(name, func(t *testing.T) {
			p := anS3Server(t)
			withoutConditions(t, &p, refuse)
			one, two := edition(t, "aaaaaaaa", numbers(0, 5)...), edition(t, "bbbbbbbb", numbers(2, 7)...)
			told := 0
			for _, site := range []string{one, two, one} {
				o := options(site, p)
				o.OnNotice = func(err error) {
					var notice *publish.NoConditionsError
					if errors.As(err, &notice) {
						told++
					}
				}
				run(t, o)
				if faults := append(wrongFiles(site, p.dir), wrongList(p.dir)...); len(faults) > 0 {
					t.Error(faults)
				}
			}
			if told != 3 {
				t.Errorf("told %d times, wanted once for each publication", told)
			}
		})
	}
}

// withoutConditions puts a server in front of an S3 server that refuses, or ignores,
// the conditions of writes.
func withoutConditions(t *testing.T, p *place, refuse bool) {
	to := url.URL{Scheme: "http", Host: p.Host}
	server := &httputil.ReverseProxy{ErrorLog: quiet, Rewrite: func(r *httputil.ProxyRequest) {
		r.SetURL(&to)
		r.Out.Host = r.In.Host
		if r.Out.Method == http.MethodPut {
			r.Out.Header.Del("If-Match")
			r.Out.Header.Del("If-None-Match")
			forwarded := r.Out.URL
			r.Out.URL = &url.URL{Scheme: "http", Host: r.In.Host, Path: r.In.URL.Path, RawPath: r.In.URL.RawPath, RawQuery: r.In.URL.RawQuery}
			r.Out.Header.Del("Authorization")
			*r.Out = *signer.SignV4(*r.Out, accessKey, secretKey, "", "us-east-1")
			r.Out.URL = forwarded
		}
	}}
	front := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if refuse && (r.Header.Get("If-Match") != "" || r.Header.Get("If-None-Match") != "") {
			io.Copy(io.Discard, r.Body)
			w.WriteHeader(http.StatusNotImplemented)
			w.Write([]byte(`<?xml version="1.0"?><Error><Code>NotImplemented</Code><Message>A header you provided implies functionality that is not implemented</Message></Error>`))
			return
		}
		server.ServeHTTP(w, r)
	}))
	t.Cleanup(front.Close)
	p.Host = strings.TrimPrefix(front.URL, "http://")
}
