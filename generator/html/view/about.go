package view

// organization is https://schema.org/Organization.
type organization struct {
	Type   string `json:"@type"`
	ID     string `json:"@id,omitempty"`
	Name   string `json:"name"`
	URL    string `json:"url,omitempty"`    // its page here
	SameAs string `json:"sameAs,omitempty"` // its own site
}

// webSite is https://schema.org/WebSite.
type webSite struct {
	Type        string        `json:"@type"`
	Name        string        `json:"name"`
	URL         string        `json:"url"`
	Description string        `json:"description,omitempty"`
	Language    string        `json:"inLanguage"`
	Publisher   *organization `json:"publisher,omitempty"`
}

// article is https://schema.org/Article. A headline has 110 characters at most.
type article struct {
	Type        string        `json:"@type"`
	Headline    string        `json:"headline"`
	Description string        `json:"description,omitempty"`
	URL         string        `json:"url"`
	Published   string        `json:"datePublished,omitempty"`
	Modified    string        `json:"dateModified,omitempty"`
	Language    string        `json:"inLanguage"`
	Publisher   *organization `json:"publisher,omitempty"`
}

// Dataset is https://schema.org/Dataset.
type Dataset struct {
	Type        string        `json:"@type"`
	Name        string        `json:"name"`
	Description string        `json:"description"`
	URL         string        `json:"url"`
	License     string        `json:"license,omitempty"`
	Free        bool          `json:"isAccessibleForFree"`
	Creator     *organization `json:"creator,omitempty"`
	Covers      string        `json:"temporalCoverage"`
	Modified    string        `json:"dateModified,omitempty"`
	Language    string        `json:"inLanguage"`
	Files       []Download    `json:"distribution"`
	Parts       []*Dataset    `json:"hasPart,omitempty"`
}

// Download is https://schema.org/DataDownload.
type Download struct {
	Type   string `json:"@type"`
	Format string `json:"encodingFormat,omitempty"` // "" for one without a registered media type
	URL    string `json:"contentUrl"`
}

// crumbList is https://schema.org/BreadcrumbList.
type crumbList struct {
	Type  string  `json:"@type"`
	Items []crumb `json:"itemListElement"`
}

// crumb is a https://schema.org/ListItem; the last one has no address.
type crumb struct {
	Type     string `json:"@type"`
	Position int    `json:"position"`
	Name     string `json:"name"`
	Item     string `json:"item,omitempty"`
}
