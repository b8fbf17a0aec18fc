package link

import (
	"cmp"
	"net"
	"net/url"
	"slices"
	"strings"

	"parvis/generator/content/record"
	"parvis/generator/model"
)

// settings returns the site without its records.
func settings(r Records) *model.Site {
	s := r.Set.Site
	base := webAddress(cmp.Or(r.URL, s.URL))
	if !strings.HasSuffix(base, "/") {
		base += "/"
	}
	_, rest, _ := strings.Cut(base, "://")
	p, a := s.Publisher, s.Accessibility
	site := &model.Site{
		Title: s.Title, URL: base, Base: rest[strings.IndexByte(rest, '/'):], Lang: r.Lang(),
		Description: s.Description, AsOf: r.AsOf, Theme: s.Theme.Name,
		Publisher: model.Publisher{Name: p.Name, Address: p.Address, Phone: p.Phone, Email: p.Email,
			Director: p.Director, Host: p.Host, HostSeat: p.HostSeat, HostTel: p.HostTel},
		Licence: model.Licence{Name: s.Licence.Name, URL: webAddress(s.Licence.URL)},
		Audit: model.Audit{State: cmp.Or(a.State, model.NonCompliant), Date: a.Date, Auditor: a.Auditor, Rate: a.Rate,
			Failures: a.Failures, Waived: a.Waived, Exempt: a.Exempt,
			Pages: a.Pages, Tools: a.Tools, Technology: a.Technology},
		Security:   securityContact(s),
		ByFile:     map[string]*model.Record{},
		Publishing: publishing(s.Publishing),
	}
	site.Rounds = rounds(s.Rounds)
	if site.Licence.Name == "" {
		site.Licence = model.Licence{Name: "Licence Ouverte 2.0", URL: "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"}
	}
	for _, m := range s.Menu {
		site.Menu = append(site.Menu, model.MenuItem{Title: m.Title, URL: webAddress(m.URL)})
	}
	return site
}

// rounds returns how the yearly round of reports is judged, with the thresholds of a site that
// sets none.
func rounds(r record.Rounds) model.Rounds {
	out := model.DefaultRounds
	out.Delay = r.Delay
	for to, from := range map[*float64]*float64{&out.OnTrack: r.OnTrack, &out.FarOff: r.FarOff, &out.Partial: r.Partial} {
		if from != nil {
			*to = *from
		}
	}
	return out
}

// securityContact returns the contact for reporting a vulnerability, as a URI of RFC 9116: the
// contact of the site for that, else its publisher's.
func securityContact(s *record.Site) string {
	at := cmp.Or(s.Security.Contact, s.Publisher.Email)
	if at == "" || strings.HasPrefix(at, "https://") {
		return at
	}
	return "mailto:" + at
}

// publishing returns how the site is served and sent.
func publishing(p record.Publishing) model.Publishing {
	out := model.Publishing{Apache: slices.Contains(p.Hosts, "apache"), Compress: p.Compress}
	if p.HSTS != nil {
		out.HSTS = *p.HSTS
	}
	for _, d := range p.Targets {
		t := model.Target{Name: d.Name, Kind: model.ToFolder, Folder: d.Address, Region: d.Region}
		if u, err := url.Parse(d.Address); err == nil && strings.Contains(d.Address, "://") {
			switch t.Kind = model.TargetKind(u.Scheme); t.Kind {
			case model.ToSFTP:
				port := u.Port()
				if port == "" {
					port = "22"
				}
				t.User, t.Host, t.Folder = u.User.Username(), net.JoinHostPort(u.Hostname(), port), u.Path
				if own, ok := strings.CutPrefix(u.Path, "/~/"); ok {
					t.Folder = own
				}
			case model.ToS3:
				e, _ := url.Parse(d.Endpoint)
				t.Bucket, t.Host, t.Plain, t.Folder = u.Host, e.Host, e.Scheme == "http", ""
				if prefix := strings.Trim(u.Path, "/"); prefix != "" {
					t.Prefix = prefix + "/"
				}
			case model.ToFolder: // its path has no scheme
			}
		}
		out.Targets = append(out.Targets, t)
	}
	return out
}
