#!/usr/bin/env python3
"""No test reads or leaves anything in the home of whoever runs it.

One test of each kind is run as a user would by hand, with HOME and every XDG folder in a home of our own. The program
keeps a cache on every run, so whatever found that home has left traces there.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import hermetic  # noqa: E402


class Hermetic(unittest.TestCase):
    def setUp(self):
        self.home = pathlib.Path(tempfile.mkdtemp(prefix="home-", dir=hermetic.BUILD))
        self.addCleanup(shutil.rmtree, self.home)
        self.environment = dict(os.environ) | {
            name: str(self.home / folder) for name, folder in hermetic.FOLDERS.items()
        }

    def run_as_user(self, *command):
        """What one run leaves in the user's home."""
        result = subprocess.run(
            [*map(str, command)], env=self.environment, capture_output=True, text=True, check=False, timeout=300,
        )
        self.assertEqual(result.returncode, 0, f"{command}\n{result.stdout}\n{result.stderr}")
        return sorted(str(path.relative_to(self.home)) for path in self.home.rglob("*"))

    def test_the_program_alone_keeps_a_cache_there(self):
        left = self.run_as_user(hermetic.PROGRAM, "islands")
        self.assertTrue([path for path in left if path.startswith(".cache/kurilscope")], left)

    def test_command_line_tests(self):
        test = hermetic.SOURCE / "tests/cli/measure_test.py"
        self.assertEqual(self.run_as_user(sys.executable, test), [])

    def test_golden_pictures(self):
        self.assertEqual(self.run_as_user(hermetic.BUILD / "test_golden", "--gtest_filter=*/no_layers"), [])

    def test_tests_in_cpp(self):
        self.assertEqual(self.run_as_user(hermetic.BUILD / "test_app", "--gtest_filter=Studio*"), [])


if __name__ == "__main__":
    unittest.main()
