package publish

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"strings"

	"github.com/cenkalti/backoff/v5"
	"github.com/pkg/sftp"
)

// permanentFault returns, for a fault of the network that trying again doesn't mend,
// an error that says what to do; or nil for a passing fault.
func permanentFault(err error, host string) error {
	var name *net.DNSError
	var authority x509.UnknownAuthorityError
	var invalid x509.CertificateInvalidError
	var wrong x509.HostnameError
	var certificate *tls.CertificateVerificationError
	var header tls.RecordHeaderError
	var alert tls.AlertError
	why := OtherFault
	switch {
	case errors.As(err, &name) && name.IsNotFound:
		return backoff.Permanent(&UnknownHostError{host})
	case errors.As(err, &authority):
		why = UnknownAuthority
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		why = Expired
	case errors.As(err, &wrong):
		why = WrongHost
	case errors.As(err, &header), strings.Contains(err.Error(), "HTTP response to HTTPS client"):
		why = NotTLS // net/http has no type for it
	case errors.As(err, &certificate), errors.As(err, &invalid), errors.As(err, &alert):
	default:
		return nil
	}
	return backoff.Permanent(&CertificateError{Host: host, Why: why})
}

// plain returns an error of the standard library for a connection that ended.
func plain(err error) error {
	if errors.Is(err, sftp.ErrSSHFxConnectionLost) {
		return io.ErrUnexpectedEOF
	}
	return err
}
