"""A picture dropped on the window, or opened with it, brings its view back."""

import ctypes
import subprocess
import threading
import unittest

from screen import PATIENCE, PROGRAM, WindowCase, environment

VIEW = ["--event", "kunashir-occupied", "--center", "146.02,44.1", "--span", "310.5", "--names", "all", "--theme", "dark"]


class Drop(threading.Thread):
    """Drops a file on a window as a file manager does: the XDND protocol, version 5, answered until the file is taken."""

    CLIENT_MESSAGE, SELECTION_REQUEST, SELECTION_NOTIFY = 33, 30, 31

    def __init__(self, display, window, path):
        super().__init__(daemon=True)
        self.x11 = ctypes.CDLL("libX11.so.6")
        self.x11.XOpenDisplay.restype = ctypes.c_void_p
        self.x11.XInternAtom.restype = ctypes.c_ulong
        self.x11.XCreateSimpleWindow.restype = ctypes.c_ulong
        self.x11.XDefaultRootWindow.restype = ctypes.c_ulong
        self.connection = ctypes.c_void_p(self.x11.XOpenDisplay(display.encode()))
        root = ctypes.c_ulong(self.x11.XDefaultRootWindow(self.connection))
        self.source = self.x11.XCreateSimpleWindow(self.connection, root, 0, 0, 1, 1, 0, 0, 0)
        self.target = int(window)
        self.content = f"file://{path}\r\n".encode()
        self.start()

    def atom(self, name):
        return self.x11.XInternAtom(self.connection, name.encode(), 0)

    def send(self, window, fields):
        event = (ctypes.c_long * 24)(*fields)
        self.x11.XSendEvent(self.connection, ctypes.c_ulong(window), 0, ctypes.c_long(0), ctypes.byref(event))
        self.x11.XFlush(self.connection)

    def tell(self, name, *data):
        head = [self.CLIENT_MESSAGE, 0, 0, 0, self.target, self.atom(name), 32, self.source]
        self.send(self.target, head + list(data))

    def answer(self, event):
        requestor, selection, kind, place, moment = event[5:10]
        self.x11.XChangeProperty(
            self.connection, ctypes.c_ulong(requestor), ctypes.c_ulong(place), ctypes.c_ulong(kind), 8, 0,
            self.content, len(self.content),
        )
        self.send(requestor, [self.SELECTION_NOTIFY, 0, 0, 0, requestor, selection, kind, place, moment])

    def run(self):
        self.x11.XSetSelectionOwner(
            self.connection, ctypes.c_ulong(self.atom("XdndSelection")), ctypes.c_ulong(self.source), ctypes.c_ulong(0)
        )
        self.tell("XdndEnter", 5 << 24, self.atom("text/uri-list"))
        self.tell("XdndPosition", 0, 500 << 16 | 300, 0, self.atom("XdndActionCopy"))
        self.tell("XdndDrop", 0, 0)
        event = (ctypes.c_long * 24)()
        while True:
            self.x11.XNextEvent(self.connection, ctypes.byref(event))
            kind = event[0] & 0xFF
            if kind == self.SELECTION_REQUEST:
                self.answer(event)
            elif kind == self.CLIENT_MESSAGE and event[5] == self.atom("XdndFinished"):
                return


class Pictures(WindowCase):
    def picture(self, name):
        path = self.folder / name
        subprocess.run(
            [PROGRAM, "snapshot", "-o", str(path), "--size", "320x200", *VIEW],
            env=environment(None, self.folder / "config"), check=True, timeout=PATIENCE,
        )
        return path

    def drop(self, program, path):
        thread = Drop(self.display.name, program.window, path)
        thread.join(PATIENCE)
        self.assertFalse(thread.is_alive(), "the window did not take the file")
        return program.settle()

    def test_a_dropped_picture_restores_its_view_and_undo_goes_back(self):
        program = self.open()
        first = program.view
        for name in ("a.png", "a.pdf"):
            shown = self.drop(program, self.picture(name))
            self.assertEqual((shown.date, shown.select), ("1945-09-01", "event:kunashir-occupied"))
            self.assertEqual((shown.center, shown.span), ("146.02,44.1", "310.5"))
            self.assertEqual((shown.names, shown.theme), ("all", "dark"))
            program.key("ctrl+z")
            self.assertEqual(program.settle(), first)

    def test_something_else_dropped_changes_nothing_and_is_told(self):
        program = self.open()
        first = program.view
        before = self.display.image()
        other = self.folder / "notes.txt"
        other.write_text("no picture", encoding="utf-8")
        self.assertEqual(self.drop(program, other), first)
        self.assertNotEqual(self.display.image().pixels, before.pixels, "no message is shown")

    def test_the_window_opens_from_a_picture(self):
        path = self.picture("a.png")
        program = self.open("--from", str(path))
        self.assertEqual(program.views[0].select, "event:kunashir-occupied")
        self.assertEqual(program.views[0].span, "310.5")


if __name__ == "__main__":
    unittest.main()
