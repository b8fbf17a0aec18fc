package publish

import (
	"context"
	"errors"
	"io"
	"io/fs"

	"github.com/cenkalti/backoff/v5"
	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"

	"parvis/generator/model"
	"parvis/generator/site/hosting"
)

// s3Target is an S3 bucket. Uploading an object is atomic.
type s3Target struct {
	model.Target
	client *minio.Core
}

// openS3 returns a target with the credentials of the environment (AWS_ACCESS_KEY_ID,
// AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN), or else of ~/.aws/credentials.
func openS3(t model.Target) (target, error) {
	keys := credentials.NewChainCredentials([]credentials.Provider{
		&credentials.EnvAWS{}, &credentials.FileAWSCredentials{}})
	if v, err := keys.GetWithContext(nil); err != nil || v.AccessKeyID == "" {
		return nil, &CredentialsError{Host: t.Host, S3: true}
	}
	client, err := minio.NewCore(t.Host, &minio.Options{Creds: keys, Secure: !t.Plain, Region: t.Region,
		MaxRetries: 1}) // sender retries
	return &s3Target{t, client}, err
}

// classify marks an error as permanent if retrying is useless: an error response of
// the server, except 5xx (server error), 429 (too many requests) and 408 (timeout).
func (b *s3Target) classify(err error) error {
	if err == nil {
		return nil
	}
	answer := minio.ErrorResponse{}
	if !errors.As(err, &answer) {
		return err
	}
	if code := answer.StatusCode; code >= 500 || code == 429 || code == 408 || code == 0 {
		return err
	}
	switch answer.Code {
	case "NoSuchKey":
		err = fs.ErrNotExist
	case "NoSuchBucket":
		err = &AbsentError{b.Bucket}
	case "InvalidAccessKeyId", "SignatureDoesNotMatch", "AccessDenied", "InvalidToken", "ExpiredToken":
		err = &CredentialsError{Host: b.Host, Refused: true, S3: true}
	}
	return backoff.Permanent(err)
}

func (b *s3Target) read(ctx context.Context, name string) (io.ReadCloser, error) {
	object, _, _, err := b.client.GetObject(ctx, b.Bucket, b.Prefix+name, minio.GetObjectOptions{})
	if err != nil {
		return nil, b.classify(err)
	}
	return object, nil
}

func (b *s3Target) write(ctx context.Context, f file, content io.Reader) error {
	kind, encoding := hosting.Type(f.name)
	cache := hosting.Cache(f.name)
	if f.name == ManifestFile {
		cache = "no-store"
	}
	// The digest is part of the signature, so that the server accepts this content
	// only. By default the library would send signed chunks, and some servers then
	// report "aws-chunked" as the content encoding of the file.
	options := minio.PutObjectOptions{ContentType: kind, ContentEncoding: encoding, CacheControl: cache,
		DisableContentSha256: true}
	_, err := b.client.PutObject(ctx, b.Bucket, b.Prefix+f.name, content, f.size, "", f.digest, options)
	return b.classify(err)
}

func (b *s3Target) remove(ctx context.Context, name string) error {
	return b.classify(b.client.RemoveObject(ctx, b.Bucket, b.Prefix+name, minio.RemoveObjectOptions{}))
}

func (b *s3Target) exists(ctx context.Context, name string) (bool, error) {
	_, err := b.client.StatObject(ctx, b.Bucket, b.Prefix+name, minio.StatObjectOptions{})
	if err = b.classify(err); errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

func (b *s3Target) cleanUp(context.Context) error { return nil } // there are no temporary files

func (b *s3Target) close() {}
