package preview

import (
	"os/exec"
	"runtime"
)

// Open asks the system to show an address in the reader's browser.
func Open(url string) error {
	name, args := "xdg-open", []string{url}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", url}
	}
	c := exec.Command(name, args...)
	if err := c.Start(); err != nil {
		return err
	}
	go func() { _ = c.Wait() }() // what the browser says of itself is its own
	return nil
}
