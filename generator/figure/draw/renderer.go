package draw

import (
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/dop251/goja"
)

// rendererPool is a pool of JavaScript engines, each used by one goroutine at a
// time. An engine is made when all others are busy, up to a maximum, and reused
// afterwards: making one takes 0.2 s of CPU and 11 MB.
type rendererPool struct {
	script string
	busy   chan struct{} // semaphore: one element per renderer in use
	idle   chan *renderer

	mu      sync.Mutex
	program *goja.Program // the compiled script; nil until needed
}

// renderer is a JavaScript engine with the script loaded.
type renderer struct {
	vm   *goja.Runtime
	draw goja.Callable
}

func newRendererPool(script string, number int) *rendererPool {
	return &rendererPool{script: script, busy: make(chan struct{}, number), idle: make(chan *renderer, number)}
}

func (p *rendererPool) compiled() (*goja.Program, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.program != nil {
		return p.program, nil
	}
	var err error
	p.program, err = goja.Compile("draw.js", p.script, true)
	return p.program, err
}

// release drops the idle engines and the compiled script.
func (p *rendererPool) release() {
	p.mu.Lock()
	p.program = nil
	p.mu.Unlock()
	for {
		select {
		case <-p.idle:
		default:
			return
		}
	}
}

// draw returns the SVG that ECharts makes, or an error. A script that doesn't
// end is interrupted after limit; a panic of the engine is returned as an
// error.
func (p *rendererPool) draw(options string, width, height int, limit time.Duration) (svg string, err error) {
	p.busy <- struct{}{}
	defer func() { <-p.busy }()
	var r *renderer
	select {
	case r = <-p.idle:
	default:
	}
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("the JavaScript engine panicked: %v", r)
		}
		if err == nil { // after an error its state is unknown: not reused
			p.idle <- r
		}
	}()
	if r == nil {
		if r, err = p.newRenderer(); err != nil {
			return "", err
		}
	}
	vm := r.vm
	timer := time.AfterFunc(limit, func() { vm.Interrupt(limit) })
	v, err := r.draw(goja.Undefined(), vm.ToValue(options), vm.ToValue(width), vm.ToValue(height))
	if !timer.Stop() {
		return "", fmt.Errorf("not drawn within %s", limit)
	}
	if deep := (*goja.StackOverflowError)(nil); errors.As(err, &deep) {
		return "", errors.New("ECharts failed: stack overflow")
	}
	if thrown := (*goja.Exception)(nil); errors.As(err, &thrown) {
		return "", fmt.Errorf("ECharts failed: %s", thrown.Value())
	}
	if err != nil {
		return "", err
	}
	return v.String(), nil
}

func (p *rendererPool) newRenderer() (*renderer, error) {
	program, err := p.compiled()
	if err != nil {
		return nil, fmt.Errorf("the ECharts bundle: %w", err)
	}
	vm := goja.New()
	vm.SetMaxCallStackSize(2000)
	// Drawings are deterministic: no clock, no random numbers, no timers.
	vm.SetTimeSource(func() time.Time { return time.Unix(0, 0) })
	vm.SetRandSource(func() float64 { return 0.5 })
	later := func(goja.FunctionCall) goja.Value { return vm.ToValue(0) }
	for _, name := range []string{"setTimeout", "clearTimeout"} {
		if err := vm.Set(name, later); err != nil {
			return nil, err
		}
	}
	if _, err := vm.RunProgram(program); err != nil {
		return nil, fmt.Errorf("the ECharts bundle: %w", err)
	}
	exports, ok := vm.Get("parvis").(*goja.Object)
	if !ok {
		return nil, errors.New("the ECharts bundle has no global parvis")
	}
	draw, ok := goja.AssertFunction(exports.Get("draw"))
	if !ok {
		return nil, errors.New("the ECharts bundle has no function parvis.draw")
	}
	return &renderer{vm, draw}, nil
}
