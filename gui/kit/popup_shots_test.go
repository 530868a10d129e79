package kit

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// TestPopupShots takes pictures to be looked at.
func TestPopupShots(t *testing.T) {
	forPictures(t)
	for name, look := range popupLooks() {
		t.Run(name, func(t *testing.T) {
			size := fyne.NewSize(1280, 800)
			if name == "150" {
				size = fyne.NewSize(1024, 700)
			}
			shotButtons(t, look, size, name)
			shotDialogs(t, look, size, name)
			shotSearch(t, look, size, name)
			shotFiles(t, look, size, name)
		})
	}
}

func shotButtons(t *testing.T, look *Theme, size fyne.Size, name string) {
	w := popupWindow(t, look, Gap(1, 1))
	c := &clock{}
	row := func(f func(b *Button)) fyne.CanvasObject {
		menu := NewButton("書き出す", nil)
		menu.SetMenu(func() []*fyne.MenuItem { return nil })
		list := []*Button{NewButton("受付名簿を印刷", nil), NewPrimary("募集を始める", nil), newButton(dangerFill, "取り消す", nil),
			NewLink("元に戻す", nil), NewButton("…", nil), menu, NewButton("詰めた高さ", nil).Tight()}
		r := Row(12)
		for _, b := range list {
			f(b)
			r.Add(Middle(b))
		}
		return r
	}
	print := NewButton("印刷", nil)
	tip := NewTip(print)
	tip.Text, tip.after = "受付名簿を印刷 (Ctrl+P)", c.after
	more := NewButton("…", nil)
	more.SetMenu(func() []*fyne.MenuItem {
		return []*fyne.MenuItem{fyne.NewMenuItem("この回を写して新しい回", nil), fyne.NewMenuItem("中止にする…", nil), fyne.NewMenuItemSeparator(), fyne.NewMenuItem("Excelに書き出す", nil)}
	})
	w.SetContent(PadAll(24, Col(16,
		row(func(*Button) {}), row(func(b *Button) { b.MouseIn(nil) }), row(func(b *Button) { b.FocusGained() }), row(func(b *Button) { b.MouseDown(nil) }), row(func(b *Button) { b.Disable() }),
		Row(12, print, more))))
	w.Resize(size)
	c.list = nil
	tip.Over()
	c.ring()
	picture(t, w, "buttons-"+name)
	more.press(true)
	picture(t, w, "menu-"+name)
}

func shotDialogs(t *testing.T, look *Theme, size fyne.Size, name string) {
	w := popupWindow(t, look, background())
	w.Resize(size)
	Confirm(w, "3名の申込を取り消しますか?", "田中 太郎さん、佐藤 花子さん、鈴木 一郎さんの申込を取り消します。取り消しは「元に戻す」で戻せますが、お知らせのメールは取り消せません。", "取り消す", true, nil)
	picture(t, w, "confirm-"+name)
	frontDialog(w.Canvas()).Hide()
	field := func(label string) fyne.CanvasObject {
		return container.NewBorder(nil, nil, Exact(100*textScale(), Middle(NewMuted(label))), nil, newTypeField())
	}
	form := Col(12, field("テーマ"), field("開催日"), field("会場"), field("定員"), field("講師"), NewProse("テーマと開催日のほかは、前の回と同じにしておきます。あとから変えられます。"))
	Show(w, &Dialog{Title: "新しい回", Content: form, Primary: "追加する", Secondary: "やめる", Width: 520})
	picture(t, w, "form-"+name)
	frontDialog(w.Canvas()).Hide()
	long := Col(12)
	for range 20 {
		long.Add(field("項目"))
	}
	Show(w, &Dialog{Title: "長い内容の題名がとても長くて一行に収まりきらないほど長いときはどうなるか", Content: long, Primary: "追加する", Secondary: "やめる", Width: 900})
	picture(t, w, "long-"+name)
	frontDialog(w.Canvas()).Hide()
	Ask(w, "取消の理由", "理由", "取り消す", func(s string) string {
		return "理由を入力してください。あとから履歴で確かめるときに要ります。"
	}, nil)
	pressOn(w, fyne.KeyReturn)
	picture(t, w, "ask-"+name)
	typeText(w.Canvas(), "都合により")
	pressOn(w, fyne.KeyEscape)
	picture(t, w, "discard-"+name)
	for frontDialog(w.Canvas()) != nil {
		frontDialog(w.Canvas()).Hide()
	}
	c := &clock{}
	p := newProgress("名簿を取り込んでいます", func() {}, c.after, func(f func()) { f() })
	p.show(w)
	c.ring()
	p.step("田中 太郎さんの配属を書いています", 120, 400)
	picture(t, w, "progress-"+name)
	pressOn(w, fyne.KeyEscape)
	picture(t, w, "stopping-"+name)
	p.hide()
	toaster := NewToaster()
	toaster.after = c.after
	w.SetContent(container.NewStack(background(), toaster.Object()))
	w.Resize(size)
	toaster.Show("申込の追加: 田中 太郎", "元に戻す", nil)
	picture(t, w, "toast-"+name)
	toaster.Warn("控えが取れませんでした。保存先のUSBメモリーがつながっているか確かめてください。")
	picture(t, w, "warn-"+name)
}

func shotSearch(t *testing.T, look *Theme, size fyne.Size, name string) {
	s := NewSearchEntry("氏名・よみ・職員番号")
	s.Find = func(text string, show func([]Candidate)) {
		list := []Candidate{
			{Title: "田中 太郎", Detail: "たなか たろう  0123  総務部 人事課", Badge: "★初参加", BadgeTone: ToneAccent},
			{Title: "田中 花子", Detail: "たなか はなこ  0456  産業部 商工振興課 企業立地推進室 主任", Badge: "5回目", BadgeTone: ToneMuted},
			{Title: "田辺 次郎", Detail: "たなべ じろう  0789  都市部 建築指導課", Badge: "申込済", BadgeTone: ToneGood, Disabled: true},
			{Title: "とても長い名前の団体に所属する市民の方の氏名がここに入るととても長くなる", Detail: "市民", Badge: "キャンセル待ち", BadgeTone: ToneWarn},
		}
		for range 9 {
			list = append(list, Candidate{Title: "棚橋 三郎", Detail: "たなはし さぶろう  1001  福祉部", Badge: "2回目", BadgeTone: ToneMuted})
		}
		show(list)
	}
	w := popupWindow(t, look, container.NewStack(background(), Pad(40, 24, 0, 300, container.NewVBox(s))))
	w.Resize(size)
	w.Canvas().Focus(s.Focusable())
	typeText(w.Canvas(), "たな")
	pressOn(w, fyne.KeyDown)
	picture(t, w, "search-"+name)
	s.Find = func(_ string, show func([]Candidate)) { show(nil) }
	typeText(w.Canvas(), "か")
	picture(t, w, "nothing-"+name)
}

func shotFiles(t *testing.T, look *Theme, size fyne.Size, name string) {
	dir := t.TempDir()
	t.Setenv("HOME", dir)
	for _, d := range []string{"Desktop", "Documents", "Downloads", "様式", "令和7年度"} {
		if err := os.Mkdir(filepath.Join(dir, d), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range []string{"名簿 令和8年4月.xlsx", "申込一覧.xlsx", "じぶん投資セミナー年次報告書(令和7年度・確定版・人事課長決裁済).xlsx", "メモ.txt"} {
		if err := os.WriteFile(filepath.Join(dir, f), make([]byte, 123456), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	w := popupWindow(t, look, background())
	w.Resize(size)
	showFileDialog(w, fileWish{kind: openFile, title: "名簿を開く", extensions: []string{".xlsx", ".csv"}, folder: dir})
	picture(t, w, "open-"+name)
	pressOn(w, fyne.KeyDown)
	pressOn(w, fyne.KeyDown)
	picture(t, w, "open-list-"+name)
	frontDialog(w.Canvas()).Hide()
	showFileDialog(w, fileWish{kind: saveFile, title: "年次報告書を保存", extensions: []string{".xlsx"}, folder: dir, name: "年次報告書.xlsx"})
	picture(t, w, "save-"+name)
	frontDialog(w.Canvas()).Hide()
	showFileDialog(w, fileWish{kind: openFolder, title: "控えの置き場所", folder: dir})
	picture(t, w, "folder-"+name)
}
