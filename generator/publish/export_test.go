package publish

import "time"

// SetPatience sets how long a publication waits for one that it overtakes.
func SetPatience(o *Options, d time.Duration) { o.patience = d }

// OnStep has f called between the steps of a publication.
func OnStep(o *Options, f func(step string)) { o.step = f }
