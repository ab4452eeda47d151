"""
Health check of the web container: does it answer, as the proxy would ask?

    python -m keten.opstart.gezond 8000
"""

import os
import sys

from keten.opstart.draaiend import answers


def main() -> int:
    headers = {
        "Host": os.environ.get("KETEN_HOSTS", "localhost").split(",")[0],
        "X-Forwarded-Proto": "https",
    }
    return 0 if answers(poort=int(sys.argv[1]), headers=headers) else 1


if __name__ == "__main__":
    sys.exit(main())
