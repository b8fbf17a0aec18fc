package export

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"time"

	"parvis/generator/text/date"
)

// Parcel is one table in CSV with the files that go along with it, in one ZIP that describes
// itself: a data package of one resource.
type Parcel struct {
	Name    string // in lower-case letters, digits, "-", "_", "."
	Version string // of the form of the table: "1.0.0"
	About   About  // of the table; Root is not used
	AsOf    date.Date
	Sources []string // titles
	Table   Enclosed
	Fields  []SchemaField
	Others  []Enclosed // in the order in which they are read, before the table
}

// Enclosed is a file of a parcel.
type Enclosed struct {
	Name string
	Data []byte
}

// ZIP returns the parcel. Its entries have the date of the data: the same parcel gives the same bytes.
func (p *Parcel) ZIP() ([]byte, error) {
	described, err := p.described()
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	to := newZipWriter(&out, dayOf(p.AsOf))
	for _, f := range append(p.Others[:len(p.Others):len(p.Others)], p.Table, Enclosed{PackageFile, described}) {
		if err := to.put(f.Name, f.Data); err != nil {
			return nil, err
		}
	}
	err = to.z.Close()
	return out.Bytes(), err
}

// described returns the data package descriptor.
func (p *Parcel) described() ([]byte, error) {
	a, sum := p.About, sha256.Sum256(p.Table.Data)
	out := dataPackage{Profile: "tabular-data-package", Name: p.Name, Title: a.Title, Description: a.Description, Version: p.Version, Homepage: a.Home, AsOf: p.AsOf.String()}
	out.signed(a)
	for _, s := range p.Sources {
		out.Sources = append(out.Sources, origin{s})
	}
	size := Size{int64(len(p.Table.Data)), hex.EncodeToString(sum[:])}
	out.Resources = []resource{csvResource(p.Name, p.Table.Name, a.Description, size, Schema{Fields: p.Fields, Missing: []string{""}})}
	return indented(out)
}

// dayOf returns the beginning of a date, or of the first day that it may be.
func dayOf(d date.Date) time.Time {
	d = d.First()
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}
