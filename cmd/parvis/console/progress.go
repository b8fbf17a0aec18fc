package console

import (
	"fmt"
	"io"
	"os"
	"sync/atomic"
	"time"

	"golang.org/x/term"
)

// Progress is a progress line, shown on a terminal after one second.
type Progress struct {
	done, total atomic.Int64
	end, ended  chan struct{}
}

// NewProgress starts a progress line. Its format takes what is done and the total.
func NewProgress(w io.Writer, format string) *Progress {
	p := &Progress{end: make(chan struct{}), ended: make(chan struct{})}
	file, isFile := w.(*os.File)
	if !isFile || !term.IsTerminal(int(file.Fd())) {
		close(p.ended)
		return p
	}
	go func() {
		defer close(p.ended)
		wait := time.NewTimer(time.Second)
		defer wait.Stop()
		for shown := false; ; shown = true {
			select {
			case <-p.end:
				if shown {
					fmt.Fprint(w, "\r\x1b[K")
				}
				return
			case <-wait.C:
				fmt.Fprintf(w, "\r\x1b[K"+format, p.done.Load(), p.total.Load())
				wait.Reset(200 * time.Millisecond)
			}
		}
	}()
	return p
}

// Set gives the line what is done, and the total.
func (p *Progress) Set(done, total int) {
	p.done.Store(int64(done))
	p.total.Store(int64(total))
}

// Stop clears the line. Nothing is printed after it returns.
func (p *Progress) Stop() {
	close(p.end)
	<-p.ended
}
