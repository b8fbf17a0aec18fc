package output

// Die is what a killed process leaves of its folder: the system closes the
// files, which frees the lock, and nothing else happens.
func (f *Folder) Die() { f.close() }

// DieMoving is what it leaves when it is killed with n files moved to their
// places.
func (f *Folder) DieMoving(n int) {
	all := f.pendingMoves()
	_ = f.moveAll(all[:min(n, len(all))])
	f.close()
}
