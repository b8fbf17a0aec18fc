package hosting

import (
	"fmt"
	"testing"
)

// BenchmarkFiles writes what each host reads, of a site with a thousand old
// addresses.
func BenchmarkFiles(b *testing.B) {
	s := Site{Base: "/charte/", Sections: []string{"signataires", "territoires", "figures"}, HSTS: 365, Precompressed: true}
	for i := range 1000 {
		s.Redirects = append(s.Redirects, Redirect{fmt.Sprintf("anciennes/n-%d/", i*7%1000), fmt.Sprintf("signataires/n-%d/", i)})
	}
	for name, file := range map[string]func() []byte{"headers": s.Headers, "redirects": s.Redirected, "apache": s.Apache, "caddy": s.Caddy, "nginx": s.Nginx} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				file()
			}
		})
	}
}
