package generator_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"parvis/generator"
	"parvis/generator/site/address"
	"parvis/generator/site/hosting"
	"parvis/generator/site/precompress"
)

// hosted is the miniature site with an old address more, built at a path of a
// folder that servers may read.
func hosted(t *testing.T, url, settings string) (root, content string) {
	t.Helper()
	content = copied(t, mini)
	site, err := os.ReadFile(filepath.Join(content, "site.toml"))
	if err != nil {
		t.Fatal(err)
	}
	put(t, content, "site.toml", string(site)+settings)
	put(t, content, "pages/deplacee.md", "+++\ntitre = \"Page déplacée\"\nalias = [\"/autrefois/l'été à 100 $/\"]\n+++\nUn texte.\n")
	if root, err = os.MkdirTemp("", "parvis-hosted-"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(root) })
	if err := os.Chmod(root, 0o755); err != nil { // servers give up their rights
		t.Fatal(err)
	}
	_, base, _ := strings.Cut(strings.TrimPrefix(url, "https://"), "/")
	_, err = generator.Build(t.Context(), generator.Options{Content: content, URL: url, Output: filepath.Join(root, base)})
	if err != nil {
		t.Fatal(err)
	}
	return root, content
}

// serving starts a server and waits until it answers.
func serving(t *testing.T, at string, name string, args ...string) {
	t.Helper()
	var told bytes.Buffer
	cmd := exec.Command(name, args...)
	cmd.Env = append(os.Environ(), "HOME="+t.TempDir())
	cmd.Stdout, cmd.Stderr = &told, &told
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	t.Cleanup(func() {
		cmd.Process.Signal(os.Interrupt)
		select {
		case <-ended:
		case <-time.After(10 * time.Second):
			cmd.Process.Kill()
			<-ended
		}
		if t.Failed() {
			t.Log(told.String())
		}
	})
	for range 200 {
		if c, err := net.Dial("tcp", at); err == nil {
			c.Close()
			return
		}
		select {
		case err := <-ended:
			t.Fatalf("%s: %v\n%s", name, err, told.String())
		case <-time.After(50 * time.Millisecond):
		}
	}
	t.Fatalf("%s does not answer", name)
}

// server finds the program of a server, where users' paths may not go.
func server(t *testing.T, name string) string {
	t.Helper()
	for _, dir := range append(filepath.SplitList(os.Getenv("PATH")), "/usr/sbin", "/usr/local/sbin") {
		if file := filepath.Join(dir, name); exec.Command("test", "-x", file).Run() == nil {
			return file
		}
	}
	t.Fatalf("no %s: the README says what the tests need", name)
	return ""
}

func free(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// hosts is how each server is started on a folder, with the configuration that
// Parvis wrote for it.
var hosts = map[string]func(t *testing.T, root, config, base string) (at string){
	"nginx": func(t *testing.T, root, config, base string) string {
		at, etc, user := free(t), t.TempDir(), ""
		if os.Getuid() == 0 {
			user = "user root;"
		}
		put(t, etc, "charte.conf", config)
		put(t, etc, "nginx.conf", fmt.Sprintf(`%s daemon off; pid %[2]s/pid; error_log stderr;
events {}
http { include /etc/nginx/mime.types; access_log off;
client_body_temp_path %[2]s/a; proxy_temp_path %[2]s/b; fastcgi_temp_path %[2]s/c; uwsgi_temp_path %[2]s/d; scgi_temp_path %[2]s/e;
server { listen %[3]s; root %[4]s; include %[2]s/charte.conf; } }`, user, etc, at, root))
		nginx := server(t, "nginx")
		if out, err := exec.Command(nginx, "-t", "-e", "stderr", "-c", etc+"/nginx.conf").CombinedOutput(); err != nil || bytes.Contains(out, []byte("[warn]")) {
			t.Fatalf("nginx -t: %v\n%s\n%s", err, out, config)
		}
		serving(t, at, nginx, "-e", "stderr", "-c", etc+"/nginx.conf")
		return at
	},
	"apache": func(t *testing.T, root, config, base string) string {
		at, etc, modules := free(t), t.TempDir(), ""
		for _, m := range []string{"mpm_event", "authz_core", "mime", "dir", "alias", "headers", "rewrite", "deflate", "filter", "env", "setenvif"} {
			modules += fmt.Sprintf("LoadModule %s_module /usr/lib/apache2/modules/mod_%s.so\n", m, m)
		}
		if os.Getuid() == 0 {
			modules += "User www-data\nGroup www-data\n"
		}
		put(t, filepath.Join(root, base), ".htaccess", config)
		put(t, etc, "apache.conf", fmt.Sprintf("%sServerRoot %s\nServerName localhost\nPidFile %[2]s/pid\nDefaultRuntimeDir %[2]s\nErrorLog /dev/stderr\nTypesConfig /etc/mime.types\nListen %[3]s\nDocumentRoot %[4]s\n<Directory %[4]s>\nAllowOverride FileInfo Indexes AuthConfig\nRequire all granted\n</Directory>\n",
			modules, etc, at, root))
		apache := server(t, "apache2")
		if out, err := exec.Command(apache, "-t", "-f", etc+"/apache.conf").CombinedOutput(); err != nil {
			t.Fatalf("apache2 -t: %v\n%s", err, out)
		}
		serving(t, at, apache, "-X", "-f", etc+"/apache.conf")
		return at
	},
	"caddy": func(t *testing.T, root, config, base string) string {
		at, etc := free(t), t.TempDir()
		put(t, etc, "charte.caddy", config)
		put(t, etc, "Caddyfile", fmt.Sprintf("{\n\tadmin off\n\tauto_https off\n}\nhttp://%s {\n\troot * %s\n\timport %s/charte.caddy\n}\n", at, root, etc))
		caddy := server(t, "caddy")
		if out, err := exec.Command(caddy, "validate", "--config", etc+"/Caddyfile", "--adapter", "caddyfile").CombinedOutput(); err != nil {
			t.Fatalf("caddy validate: %v\n%s\n%s", err, out, config)
		}
		serving(t, at, caddy, "run", "--config", etc+"/Caddyfile", "--adapter", "caddyfile")
		return at
	},
}

// Real servers, with the configuration that Parvis writes, serve the site as it
// is meant to be: at the root of a host, and below it.
func TestHosts(t *testing.T) {
	t.Parallel()
	for _, url := range []string{"https://exemple.test/", "https://exemple.test/charte/"} {
		_, base, _ := strings.Cut(strings.TrimPrefix(url, "https://"), "/")
		root, content := hosted(t, url, "\n[publication]\nhsts = 2\nprecompression = true\n[securite]\ncontact = \"https://exemple.test/signaler\"\n")
		site := read(t, filepath.Join(root, base))
		for name, start := range hosts {
			t.Run(name+"/"+base, func(t *testing.T) {
				config, _, err := generator.Hosting(t.Context(), generator.Options{Content: content, URL: url}, name)
				if err != nil || len(config) == 0 {
					t.Fatal(err)
				}
				at := start(t, root, string(config), base)
				serves(t, "http://"+at+"/"+base, "/"+base, site, name != "nginx") // whose module for Brotli is apart
			})
		}
	}
}

// serves asks a server for what matters.
func serves(t *testing.T, url, base string, site map[string]string, brotli bool) {
	t.Helper()
	css, table, manifest, figure := "", "", "", ""
	for name := range site {
		switch {
		case strings.HasPrefix(name, "assets/parvis-") && strings.HasSuffix(name, ".css"):
			css = name
		case strings.HasSuffix(name, "figure.csv"):
			table = name
		case strings.HasSuffix(name, ".webmanifest"):
			manifest = name
		case strings.HasSuffix(name, "/v1/index.html") && !strings.Contains(site[name], `http-equiv="refresh"`):
			figure = strings.TrimSuffix(name, "index.html")
		}
	}
	const brief, lasting = "public, max-age=600", "public, max-age=31536000, immutable"
	nobody, anybody := hosting.Policy+"; frame-ancestors 'self'", hosting.Policy+"; frame-ancestors *"
	for _, c := range []struct {
		path, file         string
		status             int
		kind, cache, frame string
		packed             bool
	}{
		{"", "index.html", 200, "text/html; charset=utf-8", brief, nobody, true},
		{"signataires/", "signataires/index.html", 200, "text/html; charset=utf-8", brief, nobody, true},
		{"index.html", "index.html", 200, "text/html; charset=utf-8", brief, nobody, true},
		{css, css, 200, "text/css; charset=utf-8", lasting, nobody, true},
		{manifest, manifest, 200, "application/manifest+json", lasting, nobody, false},
		{table, table, 200, "text/csv; charset=utf-8", brief, nobody, false},
		{"favicon.ico", "favicon.ico", 200, "", brief, nobody, false},
		{figure, figure + "index.html", 200, "text/html; charset=utf-8", brief, anybody, true},
		{"nulle/part/", "404.html", 404, "text/html; charset=utf-8", "", nobody, false},
		{"assets/absent-01234567.css", "404.html", 404, "text/html; charset=utf-8", "", nobody, false},
		{".parvis-manifest", "", 0, "", "", nobody, false},
		{address.Security, address.Security, 200, "text/plain; charset=utf-8", brief, nobody, false},
	} {
		if c.path == address.Security && base != "/" {
			continue // only who has a host for itself has one
		}
		answer, body := ask(t, url+c.path, "gzip")
		h := answer.Header
		if c.status == 0 {
			if answer.StatusCode != 404 && answer.StatusCode != 403 {
				t.Errorf("%s: %d for a file that is not of the site", c.path, answer.StatusCode)
			}
			continue
		}
		if answer.StatusCode != c.status || body != site[c.file] {
			t.Errorf("%s: %d, %d bytes, wanted %d and %d", c.path, answer.StatusCode, len(body), c.status, len(site[c.file]))
		}
		if got := strings.ToLower(h.Get("Content-Type")); c.kind != "" && got != c.kind {
			t.Errorf("%s: type %q, wanted %q", c.path, got, c.kind)
		}
		if got := strings.Join(h.Values("Cache-Control"), " | "); c.cache != "" && got != c.cache || c.cache == "" && strings.Contains(got, "immutable") {
			t.Errorf("%s: cache %q, wanted %q", c.path, got, c.cache)
		}
		if got := strings.Join(h.Values("Content-Security-Policy"), " | "); got != c.frame {
			t.Errorf("%s: policy %q, wanted %q", c.path, got, c.frame)
		}
		for name, want := range map[string]string{"X-Content-Type-Options": "nosniff", "Referrer-Policy": "strict-origin-when-cross-origin", "Strict-Transport-Security": "max-age=172800"} {
			if got := strings.Join(h.Values(name), " | "); got != want {
				t.Errorf("%s: %s %q, wanted %q", c.path, name, got, want)
			}
		}
		if !strings.Contains(h.Get("Permissions-Policy"), "geolocation=()") {
			t.Errorf("%s: permissions %q", c.path, h.Get("Permissions-Policy"))
		}
		if c.packed && (h.Get("Content-Encoding") != "gzip" || !strings.Contains(h.Get("Vary"), "Accept-Encoding")) {
			t.Errorf("%s: encoding %q, vary %q", c.path, h.Get("Content-Encoding"), h.Values("Vary"))
		}
		if answer, body := ask(t, url+c.path, "identity"); body != site[c.file] || answer.Header.Get("Content-Encoding") != "" {
			t.Errorf("%s: without compression, %q and %d bytes", c.path, answer.Header.Get("Content-Encoding"), len(body))
		}
	}
	// Other sites may read data, figures and records as data with a script, whatever they are sent as.
	for _, name := range []string{table, "figures/engagements-par-domaine/figure.json", "figures/engagements-par-domaine/figure.svg", "signataires/exemple-sa/index.json", "donnees/v2/catalogue.jsonld", "donnees/v2/catalogue.ttl", "sitemap.xml", "", "signataires/", css, "favicon.ico"} {
		want := ""
		if name != "" && !strings.HasSuffix(name, "/") && name != css && name != "favicon.ico" {
			want = "*"
		}
		if name != "" && !strings.HasSuffix(name, "/") && site[name] == "" {
			t.Errorf("the site has no %s", name)
		}
		for _, encoding := range []string{"gzip", "br", "identity"} {
			answer, _ := askPacked(t, url+name, encoding)
			if got := strings.Join(answer.Header.Values("Access-Control-Allow-Origin"), " | "); answer.StatusCode != 200 || got != want {
				t.Errorf("%q as %s: %d, for other sites %q, wanted %q", name, encoding, answer.StatusCode, got, want)
			}
		}
	}
	// Large files come as the copies that the build made of them.
	for _, encoding := range []string{"gzip", "br"} {
		name := css + map[string]string{"gzip": ".gz", "br": ".br"}[encoding]
		if site[name] == "" {
			t.Fatalf("the build made no %s", name)
		}
		if encoding == "br" && !brotli {
			continue
		}
		for _, path := range []string{css, "", "signataires/"} {
			file := strings.TrimPrefix(name, css)
			if path != css {
				file = path + "index.html" + file
			} else {
				file = name
			}
			answer, got := askPacked(t, url+path, encoding)
			if h := answer.Header; got != site[file] || h.Get("Content-Encoding") != encoding || h.Get("Content-Language") != "" || !strings.HasPrefix(h.Get("Content-Type"), "text/") || !strings.Contains(h.Get("Vary"), "Accept-Encoding") {
				t.Errorf("%q as %s: %d bytes, wanted %d; %v", path, encoding, len(got), len(site[file]), h)
			}
		}
	}
	for _, old := range []string{"autrefois/l'%C3%A9t%C3%A9%20%C3%A0%20100%20$/", "autrefois/l'%C3%A9t%C3%A9%20%C3%A0%20100%20$"} {
		answer, _ := ask(t, url+old, "identity")
		to := answer.Header.Get("Location")
		if i := strings.Index(to, "://"); i >= 0 { // Apache gives whole addresses
			to = to[i+3+strings.IndexByte(to[i+3:], '/'):]
		}
		if answer.StatusCode != 301 || to != base+"deplacee/" {
			t.Errorf("%s: %d to %q", old, answer.StatusCode, to)
		}
	}
}

// ask is an answer and its content, as it is once unpacked.
func ask(t *testing.T, url, encoding string) (*http.Response, string) {
	t.Helper()
	answer, content := askPacked(t, url, encoding)
	if answer.Header.Get("Content-Encoding") == "gzip" {
		body, err := gzip.NewReader(strings.NewReader(content))
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(body)
		if err != nil {
			t.Fatal(err)
		}
		content = string(data)
	}
	return answer, content
}

func askPacked(t *testing.T, url, encoding string) (*http.Response, string) {
	t.Helper()
	request, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Accept-Encoding", encoding)
	answer, err := http.DefaultTransport.RoundTrip(request)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer, string(data)
}

// The files whose names change with their content are kept for a year, and no
// page is.
func TestLastingFiles(t *testing.T) {
	lasting := 0
	for name := range site(t, "real").files {
		if hosting.Immutable(name) {
			lasting++
		}
		versioned := strings.HasPrefix(name, "assets/") && name != "assets/licences.txt" || strings.Contains(name, "/donnees/") ||
			strings.HasPrefix(name, "recherche/") && name != "recherche/index.html" && name != "recherche/index.json" || strings.HasPrefix(name, "pres-de-chez-moi/") && strings.HasSuffix(name, ".json")
		if versioned != hosting.Immutable(name) {
			t.Errorf("%s: lasting %t", name, hosting.Immutable(name))
		}
	}
	if lasting < 50 {
		t.Errorf("%d files are kept for a year", lasting)
	}
	for _, name := range []string{"medias/photo-20180711.jpg", "actualites/seminaire-20180711/index.html", "donnees/signataires-12345678.csv"} {
		if hosting.Immutable(name) {
			t.Errorf("%s has an editor's name, and would be kept for a year", name)
		}
	}
}

// Every file of a site has a type that Parvis knows by itself: what systems say
// of an extension differs.
func TestTypes(t *testing.T) {
	for name := range site(t, "mini").files {
		if base := path.Base(name); strings.LastIndexByte(base, '.') <= 0 {
			continue // _headers and its like, for hosts alone
		}
		if kind, _ := hosting.Type(name); kind == "application/octet-stream" {
			t.Errorf("%s has no type", name)
		}
	}
	for _, name := range []string{"agenda.ics", "graphe.ttl", "graphe.jsonld", "lignes.jsonl"} {
		if !precompress.Compressible(name) {
			t.Errorf("%s is worth compressing", name)
		}
	}
}
