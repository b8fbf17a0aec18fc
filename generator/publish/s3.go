package publish

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"io"
	"io/fs"
	"maps"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/cenkalti/backoff/v5"
	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"

	"parvis/generator/model"
	"parvis/generator/site/hosting"
)

// s3Target is an S3 bucket. Uploading an object is atomic.
type s3Target struct {
	model.Target
	client   *minio.Core
	notice   func(error)
	step     func(string)
	patience time.Duration

	turn        string
	conditional bool        // the server honours conditions
	announced   bool        // the doubt of this publication exists
	touched     sync.Map    // names of the files that this publication has begun to change
	abandoned   atomic.Bool // a change may still arrive: its answer never came
	given       bool        // the turn was held until it was given back
	settled     []string    // doubts of others that can be removed once this publication is done

	listETag string   // of the list as this publication read or wrote it; "" if there was none
	listSent bool     // this publication has tried to write the list
	listed   []string // names in the list, if the server has no conditions
}

// openS3 returns a target with the credentials of the environment (AWS_ACCESS_KEY_ID,
// AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN), or else of ~/.aws/credentials.
func openS3(o Options) (target, error) {
	t := o.Target
	keys := credentials.NewChainCredentials([]credentials.Provider{
		&credentials.EnvAWS{}, &credentials.FileAWSCredentials{}})
	if v, err := keys.GetWithContext(nil); err != nil || v.AccessKeyID == "" {
		return nil, &CredentialsError{Host: t.Host, S3: true}
	}
	client, err := minio.NewCore(t.Host, &minio.Options{Creds: keys, Secure: !t.Plain, Region: t.Region,
		MaxRetries: 1}) // sender retries
	return &s3Target{Target: t, client: client, notice: o.notice, step: o.at,
		patience: cmp.Or(o.patience, patience)}, err
}

// classify marks an error as permanent if retrying is useless: a fault of the network
// that stays, or an error response of the server, except 5xx (server error), 429 (too
// many requests), 408 (timeout) and 409 (another write at the same moment).
func (b *s3Target) classify(err error) error {
	if err == nil {
		return nil
	}
	answer := minio.ErrorResponse{}
	if !errors.As(err, &answer) {
		if lasting := permanentFault(err, b.Host); lasting != nil {
			return lasting
		}
		return err
	}
	switch code := answer.StatusCode; {
	case code == 501: // not implemented
	case code >= 500 || code == 429 || code == 408 || answer.Code == "ConditionalRequestConflict":
		return &OverloadError{b.Host, err}
	case code == 0:
		return err
	}
	switch answer.Code {
	case "NoSuchKey":
		err = fs.ErrNotExist
	case "NoSuchBucket":
		err = &AbsentError{b.Bucket}
	case "PreconditionFailed", "NotImplemented":
		err = errCondition
	case "InvalidAccessKeyId", "SignatureDoesNotMatch", "AccessDenied", "InvalidToken", "ExpiredToken":
		err = &CredentialsError{Host: b.Host, Refused: true, S3: true}
	}
	return backoff.Permanent(err)
}

// errCondition reports that the condition of a write doesn't hold, or that the server
// has no conditions.
var errCondition = errors.New("the condition of the write does not hold")

// isTooLong reports whether no object can have this name: a key has 1024 bytes at most, with the
// prefix of the target. A list may name one that somebody else wrote there.
func (b *s3Target) isTooLong(name string) bool { return len(b.Prefix+name) > 1024 }

func (b *s3Target) read(ctx context.Context, name string) (io.ReadCloser, error) {
	if b.isTooLong(name) {
		return nil, backoff.Permanent(fs.ErrNotExist)
	}
	object, info, _, err := b.client.GetObject(ctx, b.Bucket, b.Prefix+name, minio.GetObjectOptions{})
	if name == ManifestFile && !b.listSent {
		b.listETag = info.ETag
	}
	if err != nil {
		return nil, b.classify(err)
	}
	return object, nil
}

// grace is how long a request that nobody waits for any more may take to end. Cut
// off, it could be carried out late.
const grace = 2 * time.Second

// change makes a request that changes a file, after checking the turn.
func (b *s3Target) change(ctx context.Context, name string, request func(context.Context) error) error {
	if held, err := b.holdsTurn(ctx); err != nil {
		return err
	} else if !held {
		return backoff.Permanent(&BusyError{})
	}
	b.step("checked")
	b.touched.Store(name, true)
	patient, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	defer context.AfterFunc(ctx, func() { time.AfterFunc(grace, cancel) })()
	err := request(patient)
	var answer minio.ErrorResponse
	if err != nil && (!errors.As(err, &answer) || answer.StatusCode == 500 || answer.StatusCode == 504) {
		b.abandoned.Store(true)
	}
	return b.classify(err)
}

func (b *s3Target) write(ctx context.Context, f file, content io.Reader) error {
	kind, encoding := hosting.Type(f.name)
	// The digest is part of the signature, so that the server accepts this content
	// only. By default the library would send signed chunks, and some servers then
	// report "aws-chunked" as the content encoding of the file.
	options := minio.PutObjectOptions{ContentType: kind, ContentEncoding: encoding,
		CacheControl: hosting.Cache(f.name), DisableContentSha256: true}
	if f.name == ManifestFile {
		options.CacheControl = "no-store"
		return b.writeList(ctx, f, content, options)
	}
	return b.change(ctx, f.name, func(ctx context.Context) error {
		_, err := b.client.PutObject(ctx, b.Bucket, b.Prefix+f.name, content, f.size, "", f.digest, options)
		return err
	})
}

// writeList replaces the list, if it is still the one that this publication read or
// wrote last.
func (b *s3Target) writeList(ctx context.Context, f file, content io.Reader, o minio.PutObjectOptions) error {
	if b.conditional && b.listETag != "" {
		o.SetMatchETag(b.listETag)
	} else if b.conditional {
		o.SetMatchETagExcept("*")
	}
	b.listSent = true
	if !b.conditional {
		data, err := io.ReadAll(content)
		if err != nil {
			return backoff.Permanent(err)
		}
		if l, err := parseManifest(data); err == nil {
			b.listed = slices.Sorted(maps.Keys(l.Files))
		}
		content = bytes.NewReader(data)
	}
	err := b.change(ctx, f.name, func(ctx context.Context) error {
		info, err := b.client.PutObject(ctx, b.Bucket, b.Prefix+f.name, content, f.size, "", f.digest, o)
		if err == nil {
			b.listETag = info.ETag
		}
		return err
	})
	if !errors.Is(err, errCondition) {
		return err
	}
	// An earlier attempt, whose answer was lost, may have written it.
	object, info, _, err := b.client.GetObject(ctx, b.Bucket, b.Prefix+f.name, minio.GetObjectOptions{})
	if err != nil {
		return b.classify(err)
	}
	defer object.Close()
	got, _, err := digest(object)
	if err != nil {
		return err
	}
	if got != f.digest {
		return backoff.Permanent(&BusyError{})
	}
	b.listETag = info.ETag
	return nil
}

func (b *s3Target) remove(ctx context.Context, name string) error {
	return b.change(ctx, name, func(ctx context.Context) error {
		if b.isTooLong(name) {
			return nil
		}
		return b.client.RemoveObject(ctx, b.Bucket, b.Prefix+name, minio.RemoveObjectOptions{})
	})
}

// exists needs no care for exact names: a bucket tells all names apart.
func (b *s3Target) exists(ctx context.Context, name string, _ bool) (bool, error) {
	_, err := b.client.StatObject(ctx, b.Bucket, b.Prefix+name, minio.StatObjectOptions{})
	if err = b.classify(err); errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

func (b *s3Target) close() {}
