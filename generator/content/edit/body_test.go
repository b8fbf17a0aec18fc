package edit

import "testing"

func TestBody(t *testing.T) {
	for name, c := range map[string]struct{ file, body, want string }{
		"changed":          {"+++\na = 1\n+++\n\nUn.\n\nDeux.\n\n\n", "Un.\n\nTrois.", "+++\na = 1\n+++\n\nUn.\n\nTrois.\n\n\n"},
		"none before":      {"+++\na = 1\n+++", "Un.", "+++\na = 1\n+++\nUn.\n"},
		"none after":       {"+++\na = 1\n+++\nUn.\n", "", "+++\na = 1\n+++\n"},
		"mixed line ends":  {"+++\na = 1\n+++\nUn.\nDeux.\r\nTrois.\nQuatre.", "Un.\nDeux.\nIII.\nQuatre.", "+++\na = 1\n+++\nUn.\nDeux.\r\nIII.\r\nQuatre."},
		"lines of Windows": {"+++\r\na = 1\r\n+++\r\nUn.\r\n", "Un.\nDeux.", "+++\r\na = 1\r\n+++\r\nUn.\r\nDeux.\r\n"},
		"the same":         {"+++\na = 1\n+++\n\n\nUn.\r\nDeux.", "Un.\nDeux.", "+++\na = 1\n+++\n\n\nUn.\r\nDeux."},
	} {
		f, err := Parse("pages/x.md", []byte(c.file))
		if err == nil {
			err = f.SetBody(c.body)
		}
		if err != nil {
			t.Fatal(name, err)
		}
		if got, err := f.Bytes(); err != nil || string(got) != c.want {
			t.Errorf("%s: %v\n%q\nwanted\n%q", name, err, got, c.want)
		}
	}
	f, err := Parse("pages/x.toml", []byte("a = 1\n"))
	if err != nil || f.SetBody("Un.") == nil {
		t.Errorf("a .toml file took a text: %v", err)
	}
	if got := string(WithBody([]byte("a = 1"))); got != "+++\na = 1\n+++\n" {
		t.Errorf("%q", got)
	}
}

// TestRemoveSeveral: tables are removed and changed in one go, named as the file has them.
func TestRemoveSeveral(t *testing.T) {
	const text = "[[e]]\na = 0\n\n[[e]]\na = 1\n\n[[e]]\na = 2\n\n[[e]]\na = 3\n"
	e := Path{{"e", -1}}
	for name, c := range map[string]struct {
		removed []int
		want    string
	}{
		"the first":   {[]int{0}, "\n[[e]]\na = 1\n\n[[e]]\na = 2\n\n[[e]]\na = 9\n"},
		"two":         {[]int{0, 2}, "\n[[e]]\na = 1\n\n[[e]]\na = 9\n"},
		"backwards":   {[]int{2, 0}, "\n[[e]]\na = 1\n\n[[e]]\na = 9\n"},
		"all but one": {[]int{0, 1, 2}, "\n[[e]]\na = 9\n"},
	} {
		f, err := Parse("x.toml", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range c.removed {
			if err := f.Remove(e.At(i)); err != nil {
				t.Fatal(name, err)
			}
		}
		if err := f.Set(e.At(3).Key("a"), int64(9)); err != nil {
			t.Fatal(name, err)
		}
		if got, err := f.Bytes(); err != nil || string(got) != c.want {
			t.Errorf("%s: %v\n%q", name, err, got)
		}
	}
	f, _ := Parse("x.toml", []byte(text))
	for i := range 4 {
		if err := f.Remove(e.At(i)); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := f.Bytes(); err != nil || string(got) != "" {
		t.Errorf("all: %v %q", err, got)
	}
}
