package draw

import (
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/dop251/goja"
)

// pens is the JavaScript engines that draw, each for one goroutine at a time.
// They are made when all others are busy, up to a number, and used again: one
// takes 0.2 s of processor to make, and 11 MB.
type rendererPool struct {
	script string
	busy   chan struct{} // a place for each that is at work
	idle   chan *renderer

	mu      sync.Mutex
	program *goja.Program // the script, once it was compiled
}

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

// rest lets go of the engines that aren't at work, and of the script.
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

// draw gives ECharts' own SVG, or an error: neither a script that doesn't end
// nor one that panics goes further than here.
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
			err = fmt.Errorf("the JavaScript engine gave up: %v", r)
		}
		if err == nil { // else whatever state it is left in
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
		return "", errors.New("ECharts doesn't draw it: stack overflow")
	}
	if thrown := (*goja.Exception)(nil); errors.As(err, &thrown) {
		return "", fmt.Errorf("ECharts doesn't draw it: %s", thrown.Value())
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
	// A drawing owes nothing to the day, to chance, or to what comes later.
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
