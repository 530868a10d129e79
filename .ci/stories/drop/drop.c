/* drop drags a file onto a window and lets it go there, as a file manager does (XDND 5):
 * xdotool cannot, for it is no program that files are dragged from.
 *
 * usage: drop WINDOW X Y FILE    (X, Y on the screen; FILE absolute)
 *
 * It ends with 0 when the window has taken the file, with 1 if it refuses it or says
 * nothing for ten seconds. */
#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static Display *screen;
static Window us, to;

static Atom atom(const char *name) { return XInternAtom(screen, name, False); }

static void send(const char *what, long a, long b, long c, long d) {
    XEvent e;
    memset(&e, 0, sizeof e);
    e.xclient.type = ClientMessage;
    e.xclient.window = to;
    e.xclient.message_type = atom(what);
    e.xclient.format = 32;
    e.xclient.data.l[0] = (long)us;
    e.xclient.data.l[1] = a;
    e.xclient.data.l[2] = b;
    e.xclient.data.l[3] = c;
    e.xclient.data.l[4] = d;
    XSendEvent(screen, to, False, NoEventMask, &e);
    XFlush(screen);
}

/* give answers who asks for what is dragged. */
static void give(XSelectionRequestEvent *ask, const char *uri) {
    XEvent e;
    XChangeProperty(screen, ask->requestor, ask->property, ask->target, 8, PropModeReplace,
                    (const unsigned char *)uri, (int)strlen(uri));
    memset(&e, 0, sizeof e);
    e.xselection.type = SelectionNotify;
    e.xselection.requestor = ask->requestor;
    e.xselection.selection = ask->selection;
    e.xselection.target = ask->target;
    e.xselection.property = ask->property;
    e.xselection.time = ask->time;
    XSendEvent(screen, ask->requestor, False, NoEventMask, &e);
    XFlush(screen);
}

/* uri is a path as text/uri-list has it. */
static char *uri(const char *path) {
    char *out = malloc(3 * strlen(path) + 16), *p = out;
    p += sprintf(p, "file://");
    for (; *path; path++) {
        unsigned char c = (unsigned char)*path;
        if (c < 0x80 && (c == '/' || c == '.' || c == '-' || c == '_' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')))
            *p++ = (char)c;
        else
            p += sprintf(p, "%%%02X", c);
    }
    strcpy(p, "\r\n");
    return out;
}

int main(int n, char **args) {
    if (n != 5 || !(screen = XOpenDisplay(NULL))) {
        fprintf(stderr, "usage: drop WINDOW X Y FILE, with a display\n");
        return 2;
    }
    to = (Window)strtoul(args[1], NULL, 0);
    long at = (long)atoi(args[2]) << 16 | (long)atoi(args[3]);
    char *file = uri(args[4]);
    us = XCreateSimpleWindow(screen, DefaultRootWindow(screen), 0, 0, 1, 1, 0, 0, 0);
    XSetSelectionOwner(screen, atom("XdndSelection"), us, CurrentTime);
    send("XdndEnter", 5L << 24, (long)atom("text/uri-list"), 0, 0);
    send("XdndPosition", 0, at, CurrentTime, (long)atom("XdndActionCopy"));
    for (time_t end = time(NULL) + 10; time(NULL) < end;) {
        XEvent e;
        if (!XPending(screen)) {
            struct timespec moment = {0, 20 * 1000 * 1000};
            nanosleep(&moment, NULL);
            continue;
        }
        XNextEvent(screen, &e);
        if (e.type == SelectionRequest) {
            give(&e.xselectionrequest, file);
        } else if (e.type == ClientMessage && e.xclient.message_type == atom("XdndStatus")) {
            if (!(e.xclient.data.l[1] & 1)) {
                fprintf(stderr, "drop: the window refuses it\n");
                return 1;
            }
            send("XdndDrop", 0, CurrentTime, 0, 0);
        } else if (e.type == ClientMessage && e.xclient.message_type == atom("XdndFinished")) {
            if (e.xclient.data.l[1]) /* GLFW says here how much it took */
                return 0;
            fprintf(stderr, "drop: the window took nothing\n");
            return 1;
        }
    }
    fprintf(stderr, "drop: the window says nothing\n");
    return 1;
}
