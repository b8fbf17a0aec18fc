package publish

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"slices"
	"strings"
	"time"

	"github.com/minio/minio-go/v7"
)

// In S3, the turn is an object. It is looked at before each change, but a publication
// that sleeps between the two can make that one change late. Therefore:
//
//   - Before its first change, a publication writes a second object, its doubt: the
//     names of all files it may change. Once it has stopped, it writes there what it
//     touched, and that nothing can come any more; or removes it after a success.
//   - Who overtakes it waits a moment for this. Whatever doubts name is unknown: it
//     is read before anything is decided, and read again before the end.
//   - The doubt of a publication that never stopped stays for doubtAge: until then,
//     each publication reads those files again.
//   - The list is written on the condition that it is still the one this publication
//     read or wrote last (If-Match, If-None-Match). So nobody replaces the list of
//     the winner.
//
// Promised: the list of the winner is never replaced. A late change makes the
// publication that made it fail, and the next one mends it. A server without
// conditions (the user gets a NoConditionsError) promises less: each publication keeps
// the names in its list beside it, and a list that was replaced is mended by reading all
// files, but only if the publication that replaced it didn't die before it could say so.

// doubtPrefix starts the name of a doubt, before the name of its turn.
const doubtPrefix = "doute-"

const (
	doubtAge = 24 * time.Hour
	patience = 3 * time.Second        // for an overtaken publication to stop; more than grace
	pollWait = 100 * time.Millisecond // between two looks at its doubt
)

// doubtVersion is the version of the format of doubts.
const doubtVersion = 1

// doubt is the content of a doubt.
type doubt struct {
	Version int      `json:"version"`
	Files   []string `json:"fichiers"`
	All     bool     `json:"tout"` // any file, the list too
	Stopped bool     `json:"fini"` // no change can come any more
	// Where the list can be replaced: the files in it after a success. They count only
	// beside a doubt about any file.
	Listed []string `json:"liste,omitempty"`
}

// parseDoubt decodes a doubt. What can't be read may be about any file.
func parseDoubt(data []byte) doubt {
	d := doubt{}
	err := json.Unmarshal(data, &d)
	if err != nil || d.Version != doubtVersion {
		return doubt{Version: doubtVersion, All: true}
	}
	for _, name := range slices.Concat(d.Files, d.Listed) {
		if !isSitePath(name) {
			return doubt{Version: doubtVersion, All: true, Stopped: d.Stopped}
		}
	}
	return d
}

func (b *s3Target) key(name string) string { return b.Prefix + tempDir + "/" + name }

// put writes a small object in tempDir.
func (b *s3Target) put(ctx context.Context, name string, data []byte, o minio.PutObjectOptions) error {
	o.ContentType, o.CacheControl, o.DisableContentSha256 = "application/json", "no-store", true
	sum, size, _ := digest(bytes.NewReader(data))
	_, err := b.client.PutObject(ctx, b.Bucket, b.key(name), bytes.NewReader(data), size, "", sum, o)
	return b.classify(err)
}

func (b *s3Target) drop(ctx context.Context, name string) error {
	return b.classify(b.client.RemoveObject(ctx, b.Bucket, b.key(name), minio.RemoveObjectOptions{}))
}

// entries returns the objects in tempDir, by name.
func (b *s3Target) entries(ctx context.Context) (map[string]minio.ObjectInfo, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	out := map[string]minio.ObjectInfo{}
	options := minio.ListObjectsOptions{Prefix: b.key(""), Recursive: true}
	for o := range b.client.Client.ListObjects(ctx, b.Bucket, options) {
		if o.Err != nil {
			return nil, b.classify(o.Err)
		}
		out[strings.TrimPrefix(o.Key, b.key(""))] = o
	}
	return out, nil
}

func (b *s3Target) turns(ctx context.Context) ([]string, error) {
	entries, err := b.entries(ctx)
	names := make([]string, 0, len(entries))
	for name := range entries {
		names = append(names, name)
	}
	return names, err
}

// beginTurn creates the turn twice on condition that it doesn't exist: a server that
// accepts the second one ignores conditions.
func (b *s3Target) beginTurn(ctx context.Context, name string) error {
	b.turn = name
	once := minio.PutObjectOptions{}
	once.SetMatchETagExcept("*")
	err := b.put(ctx, name, nil, once)
	if err == nil {
		err = b.put(ctx, name, nil, once)
	}
	if b.conditional = errors.Is(err, errCondition); err != nil && !b.conditional {
		return err
	}
	held, err := b.holdsTurn(ctx)
	if err != nil || held && b.conditional {
		return err
	}
	b.conditional = false // refused both times: the server has no conditions
	b.notice(&NoConditionsError{b.Host})
	return b.put(ctx, name, nil, minio.PutObjectOptions{})
}

// overtake ends the turn of another publication. Its doubt is written again first, so
// that its age counts from now.
func (b *s3Target) overtake(ctx context.Context, name string) error {
	d, err := b.readDoubt(ctx, doubtPrefix+name)
	if err == nil {
		err = b.writeDoubt(ctx, name, d)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := b.drop(ctx, name); err != nil {
		return err
	}
	for end := time.Now().Add(b.patience); err == nil && !d.Stopped && time.Now().Before(end); {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pollWait):
		}
		if d, err = b.readDoubt(ctx, doubtPrefix+name); errors.Is(err, fs.ErrNotExist) {
			return nil // it was done
		}
	}
	return nil
}

func (b *s3Target) holdsTurn(ctx context.Context) (bool, error) {
	_, err := b.client.StatObject(ctx, b.Bucket, b.key(b.turn), minio.StatObjectOptions{})
	if err = b.classify(err); errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

func (b *s3Target) readDoubt(ctx context.Context, name string) (doubt, error) {
	object, _, _, err := b.client.GetObject(ctx, b.Bucket, b.key(name), minio.GetObjectOptions{})
	if err != nil {
		return doubt{}, b.classify(err)
	}
	defer object.Close()
	data, err := io.ReadAll(object)
	return parseDoubt(data), err
}

func (b *s3Target) writeDoubt(ctx context.Context, turn string, d doubt) error {
	d.Version = doubtVersion
	slices.Sort(d.Files)
	data, _ := json.Marshal(d) // strings and booleans: it can't fail
	return b.put(ctx, doubtPrefix+turn, data, minio.PutObjectOptions{})
}

func (b *s3Target) announce(ctx context.Context, names []string) error {
	b.announced = true
	return b.writeDoubt(ctx, b.turn, doubt{Files: names})
}

// doubts reads the doubts of other publications.
func (b *s3Target) doubts(ctx context.Context) (all doubts, err error) {
	entries, err := b.entries(ctx)
	if err != nil {
		return doubts{}, err
	}
	b.settled = nil
	var listed []string
	for name, entry := range entries {
		turn, ok := strings.CutPrefix(name, doubtPrefix)
		if !ok || turnNumber(turn) == 0 || turn == b.turn {
			continue
		}
		d, err := b.readDoubt(ctx, name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return doubts{}, err
		}
		all.names = append(all.names, d.Files...)
		all.all = all.all || d.All
		listed = append(listed, d.Listed...)
		own, ok := entries[b.turn]
		age := own.LastModified.Sub(entry.LastModified) // both times are the server's
		if ok && (d.Stopped || age > doubtAge) {
			b.settled = append(b.settled, name)
		}
	}
	if all.all {
		all.names = append(all.names, listed...)
	}
	return all, nil
}

// endTurn gives the turn back. It leaves a doubt unless this publication is done and
// nothing of it can come late.
func (b *s3Target) endTurn(ctx context.Context, done bool) (bool, error) {
	held, err := b.holdsTurn(ctx)
	if err != nil {
		return false, err
	}
	if !held && b.given {
		return true, nil // an earlier attempt, whose answer was lost
	}
	d := doubt{Stopped: !b.abandoned.Load(), All: !held && !b.conditional && b.listSent}
	for name := range b.touched.Range {
		if name != ManifestFile {
			d.Files = append(d.Files, name.(string))
		}
	}
	if held && done {
		d.Listed = b.listed
	}
	if held && done && d.Stopped {
		d.Files = nil // all as listed
	}
	switch clean := d.Stopped && !d.All && len(d.Files)+len(d.Listed) == 0; {
	case clean && b.announced:
		err = b.drop(ctx, doubtPrefix+b.turn)
	case !clean:
		err = b.writeDoubt(ctx, b.turn, d)
	}
	if err != nil {
		return false, err
	}
	if held && done {
		for _, name := range b.settled {
			if err := b.drop(ctx, name); err != nil {
				return false, err
			}
		}
	}
	b.given = held
	return held, b.drop(ctx, b.turn)
}
