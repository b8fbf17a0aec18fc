package generator

import (
	"context"
	"io"

	"parvis/generator/address"
	"parvis/generator/model"
	"parvis/generator/output"
	"parvis/generator/page"
)

// jointly tells that a page is written by its Joint. Files that have compressed
// copies are not: each is made alone, since it is held in memory to be copied.
func jointly(site *model.Site, p page.Page) bool {
	return p.Joint != nil && !site.Publishing.Compress
}

// joints is what writes those pages, in their order.
func joints(site *model.Site, pages []page.Page) []*page.Joint {
	var out []*page.Joint
	seen := map[*page.Joint]bool{}
	for _, p := range pages {
		if jointly(site, p) && !seen[p.Joint] {
			seen[p.Joint] = true
			out = append(out, p.Joint)
		}
	}
	return out
}

// writeJoint writes the files of a Joint, and tells of each when it is there.
func writeJoint(ctx context.Context, folder *output.Folder, joint *page.Joint, told func()) error {
	return joint.Write(func(at string, content func(io.Writer) error) error {
		err := folder.Stream(address.File(at), func(w io.Writer) error { return content(stoppable{ctx, w}) })
		if err == nil {
			told()
		}
		return err
	})
}

// stoppable writes until a build is to stop.
type stoppable struct {
	ctx context.Context
	to  io.Writer
}

func (s stoppable) Write(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.to.Write(p)
}
