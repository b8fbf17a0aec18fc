package publish

import (
	"cmp"
	"context"
	"errors"
	"net"
	"os"
	"os/user"
	"path/filepath"
	"slices"
	"strings"

	"github.com/cenkalti/backoff/v5"
	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/agent"
	"golang.org/x/crypto/ssh/knownhosts"
)

// Password is the environment variable of the password for SFTP, where a host
// takes no keys.
const Password = "PARVIS_MOT_DE_PASSE"

// dial connects to an SSH server whose key is known, with what the agent, the
// user's key files or the environment hold.
func dial(ctx context.Context, name, host string) (*ssh.Client, error) {
	conn, err := (&net.Dialer{}).DialContext(ctx, "tcp", host)
	if err != nil {
		return nil, err
	}
	stop := context.AfterFunc(ctx, func() { conn.Close() })
	defer stop()
	if name == "" {
		if u, err := user.Current(); err == nil {
			name = u.Username
		}
	}
	k, err := keysOf(host)
	if err != nil {
		conn.Close()
		return nil, backoff.Permanent(err)
	}
	methods, release := identities()
	defer release()
	if len(methods) == 0 {
		conn.Close()
		return nil, backoff.Permanent(&CredentialsError{Host: host})
	}
	c, channels, requests, err := ssh.NewClientConn(conn, host, &ssh.ClientConfig{User: name, Auth: methods,
		HostKeyCallback: k.check, HostKeyAlgorithms: k.algorithms})
	switch {
	case err == nil:
		return ssh.NewClient(c, channels, requests), nil
	case k.fault != nil:
		err = backoff.Permanent(k.fault)
	case strings.Contains(err.Error(), "unable to authenticate"): // the library has no type for it
		err = backoff.Permanent(&CredentialsError{Host: host, Refused: true})
	}
	conn.Close()
	return nil, cmp.Or(ctx.Err(), err)
}

// hostKeys is what is known of a server.
type hostKeys struct {
	host       string
	known      ssh.HostKeyCallback
	algorithms []string // of the keys known; nil for any
	fault      error
}

// keysOf reads the files of known hosts: the user's and the system's.
func keysOf(host string) (*hostKeys, error) {
	var files []string
	home, _ := os.UserHomeDir()
	for _, f := range []string{filepath.Join(home, ".ssh", "known_hosts"), "/etc/ssh/ssh_known_hosts"} {
		if _, err := os.Stat(f); err == nil {
			files = append(files, f)
		}
	}
	known, err := knownhosts.New(files...)
	if err != nil {
		return nil, err
	}
	k := &hostKeys{host: host, known: known}
	// A server has keys of several kinds, and shows one of those asked for: it
	// must be one of those that are known.
	var key *knownhosts.KeyError
	if errors.As(known(host, &net.TCPAddr{}, noKey{}), &key) {
		for _, w := range key.Want {
			kinds := []string{w.Key.Type()}
			if w.Key.Type() == ssh.KeyAlgoRSA {
				kinds = []string{ssh.KeyAlgoRSASHA512, ssh.KeyAlgoRSASHA256}
			}
			k.algorithms = append(k.algorithms, kinds...)
		}
		slices.Sort(k.algorithms)
		k.algorithms = slices.Compact(k.algorithms)
	}
	return k, nil
}

// noKey is a key that no host has: asking for it tells which are known.
type noKey struct{ ssh.PublicKey }

func (noKey) Type() string    { return "none" }
func (noKey) Marshal() []byte { return nil }

// check accepts a key that is known, and keeps what there is to say of another.
func (k *hostKeys) check(host string, remote net.Addr, key ssh.PublicKey) error {
	err := k.known(host, remote, key)
	var unknown *knownhosts.KeyError
	if errors.As(err, &unknown) {
		err = &HostKeyError{Host: k.host, Fingerprint: ssh.FingerprintSHA256(key),
			Line: knownhosts.Line([]string{knownhosts.Normalize(k.host)}, key), Changed: len(unknown.Want) > 0}
	}
	k.fault = err
	return err
}

// identities is what may open a server, in the order in which it is tried. The
// agent is released once a connection is made.
func identities() (methods []ssh.AuthMethod, release func()) {
	release = func() {}
	var signers []ssh.Signer
	if socket := os.Getenv("SSH_AUTH_SOCK"); socket != "" {
		if conn, err := net.Dial("unix", socket); err == nil {
			release = func() { conn.Close() }
			signers, _ = agent.NewClient(conn).Signers() // an agent that is locked has none
		}
	}
	home, _ := os.UserHomeDir()
	for _, name := range []string{"id_ed25519", "id_ecdsa", "id_rsa"} {
		data, err := os.ReadFile(filepath.Join(home, ".ssh", name))
		if err != nil {
			continue
		}
		if signer, err := ssh.ParsePrivateKey(data); err == nil { // one with a passphrase is for the agent
			signers = append(signers, signer)
		}
	}
	if len(signers) > 0 {
		methods = append(methods, ssh.PublicKeys(signers...))
	}
	if password := os.Getenv(Password); password != "" {
		methods = append(methods, ssh.Password(password), ssh.KeyboardInteractive(func(_, _ string, questions []string, _ []bool) ([]string, error) {
			return slices.Repeat([]string{password}, len(questions)), nil
		}))
	}
	return methods, release
}
