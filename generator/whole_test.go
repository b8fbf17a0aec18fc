package generator_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Each test that is short without -whole is one that "make browser" runs with it.
func TestWholePassesAreRun(t *testing.T) {
	makefile, err := os.ReadFile("../Makefile")
	if err != nil {
		t.Fatal(err)
	}
	line := regexp.MustCompile(`-whole .*-run '(.*)\$\$'`).FindSubmatch(makefile)
	if line == nil {
		t.Fatal("no target of the Makefile sets -whole")
	}
	run := regexp.MustCompile(string(line[1]) + "$")
	files, err := filepath.Glob("*_test.go")
	if err != nil {
		t.Fatal(err)
	}
	short := 0
	for _, file := range files {
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range parsed.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || !strings.HasPrefix(f.Name.Name, "Test") || f.Name.Name == "TestMain" {
				continue
			}
			asks := false
			ast.Inspect(f.Body, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.CallExpr:
					name, ok := n.Fun.(*ast.Ident)
					asks = asks || ok && name.Name == "some"
				case *ast.StarExpr:
					name, ok := n.X.(*ast.Ident)
					asks = asks || ok && (name.Name == "whole" || name.Name == "queries")
				}
				return true
			})
			if asks {
				short++
			}
			if asks && !run.MatchString(f.Name.Name) {
				t.Errorf("%s is short without -whole, and make browser doesn't run it", f.Name.Name)
			}
		}
	}
	if short < 6 {
		t.Errorf("only %d tests are short without -whole", short)
	}
}
