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

// PasswordEnv is the environment variable that holds the SFTP password, for hosts
// that don't accept keys.
const PasswordEnv = "PARVIS_MOT_DE_PASSE"

// dial connects to an SSH server whose host key is known. It authenticates with
// the SSH agent, the user's key files, or the password from the environment.
func dial(ctx context.Context, userName, address string) (*ssh.Client, error) {
	client, err := dialOnce(ctx, userName, address, false)
	var incompatible *ssh.AlgorithmNegotiationError
	if !errors.As(err, &incompatible) {
		return client, err
	}
	if incompatible.What == "host key" {
		// The server has no key of a known type. One of another type is never accepted,
		// but its fingerprint is told.
		_, err = dialOnce(ctx, userName, address, true)
	}
	if errors.As(err, &incompatible) {
		err = backoff.Permanent(&IncompatibleError{address})
	}
	return nil, err
}

// dialOnce connects with host keys of the known types or, with anyType, of any type.
func dialOnce(ctx context.Context, userName, address string, anyType bool) (*ssh.Client, error) {
	conn, err := (&net.Dialer{}).DialContext(ctx, "tcp", address)
	if err != nil {
		return nil, cmp.Or(permanentFault(err, address), err)
	}
	stop := context.AfterFunc(ctx, func() { conn.Close() })
	defer stop()
	if userName == "" {
		if u, err := user.Current(); err == nil {
			userName = u.Username
		}
	}
	keys, err := loadHostKeys(address)
	if err != nil {
		conn.Close()
		return nil, backoff.Permanent(err)
	}
	if anyType {
		keys.algorithms = nil
	}
	methods, release := authMethods()
	defer release()
	if len(methods) == 0 {
		conn.Close()
		return nil, backoff.Permanent(&CredentialsError{Host: address})
	}
	c, channels, requests, err := ssh.NewClientConn(conn, address, &ssh.ClientConfig{User: userName, Auth: methods,
		HostKeyCallback: keys.check, HostKeyAlgorithms: keys.algorithms})
	switch {
	case err == nil:
		return ssh.NewClient(c, channels, requests), nil
	case keys.err != nil:
		err = backoff.Permanent(keys.err)
	case strings.Contains(err.Error(), "unable to authenticate"): // the library has no type for it
		err = backoff.Permanent(&CredentialsError{Host: address, Refused: true})
	}
	conn.Close()
	return nil, cmp.Or(ctx.Err(), err)
}

// hostKeys checks the host key of a server against the known_hosts files.
type hostKeys struct {
	host       string
	callback   ssh.HostKeyCallback
	algorithms []string // of the known keys; nil for any
	err        error
}

// loadHostKeys reads the known_hosts files of the user and of the system.
func loadHostKeys(host string) (*hostKeys, error) {
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
	k := &hostKeys{host: host, callback: known}
	// A server may have host keys of several types, and presents one of those the
	// client asks for. Only the types of the known keys are asked for.
	var key *knownhosts.KeyError
	if errors.As(known(host, &net.TCPAddr{}, probeKey{}), &key) {
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

// probeKey is a key that no host has: looking it up fails with the known keys.
type probeKey struct{ ssh.PublicKey }

func (probeKey) Type() string    { return "none" }
func (probeKey) Marshal() []byte { return nil }

// check accepts a known host key. It keeps the error for any other key, because
// the SSH library doesn't return it unchanged.
func (k *hostKeys) check(host string, remote net.Addr, key ssh.PublicKey) error {
	err := k.callback(host, remote, key)
	var unknown *knownhosts.KeyError
	if errors.As(err, &unknown) {
		err = &HostKeyError{Host: k.host, Fingerprint: ssh.FingerprintSHA256(key),
			Line: knownhosts.Line([]string{knownhosts.Normalize(k.host)}, key), Changed: len(unknown.Want) > 0}
	}
	k.err = err
	return err
}

// authMethods returns the authentication methods, in the order they are tried.
// release closes the connection to the SSH agent.
func authMethods() (methods []ssh.AuthMethod, release func()) {
	release = func() {}
	var signers []ssh.Signer
	if socket := os.Getenv("SSH_AUTH_SOCK"); socket != "" {
		if conn, err := net.Dial("unix", socket); err == nil {
			release = func() { conn.Close() }
			signers, _ = agent.NewClient(conn).Signers() // a locked agent has none
		}
	}
	home, _ := os.UserHomeDir()
	for _, name := range []string{"id_ed25519", "id_ecdsa", "id_rsa"} {
		data, err := os.ReadFile(filepath.Join(home, ".ssh", name))
		if err != nil {
			continue
		}
		if signer, err := ssh.ParsePrivateKey(data); err == nil { // keys with a passphrase are left to the agent
			signers = append(signers, signer)
		}
	}
	if len(signers) > 0 {
		methods = append(methods, ssh.PublicKeys(signers...))
	}
	if password := os.Getenv(PasswordEnv); password != "" {
		answer := func(_, _ string, questions []string, _ []bool) ([]string, error) {
			return slices.Repeat([]string{password}, len(questions)), nil
		}
		methods = append(methods, ssh.Password(password), ssh.KeyboardInteractive(answer))
	}
	return methods, release
}
