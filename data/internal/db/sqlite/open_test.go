package sqlite

import (
	"net/url"
	"testing"
)

// TestURIPath: a file of every place is one that SQLite finds. It drops "file:" and,
// where two slashes follow, what stands up to the next one; what remains is the name.
func TestURIPath(t *testing.T) {
	for _, tc := range []struct {
		file    string
		windows bool
		want    string // as SQLite hands it to the system
	}{
		{`/home/課/台帳.jibun`, false, `/home/課/台帳.jibun`},
		{`/home/課/100%#?.jibun`, false, `/home/課/100%#?.jibun`},
		{`C:\課\台帳.jibun`, true, `C:/課/台帳.jibun`},
		{`C:\課\100%#a.jibun`, true, `C:/課/100%#a.jibun`},
		{`\\server\共有\台帳.jibun`, true, `//server/共有/台帳.jibun`},
		{`//server/share/a.jibun`, true, `//server/share/a.jibun`},
		{`\\?\C:\a.jibun`, true, `//?/C:/a.jibun`},
		{`\\?\UNC\server\share\a.jibun`, true, `//?/UNC/server/share/a.jibun`},
	} {
		uri := (&url.URL{Scheme: "file", OmitHost: true, Path: uriPath(tc.file, tc.windows)}).String()
		if got := asSQLite(t, uri, tc.windows); got != tc.want {
			t.Errorf("%s is opened as %s (%s), want %s", tc.file, got, uri, tc.want)
		}
	}
}

// asSQLite is what sqlite3ParseUri makes of a URI, and winFullPathname of its path:
// /C:/… loses its first slash.
func asSQLite(t *testing.T, uri string, windows bool) string {
	t.Helper()
	p := uri[len("file:"):]
	if len(p) > 1 && p[:2] == "//" {
		p = p[2:]
		for i, r := range p {
			if r == '/' {
				if host := p[:i]; host != "" && host != "localhost" {
					t.Errorf("%s: invalid uri authority: %s", uri, host)
				}
				p = p[i:]
				break
			}
		}
	}
	p, err := url.PathUnescape(p)
	if err != nil {
		t.Fatal(err)
	}
	if windows && len(p) > 2 && p[0] == '/' && p[2] == ':' {
		p = p[1:]
	}
	return p
}
