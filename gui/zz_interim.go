package gui

func showPaste(t *applicantsTab, text string) {}
