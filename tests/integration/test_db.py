#!/usr/bin/env python3
"""Runs ./test-db against a private PostgreSQL."""

import os
import subprocess
import sys

from database import Database

with Database() as database:
    sys.exit(subprocess.run(sys.argv[1:] or ["./test-db"], check=False,
                            env={**os.environ, "DATABASE_URL": database.url()}).returncode)
