package model

import (
	"fmt"
	"reflect"
	"slices"
)

// A vocabulary is the closed list of values that a text may have, in order. Each is
// declared once, in this package, with the properties of its values. Other packages
// read these properties rather than compare with values. A string type is a
// vocabulary when it has a method Values. "" means unknown and is never a value.
//
// generator/vocabulary_test.go names each place that a new value needs words or
// a drawing in.

// Vocabulary is a string type that is a vocabulary.
type Vocabulary[W any] interface {
	~string
	comparable
	Values() []W // all, in order; callers must not modify it
}

// Unknown stands for "" in addresses.
// No vocabulary contains it.
const Unknown = "inconnu"

// Index returns the position of a value in its vocabulary, from 0. ok is false for
// "" and for any text that isn't a value.
func Index[W Vocabulary[W]](w W) (at int, ok bool) {
	at = slices.Index(w.Values(), w)
	return at, at >= 0
}

// MustIndex returns the position of a value in its vocabulary. It panics for anything
// else, which would otherwise be counted as another value.
func MustIndex[W Vocabulary[W]](w W) int {
	at, ok := Index(w)
	if !ok {
		panic(unknownValue(w))
	}
	return at
}

// Texts returns the values of a vocabulary as strings, as records write them.
func Texts[W Vocabulary[W]]() []string {
	var none W
	out := make([]string, len(none.Values()))
	for i, w := range none.Values() {
		out[i] = string(w)
	}
	return out
}

// Choices returns the values of a type that is a vocabulary, as records write them, or
// nil for any other type. It is Texts for a type known by reflection only.
func Choices(t reflect.Type) []string {
	if t.Kind() != reflect.String {
		return nil
	}
	values := reflect.Zero(t).MethodByName("Values")
	if !values.IsValid() {
		return nil
	}
	all := values.Call(nil)[0]
	out := make([]string, all.Len())
	for i := range out {
		out[i] = all.Index(i).String()
	}
	return out
}

// entries are the values of a vocabulary with the properties of each. They are written
// without field names, so that a value without its properties
// doesn't compile.
type entries[W ~string, As any] []struct {
	Value W
	As    As
}

// vocabulary is a list of values, each with its properties.
type vocabulary[W ~string, As any] struct {
	values []W
	as     []As // of each value
}

func newVocabulary[W ~string, As any](lines entries[W, As]) vocabulary[W, As] {
	var m vocabulary[W, As]
	for _, l := range lines {
		m.values, m.as = append(m.values, l.Value), append(m.as, l.As)
	}
	return m
}

// of returns the properties of a value, zero for "". It panics for a text
// that isn't a value.
func (m vocabulary[W, As]) of(w W) (as As) {
	if w == "" {
		return as
	}
	at := slices.Index(m.values, w)
	if at < 0 {
		panic(unknownValue(w))
	}
	return m.as[at]
}

func unknownValue[W ~string](w W) string {
	return fmt.Sprintf("%q is no value of %T: see package model", string(w), w)
}
