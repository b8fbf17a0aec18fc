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
	root, err := os.OpenRoot(content)
	if err != nil {
		return nil, nil, err
	}
	defer root.Close()
	var found diag.List
	set, err := record.Load(ctx, root.FS(), &found)
	if err != nil {
		return nil, nil, err
	}
	book, err := exports.All(set)
	return book, found.Sorted(), err
}
