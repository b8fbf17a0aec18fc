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

// bucket is a target that speaks S3. Putting an object is one step there.
type bucket struct {
	model.Target
	client *minio.Core
}

// openS3 takes the credentials from the environment (AWS_ACCESS_KEY_ID,
// AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN), else from ~/.aws/credentials.
func openS3(t model.Target) (target, error) {
	keys := credentials.NewChainCredentials([]credentials.Provider{&credentials.EnvAWS{}, &credentials.FileAWSCredentials{}})
	if v, err := keys.GetWithContext(nil); err != nil || v.AccessKeyID == "" {
		return nil, &CredentialsError{Host: t.Host, S3: true}
	}
	client, err := minio.NewCore(t.Host, &minio.Options{Creds: keys, Secure: !t.Plain, Region: t.Region, MaxRetries: 1}) // repeated by sender
	return &bucket{t, client}, err
}

// fault sorts an error: what the storage refused is permanent, save what its
// servers say of themselves (5xx), and of too many requests (429) or too slow
// ones (408).
func (b *bucket) fault(err error) error {
	if err == nil {
		return nil
	}
	answer := minio.ErrorResponse{}
	if !errors.As(err, &answer) || answer.StatusCode >= 500 || answer.StatusCode == 429 || answer.StatusCode == 408 || answer.StatusCode == 0 {
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

func (b *bucket) read(ctx context.Context, name string) (io.ReadCloser, error) {
	object, _, _, err := b.client.GetObject(ctx, b.Bucket, b.Prefix+name, minio.GetObjectOptions{})
	if err != nil {
		return nil, b.fault(err)
	}
	return object, nil
}

func (b *bucket) write(ctx context.Context, f file, content io.Reader) error {
	kind, encoding := hosting.Type(f.name)
	cache := hosting.Cache(f.name)
	if f.name == List {
		cache = "no-store"
	}
	// The digest is signed, so that the storage takes nothing but this content;
	// the library would else cut it into signed chunks, which some storages tell
	// readers as its encoding.
	_, err := b.client.PutObject(ctx, b.Bucket, b.Prefix+f.name, content, f.size, "", f.digest, minio.PutObjectOptions{
		ContentType: kind, ContentEncoding: encoding, CacheControl: cache, DisableContentSha256: true})
	return b.fault(err)
}

func (b *bucket) remove(ctx context.Context, name string) error {
	return b.fault(b.client.RemoveObject(ctx, b.Bucket, b.Prefix+name, minio.RemoveObjectOptions{}))
}

func (b *bucket) exists(ctx context.Context, name string) (bool, error) {
	_, err := b.client.StatObject(ctx, b.Bucket, b.Prefix+name, minio.StatObjectOptions{})
	if err = b.fault(err); errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

func (b *bucket) tidy(context.Context) error { return nil } // nothing is put aside

func (b *bucket) close() {}
