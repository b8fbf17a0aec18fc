package preview

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"path"
	"strings"
	"time"

	"parvis/generator/site/hosting"
)

// Folder is a site as it was built, served as a host serves it: for a look before it is published.
type Folder struct {
	Dir       string
	Host      string // host name allowed in requests besides IP addresses and localhost; "" for none
	OtherHost string // what is answered to a request for another host
}

// Serve serves the folder on a listener until ctx is cancelled. It then returns nil.
func (f Folder) Serve(ctx context.Context, listener net.Listener) error {
	root, err := os.OpenRoot(f.Dir)
	if err != nil {
		return err
	}
	defer root.Close()
	server := &http.Server{ReadHeaderTimeout: 10 * time.Second, BaseContext: func(net.Listener) context.Context { return ctx },
		Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { f.answer(w, r, root) })}
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		<-ctx.Done()
		grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
		defer cancel()
		if server.Shutdown(grace) != nil {
			server.Close()
		}
	}()
	err = server.Serve(listener)
	if errors.Is(err, http.ErrServerClosed) {
		<-stopped
		return nil
	}
	return err
}

// answer answers with a file of the folder, or with its page of what isn't there.
func (f Folder) answer(w http.ResponseWriter, r *http.Request, root *os.Root) {
	header := w.Header()
	header.Set("Cache-Control", "no-store") // the folder may be built again
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Content-Security-Policy", hosting.Policy+"; "+hosting.Framing(false))
	switch {
	case !allows(f.Host, r.Host):
		http.Error(w, f.OtherHost, http.StatusForbidden)
		return
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		header.Set("Allow", "GET, HEAD")
		http.Error(w, http.StatusText(http.StatusMethodNotAllowed), http.StatusMethodNotAllowed)
		return
	}
	name := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
	info, err := root.Stat(path.Clean("./" + name))
	switch {
	case err == nil && info.IsDir() && !strings.HasSuffix(r.URL.Path, "/"):
		http.Redirect(w, r, "/"+name+"/", http.StatusFound)
		return
	case err == nil && info.IsDir():
		name = path.Join(name, "index.html")
	}
	status := http.StatusOK
	file, err := root.Open(name)
	if err != nil {
		status = http.StatusNotFound
		if file, err = root.Open("404.html"); err != nil {
			http.NotFound(w, r)
			return
		}
		name = "404.html"
	}
	defer file.Close()
	kind, _ := hosting.Type(name)
	header.Set("Content-Type", kind)
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = io.Copy(w, file) // fails if the reader has left
	}
}
