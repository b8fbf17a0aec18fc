package generator

import (
	"context"
	"os"

	"parvis/generator/content/exports"
	"parvis/generator/content/record"
	"parvis/generator/diag"
)

// Export returns a workbook (.xlsx) of the signatories of a content folder, their commitments and
// figures, to be filled in and imported. Records with errors are left out: the report has them. The
// error is that of a folder that can't be read, or of a cancelled ctx.
func Export(ctx context.Context, content string) ([]byte, []diag.Finding, error) {
	set, found, err := records(ctx, content)
	if err != nil {
		return nil, nil, err
	}
	book, err := exports.Of(set).All()
	return book, found, err
}

// records reads the records of a content folder without checking them, with the errors of their files.
func records(ctx context.Context, content string) (*record.Set, []diag.Finding, error) {
	root, err := os.OpenRoot(content)
	if err != nil {
		return nil, nil, err
	}
	defer root.Close()
	var found diag.List
	set, err := record.Load(ctx, root.FS(), &found)
	return set, found.Sorted(), err
}
