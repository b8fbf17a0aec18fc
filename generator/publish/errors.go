package publish

import "fmt"

// These are the errors that the user can act on. Other errors come unchanged from
// the system or the server.

// UnbuiltError reports that a folder isn't a complete built site.
type UnbuiltError struct{ Dir string }

func (e *UnbuiltError) Error() string { return e.Dir + ": not a built site, or not a whole one" }

// ForeignError lists files at the target that Parvis didn't put there and that
// the site would overwrite.
type ForeignError struct{ Files []string }

func (e *ForeignError) Error() string {
	return fmt.Sprintf("%d files at the target that Parvis did not put there, such as %s", len(e.Files), e.Files[0])
}

// RemovalError reports that a publication would remove too many pages.
type RemovalError struct{ Pages, Of int }

func (e *RemovalError) Error() string { return fmt.Sprintf("%d pages of %d would go", e.Pages, e.Of) }

// ManifestError reports that the manifest at the target can't be parsed.
type ManifestError struct{ Err error }

func (e *ManifestError) Error() string { return ManifestFile + ": " + e.Err.Error() }
func (e *ManifestError) Unwrap() error { return e.Err }

// BusyError reports that another publication to the same target has started.
type BusyError struct{}

func (e *BusyError) Error() string { return "another publication to this target has begun" }

// ChangedError reports that a file of the built site changed during the
// publication.
type ChangedError struct{ Name string }

func (e *ChangedError) Error() string { return e.Name + ": changed while it was being published" }

// MismatchError reports that a file read back from the target differs from what
// was sent.
type MismatchError struct{ Name string }

func (e *MismatchError) Error() string { return e.Name + ": differs from what was sent" }

// AbsentError reports that the folder or the bucket of a target doesn't exist.
type AbsentError struct{ Place string }

func (e *AbsentError) Error() string { return e.Place + ": not there" }

// HostKeyError reports that the host key of a server is unknown or has changed.
type HostKeyError struct {
	Host        string
	Fingerprint string // in the format of ssh-keygen -l
	Line        string // the known_hosts line that accepts this key
	Changed     bool   // known_hosts has a different key
}

func (e *HostKeyError) Error() string { return e.Host + ": unknown host key " + e.Fingerprint }

// CredentialsError reports that there are no credentials for a host, or that the
// host refused them.
type CredentialsError struct {
	Host    string
	Refused bool
	S3      bool
}

func (e *CredentialsError) Error() string {
	if e.Refused {
		return e.Host + ": credentials refused"
	}
	return e.Host + ": no credentials"
}

// NoRenameError is a notice: a server can't replace a file atomically. Each file is
// missing for a moment while it is replaced.
type NoRenameError struct{ Host string }

func (e *NoRenameError) Error() string {
	return e.Host + ": the server has no posix-rename@openssh.com"
}

// NoConditionsError is a notice: an S3 server ignores the conditions of a write. Two
// publications at once could replace each other's list.
type NoConditionsError struct{ Host string }

func (e *NoConditionsError) Error() string { return e.Host + ": the server has no conditional writes" }

// LinkError reports a symbolic link at the target, which could lead out of it.
type LinkError struct{ Path string }

func (e *LinkError) Error() string { return e.Path + ": a symbolic link" }

// TwinsError reports two files of the site that only the case of letters, or the
// form of accents, tells apart. Some disks take them for one.
type TwinsError struct{ Name, Other string }

func (e *TwinsError) Error() string { return e.Name + ": the same as " + e.Other + " for some disks" }

// UnknownHostError reports a host name that the name servers don't know.
type UnknownHostError struct{ Host string }

func (e *UnknownHostError) Error() string { return e.Host + ": no such host" }

// IncompatibleError reports an SSH server that has no cipher in common with Parvis.
type IncompatibleError struct{ Host string }

func (e *IncompatibleError) Error() string { return e.Host + ": no common algorithm" }

// CertificateError reports that the TLS certificate of a host isn't trusted.
type CertificateError struct {
	Host string
	Why  CertificateFault
}

// CertificateFault is what is wrong with a certificate.
type CertificateFault int

// The faults of certificates.
const (
	NotTLS CertificateFault = iota // the server doesn't answer in TLS
	UnknownAuthority
	Expired // or not yet valid
	WrongHost
	OtherFault
)

func (e *CertificateError) Error() string { return e.Host + ": the certificate is not trusted" }

// OverloadError reports that a server answers that it can't serve now.
type OverloadError struct {
	Host string
	Err  error
}

func (e *OverloadError) Error() string { return e.Host + ": " + e.Err.Error() }
func (e *OverloadError) Unwrap() error { return e.Err }

// SendError adds the name of the file to an error.
type SendError struct {
	Name string
	Err  error
}

func (e *SendError) Error() string { return e.Name + ": " + e.Err.Error() }
func (e *SendError) Unwrap() error { return e.Err }
