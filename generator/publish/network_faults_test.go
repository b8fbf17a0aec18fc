package publish

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"io"
	"math/big"
	"net"
	"syscall"
	"testing"
	"time"
)

// shakeHands connects over TLS to a server whose certificate is valid for a name until
// a time, and returns the error of the client.
func shakeHands(t *testing.T, name string, until time.Time, trusted bool) error {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "essai"}, DNSNames: []string{name},
		NotBefore: until.Add(-48 * time.Hour), NotAfter: until, IsCA: true, BasicConstraintsValid: true}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	if trusted {
		roots.AddCert(parsed)
	}
	server, err := tls.Listen("tcp", "127.0.0.1:0", &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: key}}})
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	go func() {
		if c, err := server.Accept(); err == nil {
			c.(*tls.Conn).Handshake()
			c.Close()
		}
	}()
	c, err := tls.Dial("tcp", server.Addr().String(), &tls.Config{RootCAs: roots, ServerName: "s3.exemple.fr"})
	if err == nil {
		c.Close()
	}
	return err
}

func TestWhatIsWrongWithCertificates(t *testing.T) {
	tomorrow := time.Now().Add(24 * time.Hour)
	for _, c := range []struct {
		err error
		why CertificateFault
	}{
		{shakeHands(t, "s3.exemple.fr", tomorrow, false), UnknownAuthority},
		{shakeHands(t, "s3.exemple.fr", tomorrow.Add(-48*time.Hour), true), Expired},
		{shakeHands(t, "autre.exemple.fr", tomorrow, true), WrongHost},
	} {
		var certificate *CertificateError
		if err := permanentFault(c.err, "s3.exemple.fr"); !errors.As(err, &certificate) || certificate.Why != c.why {
			t.Errorf("%v: got %v, wanted fault %d", c.err, err, c.why)
		}
	}
	if err := shakeHands(t, "s3.exemple.fr", tomorrow, true); err != nil {
		t.Errorf("the right certificate is refused: %v", err)
	}
}

// Faults that may pass are tried again.
func TestPassingFaults(t *testing.T) {
	for _, err := range []error{io.EOF, syscall.ECONNRESET, &net.OpError{Op: "dial", Err: syscall.ETIMEDOUT}, &net.DNSError{IsTimeout: true}, &net.DNSError{IsTemporary: true}} {
		if got := permanentFault(err, "hote"); got != nil {
			t.Errorf("%v is taken for %v", err, got)
		}
	}
}
