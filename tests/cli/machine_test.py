"""A machine that lacks something: status 3, and what would help."""

import os
import resource
import shutil
import subprocess
import unittest

from program import PROGRAM, CliCase

PICTURE = ["snapshot", "--size", "640x480"]


class Machine(CliCase):
    def run_with(self, *arguments, environment=None, megabytes=None):
        """A run with these variables set, and no more address space than that."""
        limit = megabytes and megabytes << 20

        def limited():
            if limit:
                resource.setrlimit(resource.RLIMIT_AS, (limit, limit))

        return subprocess.run(
            [PROGRAM, *map(str, arguments)], cwd=self.folder, env={**os.environ, **(environment or {})},
            preexec_fn=limited, capture_output=True, encoding="utf-8", timeout=120, check=False,
        )

    def test_without_opengl(self):
        """Pixels say what to install; vectors do without."""
        for lack in ({"__EGL_VENDOR_LIBRARY_DIRS": "/nowhere"}, {"GALLIUM_DRIVER": "none"}):
            with self.subTest(lack):
                result = self.run_with(*PICTURE, "-o", "a.png", environment=lack)
                self.assertEqual(result.returncode, 3, result.stderr)
                self.assertIn("install", result.stderr)
                self.assertIn("libgl1-mesa-dri", result.stderr)
                self.assertEqual(list(self.folder.iterdir()), [])
                self.assertEqual(self.run_with(*PICTURE, "-o", "a.pdf", environment=lack).returncode, 0)
                (self.folder / "a.pdf").unlink()

    def test_little_memory(self):
        """However little: the picture, or status 3 with the reason."""
        if self.run_with("--version", megabytes=4000).returncode != 0:
            self.skipTest("a sanitizer needs more addresses than can be limited")
        for cache in ("cold", "warm"):
            environment = {"XDG_CACHE_HOME": str(self.folder / "cache")}
            for megabytes in (80, 130, 180, 230, 300, 400, 600, 800, 1000, 1200, 1500):
                for name in ("a.png", "a.pdf"):
                    with self.subTest(cache, megabytes=megabytes, name=name):
                        if cache == "cold":
                            shutil.rmtree(self.folder / "cache", ignore_errors=True)
                        result = self.run_with(*PICTURE, "-o", name, environment=environment, megabytes=megabytes)
                        if result.returncode != 0:
                            self.assertEqual((result.returncode, result.stdout), (3, ""), result.stderr)
                            self.assertIn("memory", result.stderr)
                            self.assertFalse((self.folder / name).exists())
                        (self.folder / name).unlink(missing_ok=True)


if __name__ == "__main__":
    unittest.main()
