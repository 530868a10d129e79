//go:build !windows

package kit

import "fyne.io/fyne/v2"

func pickFile(w fyne.Window, f fileWish) { showFileDialog(w, f) }
