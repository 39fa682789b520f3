"""``python -m civicx``."""

from civicx.cli import main

main()
