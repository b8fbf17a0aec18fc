package publish

import "fmt"

// The errors below are those with a remedy; the rest is what a system or a
// server said.

// UnbuiltError tells that a folder isn't a whole site made by a build.
type UnbuiltError struct{ Dir string }

func (e *UnbuiltError) Error() string { return e.Dir + ": not a built site, or not a whole one" }

// ForeignError lists files at the target that Parvis didn't put there, and that
// stand where the site goes.
type ForeignError struct{ Files []string }

func (e *ForeignError) Error() string {
	return fmt.Sprintf("%d files at the target that Parvis did not put there, such as %s", len(e.Files), e.Files[0])
}

// RemovalError tells that a publication would remove many pages.
type RemovalError struct{ Pages, Of int }

func (e *RemovalError) Error() string { return fmt.Sprintf("%d pages of %d would go", e.Pages, e.Of) }

// ListError tells that the target's list can't be understood.
type ListError struct{ Err error }

func (e *ListError) Error() string { return List + ": " + e.Err.Error() }
func (e *ListError) Unwrap() error { return e.Err }

// BusyError tells that another publication to the same target has begun.
type BusyError struct{}

func (e *BusyError) Error() string { return "another publication to this target has begun" }

// ChangedError tells that a file of the built site changed meanwhile.
type ChangedError struct{ Name string }

func (e *ChangedError) Error() string { return e.Name + ": changed while it was being published" }

// DifferentError tells that a file reads otherwise at the target than it was
// sent.
type DifferentError struct{ Name string }

func (e *DifferentError) Error() string { return e.Name + ": reads otherwise than it was sent" }

// AbsentError tells that the folder or the bucket of a target isn't there.
type AbsentError struct{ Place string }

func (e *AbsentError) Error() string { return e.Place + ": not there" }

// HostKeyError tells that a server has shown a key that isn't known for it.
type HostKeyError struct {
	Host        string
	Fingerprint string // as ssh-keygen -l shows it
	Line        string // that would make the key known
	Changed     bool   // another key is known
}

func (e *HostKeyError) Error() string { return e.Host + ": unknown host key " + e.Fingerprint }

// CredentialsError tells that there are no credentials for a host, or that it
// refused them.
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

// NoRenameError tells that a server can't replace a file in one step.
type NoRenameError struct{ Host string }

func (e *NoRenameError) Error() string {
	return e.Host + ": the server has no posix-rename@openssh.com"
}

// SendError tells which file an error is about.
type SendError struct {
	Name string
	Err  error
}

func (e *SendError) Error() string { return e.Name + ": " + e.Err.Error() }
func (e *SendError) Unwrap() error { return e.Err }
