package model

// Publishing is how the site is served and sent to its hosts.
type Publishing struct {
	Apache   bool // an .htaccess among the pages
	HSTS     int  // days of Strict-Transport-Security; 0 to leave it to the host
	Compress bool // compressed copies beside the large files
	Targets  []Target
}

// Target is a place that the site is sent to.
type Target struct {
	Name   string
	Kind   TargetKind
	Folder string // of a folder: its path, as written; of SFTP: absolute, or relative to the user's own
	User   string // of SFTP; "" for the name of the current user
	Host   string // of SFTP and S3: name and port, e.g. "sftp.exemple.fr:22"
	Plain  bool   // of S3: http, on this machine only
	Bucket string // of S3
	Prefix string // of S3: "", or ends with a slash
	Region string // of S3; "" to ask the host for it
}
