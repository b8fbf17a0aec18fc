package model

import (
	"fmt"
	"reflect"
	"slices"
)

// A vocabulary is the only values that a text may have, in their order. Each is
// said once, in this package, with what its values count as; every other room
// reads it, and names no value to decide what it means. A type of text is a
// vocabulary when it has a method Values. "" is what isn't told: never a value.
//
// generator/vocabulary_test.go names each place that a new value needs words or
// a drawing in.

// Vocabulary is a type of text that is a vocabulary.
type Vocabulary[W any] interface {
	~string
	comparable
	Values() []W // all, in order; not to be changed
}

// Unknown stands, in addresses and in classes of style sheets, for what a record
// doesn't tell. No vocabulary has it.
const Unknown = "inconnu"

// Index is the position of a value in its vocabulary, from 0; it is false for
// what isn't told, and for any text that isn't a value.
func Index[W Vocabulary[W]](w W) (at int, ok bool) {
	at = slices.Index(w.Values(), w)
	return at, at >= 0
}

// MustIndex is the position of a value in its vocabulary. It panics for what is
// no value: taken for another one it would be counted as that.
func MustIndex[W Vocabulary[W]](w W) int {
	at, ok := Index(w)
	if !ok {
		panic(unknownValue(w))
	}
	return at
}

// Texts is the values of a vocabulary, as records write them.
func Texts[W Vocabulary[W]]() []string {
	var none W
	out := make([]string, len(none.Values()))
	for i, w := range none.Values() {
		out[i] = string(w)
	}
	return out
}

// Choices returns the values of a type that is a vocabulary, as records write them;
// nil for any other type.
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

// entries is a vocabulary with what each value counts as. Its lines are written
// without the names of fields, so that a value that says nothing of what it
// counts as doesn't compile.
type entries[W ~string, As any] []struct {
	Word W
	As   As
}

// vocabulary is a vocabulary whose values count as something.
type vocabulary[W ~string, As any] struct {
	values []W
	as     []As // of each value
}

func newVocabulary[W ~string, As any](lines entries[W, As]) vocabulary[W, As] {
	var m vocabulary[W, As]
	for _, l := range lines {
		m.values, m.as = append(m.values, l.Word), append(m.as, l.As)
	}
	return m
}

// of returns what a value counts as: nothing when it isn't told. It panics for a text
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
