package publish

import (
	"fmt"
	"testing"

	"parvis/generator/model"
)

// Each kind of target has its own implementation, and other kinds are refused.
func TestOpen(t *testing.T) {
	t.Setenv("AWS_ACCESS_KEY_ID", "cle")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "secret")
	opened := map[string]model.TargetKind{}
	for _, kind := range model.TargetKind("").Values() {
		to, err := openTarget(Options{Target: model.Target{Kind: kind, Folder: t.TempDir(), Host: "hote.example:22", Bucket: "seau"}})
		if err != nil {
			t.Errorf("%s: %v", kind, err)
			continue
		}
		to.close()
		name := fmt.Sprintf("%T", to)
		if other, ok := opened[name]; ok {
			t.Errorf("%s and %s both open a %s", other, kind, name)
		}
		opened[name] = kind
	}
	if to, err := openTarget(Options{Target: model.Target{Kind: "ftp", Folder: t.TempDir()}}); err == nil {
		t.Errorf("an unknown kind opens a %T", to)
	}
}
