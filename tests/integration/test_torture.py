#!/usr/bin/env python3
"""The short form of scripts/torture: ten faults at a site of its own, with the programs built here."""

import os
import sys
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[2] / "scripts/torture"

os.environ["BRELAN_PROGRAMS"] = os.getcwd()
os.execv(SCRIPT, [str(SCRIPT), "--kills", "10", "--bots", "100", "--pause", "1", *sys.argv[1:]])
