package records

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"parvis/generator"
	"parvis/generator/content/form"
	"parvis/generator/model"
)

// store returns the records of a copy of the real content, being edited.
func store(t *testing.T) (*Store, string) {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../../content")); err != nil {
		t.Fatal(err)
	}
	live := generator.NewLive(generator.Options{Content: dir, URL: "http://127.0.0.1/", Drafts: true})
	if report, err := live.Refresh(t.Context()); err != nil || report.Failed() {
		t.Fatal(err, report.Findings)
	}
	return New(live, dir, func(ctx context.Context, files []string) {
		if _, err := live.Refresh(ctx, files...); err != nil {
			t.Error(err)
		}
	}), dir
}

func open(t *testing.T, s *Store, kind model.Kind, slug string) *Opened {
	t.Helper()
	o, err := s.Open(kind, slug)
	if err != nil {
		t.Fatal(kind, slug, err)
	}
	return o
}

func read(t *testing.T, dir, file string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(file)))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestSave(t *testing.T) {
	s, dir := store(t)
	o := open(t, s, model.Signatories, "sncf")
	f := form.Form{Kind: model.Signatories, Names: s.Names()}
	v := f.Read(o.Doc)
	v["note"] = []string{"Une remarque."}
	out, err := s.Save(t.Context(), o.Kind, o.Slug, f, v, o.Digest)
	if err != nil || !out.Written || out.Refused() {
		t.Fatalf("%+v %v", out, err)
	}
	now := read(t, dir, o.File)
	if !strings.Contains(now, "note = \"Une remarque.\"") {
		t.Errorf("%s", now)
	}
	// Sent twice: the second finds what the first wrote.
	if out, err := s.Save(t.Context(), model.Signatories, "sncf", f, v, o.Digest); err != nil || !out.Written || out.Conflict != nil {
		t.Errorf("sent twice: %+v %v", out, err)
	}
	// An error of the site: nothing is written.
	o = open(t, s, model.Signatories, "sncf")
	v = f.Read(o.Doc)
	v["signature"], v["fin"] = []string{"2018"}, []string{"2017"}
	out, err = s.Save(t.Context(), o.Kind, o.Slug, f, v, o.Digest)
	if err != nil || out.Written || len(out.Findings) == 0 || out.Findings[0].File != o.File || out.Findings[0].Key != "fin" {
		t.Errorf("%+v %v", out, err)
	}
	if read(t, dir, o.File) != now {
		t.Error("a change with an error was written")
	}
}

func TestConflict(t *testing.T) {
	s, dir := store(t)
	o := open(t, s, model.Signatories, "sncf")
	f := form.Form{Kind: model.Signatories, Names: s.Names()}
	v := f.Read(o.Doc)
	v["nom"], v["note"] = []string{"SNCF (essai)"}, []string{"Ma remarque."}
	other := strings.Replace(string(o.Text), "maj = 2018-07-11", "maj = 2018-07-10", 1)
	other = regexp.MustCompile(`(?m)^note = .*$`).ReplaceAllString(other, "note = \"La leur.\"")
	if strings.Count(other, "La leur") == 0 || strings.Count(other, "2018-07-10") != 1 {
		t.Fatal("the record has other keys now")
	}
	if err := os.WriteFile(filepath.Join(dir, o.File), []byte(other), 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := s.Save(t.Context(), model.Signatories, "sncf", f, v, o.Digest)
	if err != nil || out.Written || out.Conflict == nil {
		t.Fatalf("%+v %v", out, err)
	}
	by := map[string]Difference{}
	for _, d := range out.Conflict.Fields {
		by[d.Field] = d
	}
	if d := by["maj"]; !d.TakeTheirs || d.Theirs[0] != "10/07/2018" {
		t.Errorf("maj: %+v", d)
	}
	if d := by["note"]; d.TakeTheirs || d.Mine[0] != "Ma remarque." || d.Theirs[0] != "La leur." {
		t.Errorf("note: %+v", d)
	}
	if read(t, dir, o.File) != other {
		t.Error("the other version was written over")
	}
	// A new table is in nobody's way.
	added := form.Form{Kind: model.Signatories, Table: "engagement", Index: form.New, Names: s.Names()}
	mine := form.Values{"domaine": {"emploi"}, "action": {"Mécénat"}, "nature": {"engagement"}, "source": {firstSource(t, s)}}
	for range 2 { // the second is a double click
		out, err := s.Save(t.Context(), model.Signatories, "sncf", added, mine, o.Digest)
		if err != nil || !out.Written {
			t.Fatalf("%+v %v", out, err)
		}
	}
	if n := strings.Count(read(t, dir, o.File), "action = \"Mécénat\""); n != 1 {
		t.Errorf("%d commitments", n)
	}
}

func firstSource(t *testing.T, s *Store) string {
	t.Helper()
	set, _ := s.live.Records()
	return set.Resources[0].Slug
}

func TestCreateRenameDelete(t *testing.T) {
	s, dir := store(t)
	f := form.Form{Kind: model.Territories, Names: s.Names()}
	v := form.Values{"nom": {"Béziers"}, "type": {"commune"}, "code": {"34032"}, "parent": {"herault"}, "source": {"Code officiel géographique"}}
	out, err := s.Create(t.Context(), f, v)
	if err != nil || !out.Written || out.Slug != "beziers" {
		t.Fatalf("%+v %v", out, err)
	}
	if got := read(t, dir, "territoires/beziers.toml"); got != "nom = \"Béziers\"\ntype = \"commune\"\ncode = \"34032\"\nparent = \"herault\"\nsource = \"Code officiel géographique\"\n" {
		t.Errorf("%s", got)
	}
	if out, err := s.Create(t.Context(), f, v); err != nil || !out.Written {
		t.Errorf("sent twice: %+v %v", out, err)
	}
	var bad *NameError
	if _, err := s.Create(t.Context(), f, form.Values{"nom": {"Béziers"}, "type": {"epci"}}); !errors.As(err, &bad) || !bad.Taken {
		t.Errorf("another of that name: %v", err)
	}
	// Others name the département: it can be renamed, and not removed.
	o := open(t, s, model.Territories, "herault")
	if out, err := s.Delete(t.Context(), o); err != nil || out.Written || len(out.Findings) == 0 {
		t.Errorf("removed: %+v %v", out, err)
	}
	out, err = s.Rename(t.Context(), o, "L'Hérault")
	if err != nil || !out.Written || out.Slug != "l-herault" {
		t.Fatalf("%+v %v", out, err)
	}
	if got := read(t, dir, "territoires/beziers.toml"); !strings.Contains(got, "parent = \"l-herault\"") {
		t.Errorf("%s", got)
	}
	if got := read(t, dir, "territoires/l-herault.md"); !strings.Contains(got, "alias = [\"/territoires/herault/\"]") {
		t.Errorf("%s", got)
	}
	if _, err := s.Open(model.Territories, "herault"); !errors.Is(err, ErrNoRecord) {
		t.Errorf("%v", err)
	}
	o = open(t, s, model.Territories, "beziers")
	if out, err := s.Duplicate(t.Context(), o, "Sète"); err != nil || !out.Written {
		t.Errorf("%+v %v", out, err)
	} else if got := read(t, dir, "territoires/sete.toml"); !strings.Contains(got, "brouillon = true") || strings.Contains(got, "34032") {
		t.Errorf("%s", got)
	}
	if out, err := s.Delete(t.Context(), o); err != nil || !out.Written {
		t.Errorf("%+v %v", out, err)
	}
}

func TestArrange(t *testing.T) {
	s, dir := store(t)
	o := open(t, s, model.Signatories, "engie")
	if o.Count("engagement") < 2 {
		t.Fatal("too few commitments")
	}
	first, second := o.PartTitle("engagement", 0), o.PartTitle("engagement", 1)
	if out, err := s.Arrange(t.Context(), o, "engagement", 0, 1, o.Digest); err != nil || !out.Written {
		t.Fatalf("%+v %v", out, err)
	}
	now := open(t, s, model.Signatories, "engie")
	if now.PartTitle("engagement", 0) != second || now.PartTitle("engagement", 1) != first || len(now.Text) != len(o.Text) {
		t.Errorf("%s", now.Text)
	}
	if _, err := s.Arrange(t.Context(), now, "engagement", 0, 1, o.Digest); !errors.Is(err, ErrNoRecord) {
		t.Errorf("an old version was arranged: %v", err)
	}
	if out, err := s.Arrange(t.Context(), now, "engagement", 1, 1, now.Digest); !errors.Is(err, ErrNoRecord) {
		t.Errorf("moved beyond the last: %+v %v", out, err)
	}
	if out, err := s.Arrange(t.Context(), now, "engagement", 0, 0, now.Digest); err != nil || !out.Written {
		t.Errorf("%+v %v", out, err)
	}
	if strings.Count(read(t, dir, o.File), "[[engagement]]") != o.Count("engagement")-1 {
		t.Error("it wasn't removed")
	}
}

// TestDuplicateRenamed: a record that was renamed, and so has old addresses, is copied without them.
func TestDuplicateRenamed(t *testing.T) {
	s, dir := store(t)
	if out, err := s.Rename(t.Context(), open(t, s, model.Signatories, "suez"), "Suez Eau"); err != nil || !out.Written {
		t.Fatalf("%+v %v", out, err)
	}
	out, err := s.Duplicate(t.Context(), open(t, s, model.Signatories, "suez-eau"), "Suez Recyclage")
	if err != nil || !out.Written {
		t.Fatalf("%+v %v", out, err)
	}
	set, _ := s.live.Records()
	copied := set.Find(model.Signatories, "suez-recyclage")
	if text := read(t, dir, copied.Common().File); strings.Contains(text, "alias") || !strings.Contains(text, "brouillon = true") {
		t.Errorf("%s", text)
	}
}

// TestTwiceAtOnce: a form that is sent twice at the same time is written once.
func TestTwiceAtOnce(t *testing.T) {
	s, dir := store(t)
	o := open(t, s, model.Signatories, "sncf")
	added := form.Form{Kind: model.Signatories, Table: "engagement", Index: form.New, Names: s.Names()}
	f := form.Form{Kind: model.Pages, Names: s.Names()}
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			out, err := s.Save(t.Context(), o.Kind, o.Slug, added, form.Values{"domaine": {"emploi"}, "action": {"Mécénat"}}, o.Digest)
			if err != nil || !out.Written {
				t.Errorf("%+v %v", out, err)
			}
			out, err = s.Create(t.Context(), f, form.Values{"titre": {"Une page"}, form.Body: {"Un texte."}})
			if err != nil || !out.Written {
				t.Errorf("%+v %v", out, err)
			}
		})
	}
	wait.Wait()
	if n := strings.Count(read(t, dir, o.File), "Mécénat"); n != 1 {
		t.Errorf("%d commitments", n)
	}
}

// TestRenameBack: a record may take its old address again, and the links and figures that name it follow.
func TestRenameBack(t *testing.T) {
	s, dir := store(t)
	page := filepath.Join(dir, "pages", "essai.md")
	const text = "+++\ntitre = \"Essai\"\n+++\nVoir [l'Aude](../territoires/aude.md).\n\n```figure\nfigure = \"engagements-par-domaine\"\nterritoire = \"aude\"\n```\n"
	if err := os.WriteFile(page, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if report, err := s.live.Refresh(t.Context()); err != nil || report.Failed() {
		t.Fatal(err, report.Findings)
	}
	before := read(t, dir, "territoires/aude.md")
	if out, err := s.Rename(t.Context(), open(t, s, model.Territories, "aude"), "Pays d'Aude"); err != nil || !out.Written {
		t.Fatalf("%+v %v", out, err)
	}
	if got, want := read(t, dir, "pages/essai.md"), strings.ReplaceAll(strings.ReplaceAll(text, "aude.md", "pays-d-aude.md"), "\"aude\"", "\"pays-d-aude\""); got != want {
		t.Errorf("%s", got)
	}
	if out, err := s.Rename(t.Context(), open(t, s, model.Territories, "pays-d-aude"), "Aude"); err != nil || !out.Written {
		t.Fatalf("%+v %v", out, err)
	}
	if now := read(t, dir, "territoires/aude.md"); !strings.Contains(now, "/territoires/pays-d-aude/") || strings.Contains(now, "\"/territoires/aude/\"") || len(now) < len(before) {
		t.Errorf("%s", now)
	}
}

// TestFirstOfItsKind: a record whose folder isn't there yet is judged like any other.
func TestFirstOfItsKind(t *testing.T) {
	s, dir := store(t)
	if err := os.RemoveAll(filepath.Join(dir, "appels")); err != nil {
		t.Fatal(err)
	}
	if _, err := s.live.Refresh(t.Context()); err != nil { // with errors: some records name those that are gone
		t.Fatal(err)
	}
	f := form.Form{Kind: model.Calls, Names: s.Names()}
	out, err := s.Create(t.Context(), f, form.Values{"titre": {"Un appel"}, form.Body: {"[rien](rien.md)"}})
	if err != nil || out.Written || len(out.Findings) == 0 {
		t.Errorf("%+v %v", out, err)
	}
	out, err = s.Create(t.Context(), f, form.Values{"titre": {"Un appel"}})
	if err != nil || !out.Written {
		t.Errorf("%+v %v", out, err)
	}
}

// TestFollow: a commitment that was moved while its form was open is found again; one that was removed
// is not taken for another.
func TestFollow(t *testing.T) {
	s, _ := store(t)
	o := open(t, s, model.Signatories, "engie")
	f := form.Form{Kind: model.Signatories, Table: "engagement", Index: 0, Names: s.Names()}
	if out, err := s.Arrange(t.Context(), o, "engagement", 0, 1, o.Digest); err != nil || !out.Written {
		t.Fatalf("%+v %v", out, err)
	}
	now := open(t, s, model.Signatories, "engie")
	if moved, ok := s.Follow(now, f, o.Digest); !ok || moved.Index != 1 {
		t.Errorf("moved: %d %v", moved.Index, ok)
	}
	if out, err := s.Arrange(t.Context(), now, "engagement", 1, 0, now.Digest); err != nil || !out.Written {
		t.Fatalf("%+v %v", out, err)
	}
	if _, ok := s.Follow(open(t, s, model.Signatories, "engie"), f, o.Digest); ok {
		t.Error("a commitment that was removed was taken for another")
	}
	if _, ok := s.Follow(open(t, s, model.Signatories, "engie"), f, "unknown"); ok {
		t.Error("nobody knows which one it was")
	}
}

// TestAddFile: a document is put beside a record and named by the key of one of its parts.
func TestAddFile(t *testing.T) {
	s, dir := store(t)
	o := open(t, s, model.Signatories, "engie")
	f := form.Form{Kind: model.Signatories, Table: "convention", Index: form.New, Names: s.Names()}
	if out, err := s.Save(t.Context(), o.Kind, o.Slug, f, form.Values{"titre": {"Convention de 2018"}, "portee": {"national"}}, o.Digest); err != nil || !out.Written {
		t.Fatalf("%+v %v", out, err)
	}
	for range 2 { // the second is a double click
		out, added, err := s.AddFile(t.Context(), open(t, s, model.Signatories, "engie"), Upload{Name: "Bilan d'été.PDF", Data: []byte("%PDF-1.4\n"), Key: "convention[0].document"})
		if err != nil || !out.Written || added.File != "signataires/bilan-d-ete.pdf" {
			t.Fatalf("%+v %+v %v", out, added, err)
		}
	}
	if text := read(t, dir, o.File); !strings.Contains(text, "document = \"bilan-d-ete.pdf\"") || strings.Count(text, "bilan-d-ete") != 1 {
		t.Errorf("%s", text)
	}
}
