package publish_test

import (
	"io"
	"net"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/pkg/sftp"
	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/knownhosts"
	"golang.org/x/text/unicode/norm"

	"parvis/generator/model"
)

// foldingDisk is a folder whose names are told apart as on the disks of Windows and
// macOS: not by case, nor by the normal form of accents. A file keeps the name it was
// given last.
type foldingDisk struct {
	dir   string
	mu    sync.Mutex
	names map[string]string // folded path → name it was given
}

// at returns the real path of a file.
func (d *foldingDisk) at(name string) string {
	return filepath.Join(d.dir, filepath.FromSlash(d.folded(name)))
}

func (d *foldingDisk) folded(name string) string {
	return strings.ToLower(norm.NFC.String(path.Clean("/" + name)))[1:]
}

func (d *foldingDisk) given(name string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.names[d.folded(name)] = path.Base(name)
}

// Fileread opens a file.
func (d *foldingDisk) Fileread(r *sftp.Request) (io.ReaderAt, error) {
	return os.Open(d.at(r.Filepath))
}

// Filewrite creates a file.
func (d *foldingDisk) Filewrite(r *sftp.Request) (io.WriterAt, error) {
	d.given(r.Filepath)
	return os.Create(d.at(r.Filepath))
}

// Filecmd does what changes names.
func (d *foldingDisk) Filecmd(r *sftp.Request) error {
	switch r.Method {
	case "Mkdir":
		err := os.Mkdir(d.at(r.Filepath), 0o755)
		if err == nil {
			d.given(r.Filepath)
		}
		return err
	case "Remove", "Rmdir":
		return os.Remove(d.at(r.Filepath))
	case "Rename", "PosixRename":
		return d.PosixRename(r)
	}
	return sftp.ErrSSHFxOpUnsupported
}

// PosixRename replaces a file.
func (d *foldingDisk) PosixRename(r *sftp.Request) error {
	err := os.Rename(d.at(r.Filepath), d.at(r.Target))
	if err == nil {
		d.given(r.Target)
	}
	return err
}

// Filelist looks at files.
func (d *foldingDisk) Filelist(r *sftp.Request) (sftp.ListerAt, error) {
	if r.Method != "List" {
		info, err := os.Lstat(d.at(r.Filepath))
		return listed{info}, err
	}
	entries, err := os.ReadDir(d.at(r.Filepath))
	var out listed
	for _, e := range entries {
		info, err := e.Info()
		if err != nil {
			return nil, err
		}
		d.mu.Lock()
		name, ok := d.names[d.folded(path.Join(r.Filepath, e.Name()))]
		d.mu.Unlock()
		if !ok {
			name = e.Name()
		}
		out = append(out, named{info, name})
	}
	return out, err
}

// Lstat looks at a file.
func (d *foldingDisk) Lstat(r *sftp.Request) (sftp.ListerAt, error) { return d.Filelist(r) }

type named struct {
	os.FileInfo
	name string
}

func (n named) Name() string { return n.name }

type listed []os.FileInfo

// ListAt copies the entries from an offset.
func (l listed) ListAt(to []os.FileInfo, offset int64) (int, error) {
	if offset >= int64(len(l)) {
		return 0, io.EOF
	}
	n := copy(to, l[offset:])
	if n < len(to) {
		return n, io.EOF
	}
	return n, nil
}

// aFoldingServer is an SFTP server of this process, over a folding disk.
func aFoldingServer(t *testing.T) place {
	dir, home := t.TempDir(), t.TempDir()
	disk := &foldingDisk{dir: dir, names: map[string]string{}}
	t.Setenv("HOME", home)
	t.Setenv("SSH_AUTH_SOCK", "")
	if err := os.Mkdir(filepath.Join(home, ".ssh"), 0o700); err != nil {
		t.Fatal(err)
	}
	newKey(t, filepath.Join(home, ".ssh", "id_ed25519"))
	hostFile := filepath.Join(t.TempDir(), "host_key")
	public := newKey(t, hostFile)
	data, err := os.ReadFile(hostFile)
	if err != nil {
		t.Fatal(err)
	}
	host, err := ssh.ParsePrivateKey(data)
	if err != nil {
		t.Fatal(err)
	}
	config := &ssh.ServerConfig{PublicKeyCallback: func(ssh.ConnMetadata, ssh.PublicKey) (*ssh.Permissions, error) { return nil, nil }}
	config.AddHostKey(host)
	w := newWire(t, func(c net.Conn) {
		defer c.Close()
		_, channels, requests, err := ssh.NewServerConn(c, config)
		if err != nil {
			return
		}
		go ssh.DiscardRequests(requests)
		for ch := range channels {
			session, asked, err := ch.Accept()
			if err != nil {
				return
			}
			go func() {
				for r := range asked {
					r.Reply(r.Type == "subsystem", nil)
				}
			}()
			go sftp.NewRequestServer(session, sftp.Handlers{FileGet: disk, FilePut: disk, FileCmd: disk, FileList: disk}).Serve()
		}
	})
	at := w.Addr().String()
	write(t, filepath.Join(home, ".ssh", "known_hosts"), knownhosts.Line([]string{knownhosts.Normalize(at)}, public)+"\n")
	return place{Target: model.Target{Name: "essai", Kind: model.ToSFTP, Host: at, Folder: "/"}, dir: dir, wire: w}
}
